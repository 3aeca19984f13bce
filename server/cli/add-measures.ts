import type { Command } from 'commander'

import type { MeasureList } from '../contract/analysis.ts'
import type { Rooms } from './rooms.ts'
import type { Terminal } from './terminal.ts'

/** `trama measures`: what can be computed. */
export function addMeasures(program: Command, rooms: Rooms, terminal: Terminal): void {
  program
    .command('measures')
    .description('list the measures: id, kind, label, what they say and on which networks, and their parameters')
    .option('--json', 'print one JSON document, with definitions, citations and caveats', false)
    .action(({ json }: { json: boolean }) => {
      if (json) terminal.print(JSON.stringify(rooms.measures))
      else for (const measure of rooms.measures) for (const line of describe(measure)) terminal.print(line)
    })
}

function describe({ id, kind, label, meaning, domain, parameters }: MeasureList['measures'][number]): string[] {
  const listed = Object.entries(parameters).map(([name, standard]) => `${id}.${name}=${String(standard)}`)
  return [
    `${id}  (${kind})  ${label}`,
    `  ${meaning}`,
    `  ${domain}`,
    ...(listed.length === 0 ? [] : [`  Parameters: ${listed.join(' ')}`]),
  ]
}
