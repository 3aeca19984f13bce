import { InvalidArgumentError, Option } from 'commander'
import type { Command } from 'commander'

import { changeRequestSchema } from '../contract/change.ts'
import type { ChangeRequest } from '../contract/change.ts'
import { ENDPOINTS } from '../contract/endpoints.ts'
import { checkMeasures, readNumber, readParameter, readWholeNumber } from './analysis-options.ts'
import type { ParameterValues } from './analysis-options.ts'
import { parseOwn, parseProjection, withCaseRun } from './case-run-options.ts'
import type { CaseRunOptions } from './case-run-options.ts'
import { summariseChange, tabulateChange } from './change-table.ts'
import { folderOf } from './common-options.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { readFormat } from './exposure-options.ts'
import { findCaseId } from './find-case-id.ts'
import type { Rooms } from './rooms.ts'
import { finishRun } from './run-exposure.ts'
import type { Terminal } from './terminal.ts'
import { withApi } from './with-api.ts'
import { writeCsv } from './write-csv.ts'
import { checkWritable, writeWhole } from './write-whole.ts'

interface ChangeOptions extends CaseRunOptions {
  readonly measure: string
  readonly parameter: ParameterValues
  readonly every: ChangeRequest['every']
  readonly from?: string
  readonly to?: string
  readonly undated: string
  readonly threshold: number
  readonly minimumSize: number
  readonly seed: number
}

const HELP = `
The table has a row for each window and node: its value, rank and movement, its cluster and the thread of clusters that
this continues, and whether it came or went. The JSON document also has what became of clusters, with the claims behind
it, and leads by introducer credit; docs/change.md. Victims and minors are masked.

Example:
  trama change --case "Synthetic case" --measure degree --every quarter --out change.csv`

/** `trama change`: a measure, who is there, and clusters, followed through windows of time. */
export function addChange(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withCaseRun(program.command('change'))
    .description('follow a measure, who comes and goes, and clusters through windows of time')
    .requiredOption('--measure <id>', 'the measure; "trama measures" lists them')
    .option('--parameter <measure.name=value>', 'a parameter of the measure; may be repeated', readParameter, {})
    .option('--every <window>', 'month, quarter, year, or days such as 30d, or 90d/30d for a step', readWindow, {
      unit: 'year',
    })
    .option('--from <day>', 'first day looked at, YYYY-MM-DD')
    .option('--to <day>', 'last day looked at, YYYY-MM-DD')
    .addOption(new Option('--undated <way>', 'evidence without a date').choices(['in', 'out']).default('out'))
    .option('--threshold <index>', 'least Jaccard index at which clusters match', readNumber, 0.3)
    .option('--minimum-size <number>', 'smallest cluster that is followed', readWholeNumber(10_000), 3)
    .option('--seed <number>', 'seed of whatever is drawn at random', readWholeNumber(0xffff_ffff), 1)
    .addHelpText('after', HELP)
    .action(async (options: ChangeOptions) => {
      const { out } = options
      if (options.asAt !== undefined) throw new CommandError(EXIT.usage, '--as-at: each window is a time of its own.')
      const body = composeRequest(options)
      checkMeasures(rooms.measures, { ...options, measures: [options.measure], out: '' })
      const format = out === undefined ? null : readFormat(out)
      if (out !== undefined) await checkWritable(out)
      const finding = await withApi(rooms, folderOf(options), async (client) => {
        const params = { caseId: await findCaseId(client, options.case) }
        const started = await client.call(ENDPOINTS.startChange, { params, body })
        const job = await finishRun(client, terminal, started, signal)
        return client.call(ENDPOINTS.getChange, { params: { jobId: job.id } })
      })
      const text = format === 'json' ? `${JSON.stringify(finding)}\n` : writeCsv(tabulateChange(finding))
      await writeWhole(out === undefined ? [] : [{ path: out, text }], signal)
      for (const line of options.json === true ? [JSON.stringify(finding)] : summariseChange(finding))
        terminal.print(line)
    })
}

function composeRequest(options: ChangeOptions): ChangeRequest {
  const { measure, every, from, to, undated, threshold, minimumSize, seed } = options
  const measureParameters = options.parameter[measure] ?? {}
  const asked = { measure, measureParameters, every, from, to, undated, threshold, minimumSize, seed }
  return { ...parseOwn(changeRequestSchema, asked), projection: parseProjection(options) }
}

/** `month`, `quarter`, `year`, `30d`, or `90d/30d`: as long, and that far apart. */
function readWindow(text: string): ChangeRequest['every'] {
  if (text === 'month' || text === 'quarter' || text === 'year') return { unit: text }
  const [, days, step = days] = /^(\d{1,5})d(?:\/(\d{1,5})d)?$/u.exec(text) ?? []
  if (days === undefined) throw new InvalidArgumentError('month, quarter, year, 30d or 90d/30d is wanted')
  return { days: Number(days), step: Number(step) }
}
