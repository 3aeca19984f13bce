import type { Command } from 'commander'

import { disruptionRequestSchema, MOST_REMOVALS } from '../contract/disruption.ts'
import type { DisruptionPlanView, DisruptionRequestBody } from '../contract/disruption.ts'
import { ENDPOINTS } from '../contract/endpoints.ts'
import { checkMeasures, readList, readParameter, readWholeNumber } from './analysis-options.ts'
import type { ParameterValues } from './analysis-options.ts'
import { parseOwn, parseProjection, withCaseRun } from './case-run-options.ts'
import type { CaseRunOptions } from './case-run-options.ts'
import { folderOf } from './common-options.ts'
import { summariseDisruption, tabulateDisruption } from './disruption-table.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { readFormat } from './exposure-options.ts'
import { findCaseId } from './find-case-id.ts'
import type { Rooms } from './rooms.ts'
import { finishRun } from './run-exposure.ts'
import type { Terminal } from './terminal.ts'
import { withApi } from './with-api.ts'
import { writeCsv } from './write-csv.ts'
import { checkWritable, writeWhole } from './write-whole.ts'

interface DisruptOptions extends CaseRunOptions {
  readonly plan: readonly string[]
  readonly chosen: readonly string[]
  readonly parameter: ParameterValues
  readonly recompute: boolean
  readonly removals: number
  readonly steps: number
  readonly repetitions: number
  readonly seed: number
}

const HELP = `
A plan is the id of a measure that ranks, or random, key-players, or chosen with the ids of --chosen. The table has a
row for each plan and removal: the largest connected part, the efficiency and the reach as shares of the network as it
was, and how many parts are left; docs/disruption.md. Structure only: it says nothing of what people do.

Example:
  trama disrupt --case "Synthetic case" --plan betweenness --plan random --removals 10 --out curves.csv`

/** `trama disrupt`: nodes taken away by plans, side by side. */
export function addDisrupt(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withCaseRun(program.command('disrupt'))
    .description('take nodes away by plans and follow what is left of the network')
    .requiredOption('--plan <id>', 'a measure, random, key-players or chosen; may be repeated', readList)
    .option('--chosen <ids>', 'whom the plan chosen takes away, in order; parted by commas', readList, [])
    .option('--parameter <measure.name=value>', 'a parameter of a measure; may be repeated', readParameter, {})
    .option('--no-recompute', 'measure once, not anew after each removal')
    .option('--removals <number>', 'how many are taken away', readWholeNumber(MOST_REMOVALS), 10)
    .option('--steps <number>', 'within how many ties others count as reached', readWholeNumber(20), 3)
    .option('--repetitions <number>', 'how often the plan random is drawn', readWholeNumber(1000), 20)
    .option('--seed <number>', 'seed of whatever is drawn at random', readWholeNumber(0xffff_ffff), 1)
    .addHelpText('after', HELP)
    .action(async (options: DisruptOptions) => {
      const { out } = options
      const body = composeRequest(rooms, options)
      const format = out === undefined ? null : readFormat(out)
      if (out !== undefined) await checkWritable(out)
      const finding = await withApi(rooms, folderOf(options), async (client) => {
        const params = { caseId: await findCaseId(client, options.case) }
        const started = await client.call(ENDPOINTS.startDisruption, { params, body })
        const job = await finishRun(client, terminal, started, signal)
        return client.call(ENDPOINTS.getDisruption, { params: { jobId: job.id } })
      })
      const text = format === 'json' ? `${JSON.stringify(finding)}\n` : writeCsv(tabulateDisruption(finding))
      await writeWhole(out === undefined ? [] : [{ path: out, text }], signal)
      for (const line of options.json === true ? [JSON.stringify(finding)] : summariseDisruption(finding))
        terminal.print(line)
    })
}

/** Throws CommandError for what the API would not take, named as on the command line. */
function composeRequest({ measures }: Rooms, options: DisruptOptions): DisruptionRequestBody {
  const { removals, steps, seed, parameter } = options
  if (options.plan.includes('chosen') !== options.chosen.length > 0) {
    throw new CommandError(EXIT.usage, '--plan chosen and --chosen, which says whom it takes away, need each other.')
  }
  const plans = options.plan.map((name) => readPlan(name, options))
  const asked = plans.flatMap((plan) => (plan.kind === 'ranking' ? [plan.measure] : []))
  checkMeasures(measures, { measures: asked, parameter, seed, out: '' })
  return {
    ...parseOwn(disruptionRequestSchema, { plans, removals, steps, seed }),
    projection: parseProjection(options),
  }
}

function readPlan(name: string, { chosen, parameter, recompute, repetitions }: DisruptOptions): DisruptionPlanView {
  if (name === 'random') return { kind: 'random', repetitions }
  if (name === 'key-players') return { kind: 'key-players', distances: false }
  if (name === 'chosen') return { kind: 'chosen', entities: [...chosen] }
  return { kind: 'ranking', measure: name, parameters: parameter[name] ?? {}, recompute }
}
