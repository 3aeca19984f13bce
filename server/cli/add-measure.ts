import { resolve } from 'node:path'

import type { Command } from 'commander'

import { checkMeasures, readWholeNumber, withMeasures } from './analysis-options.ts'
import type { MeasureOptions } from './analysis-options.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import type { EdgeListOutcome, Rooms } from './rooms.ts'
import { runMeasure } from './run-measure.ts'
import type { Terminal } from './terminal.ts'
import { checkWritable } from './write-whole.ts'

interface EdgeListOptions extends MeasureOptions {
  readonly directed: boolean
  readonly weighted: boolean
  readonly json: boolean
  readonly memory?: number
}

/** Asks for every measure that is defined on the list. */
const ALL = 'all'

const HELP = `
The list is CSV in UTF-8, parted by comma, semicolon or tab. Its first row names the columns source and target, and
weight if there is one; other columns are passed over. Ids are text. A row without target names a node without ties.
Rows that tie a node to itself are dropped, rows that repeat a tie are merged. No case, store or server is used.

The table has the column id, then one for each measure, named by its id; rows are by id. What a measure of the whole
network gives stands in every row; a flag of ties is counted at each node. Where a measure is not defined on the
network, or a row of the list is bad, nothing is written and the command ends with 3; where more memory is needed than
may be used, with 2. "--measures all" computes every measure that is defined and tells of the others. Where --out ends
in .json the file holds the table as one document.

Example:
  trama measure calls.csv --measures degree,pagerank --directed --weighted --out ranks.csv`

/** `trama measure`: measures of any edge list as a table. */
export function addMeasure(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withMeasures(program.command('measure'))
    .description('compute measures on an edge list and write them as a table')
    .argument('<edges>', 'edge list (.csv)')
    .option('--directed', 'a tie leads from source to target alone', false)
    .option('--weighted', 'read the column weight as the strength of ties', false)
    .option('--memory <MB>', 'refuse what needs more; what is free unless given', readWholeNumber(16_000_000))
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', HELP)
    .action(async (path: string, options: EdgeListOptions) => {
      const isAll = options.measures.length === 1 && options.measures[0] === ALL
      const measures = isAll ? rooms.measures.map(({ id }) => id) : options.measures
      checkMeasures(rooms.measures, { ...options, measures })
      if (resolve(options.out) === resolve(path)) throw new CommandError(EXIT.usage, '--out names the list itself.')
      await checkWritable(options.out)
      const { directed, weighted, parameter: parameters, seed, memory } = options
      const limit = memory === undefined ? {} : { memory }
      const run = { path, directed, weighted, measures, parameters, seed, ...limit }
      const outcome = await runMeasure(rooms, terminal, { ...run, passesOver: isAll }, options.out, signal)
      if (options.json) terminal.print(JSON.stringify(describe(outcome, options)))
      else for (const line of summarise(outcome, options.out)) terminal.print(line)
    })
}

function summarise(outcome: EdgeListOutcome, out: string): string[] {
  return [`${out}: written`, ...listNetworkValues(outcome).map(({ measure, value }) => `${measure}: ${value}`)]
}

function describe(outcome: EdgeListOutcome, { out, directed, weighted, seed }: EdgeListOptions): object {
  const { ids, ties, counts } = outcome
  const network = { nodes: ids.length, ties, directed, weighted }
  return { file: out, network, ...counts, ungraded: true, seed, networkValues: listNetworkValues(outcome) }
}

function listNetworkValues({ columns }: EdgeListOutcome): { measure: string; value: number }[] {
  return columns.flatMap((column) => ('value' in column ? [{ measure: column.measure, value: column.value }] : []))
}
