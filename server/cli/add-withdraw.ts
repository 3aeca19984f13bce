import type { Command } from 'commander'

import { ENDPOINTS } from '../contract/endpoints.ts'
import { withdrawalRequestSchema } from '../contract/withdrawal.ts'
import { readList, readWholeNumber } from './analysis-options.ts'
import { parseOwn, parseProjection, withCaseRun } from './case-run-options.ts'
import type { CaseRunOptions } from './case-run-options.ts'
import { folderOf } from './common-options.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { readFormat } from './exposure-options.ts'
import { findCaseId } from './find-case-id.ts'
import type { Rooms } from './rooms.ts'
import { finishRun } from './run-exposure.ts'
import type { Terminal } from './terminal.ts'
import { summariseWithdrawal, tabulateWithdrawal } from './withdrawal-table.ts'
import { withApi } from './with-api.ts'
import { writeCsv } from './write-csv.ts'
import { checkWritable, writeWhole } from './write-whole.ts'

interface WithdrawOptions extends CaseRunOptions {
  readonly source: readonly string[]
  readonly exhibit: readonly string[]
  readonly origin: readonly string[]
  readonly claim: readonly string[]
  readonly between: readonly string[]
  readonly measures: readonly string[]
  readonly overview: boolean
  readonly seed: number
}

const HELP = `
The case is analysed with and without what goes; docs/stability.md says what that tells. The table has a row for each tie
that falls, weakens or strengthens, each path, rank and branch assignment that changes and, with --overview, each source.
Victims and minors are masked.

Example:
  trama withdraw --case "Synthetic case" --exhibit A-12 --out without-a-12.csv`

/** `trama withdraw`: what falls if part of the material goes. */
export function addWithdraw(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withCaseRun(program.command('withdraw'))
    .description('tell which ties, paths, branches and ranks fall if a source, an exhibit, an origin or a claim goes')
    .option('--source <ids...>', 'sources that go', [])
    .option('--exhibit <numbers...>', 'exhibits that go, all sources of the number', [])
    .option('--origin <keys...>', 'origins that go, origin:ID or entity:ID', [])
    .option('--claim <ids...>', 'claims that go', [])
    .option('--between <ids...>', 'tell what becomes of the shortest paths between each two of these', [])
    .option('--measures <ids>', 'rankings that are compared, parted by commas', readList, ['degree', 'betweenness'])
    .option('--overview', 'tell what hangs on each source alone', false)
    .option('--seed <number>', 'seed of whatever is drawn at random', readWholeNumber(0xffff_ffff), 1)
    .addHelpText('after', HELP)
    .action(async (options: WithdrawOptions) => {
      const { source, exhibit, origin, claim, between, measures, overview, seed, out } = options
      const gone = { sources: source, exhibits: exhibit, origins: origin, claims: claim }
      if (!overview && Object.values(gone).every((list) => list.length === 0)) {
        throw new CommandError(EXIT.usage, 'Name what goes: --source, --exhibit, --origin or --claim, or --overview.')
      }
      const own = parseOwn(withdrawalRequestSchema, { ...gone, between, measures, overview, seed })
      const body = { ...own, projection: parseProjection(options) }
      const format = out === undefined ? null : readFormat(out)
      if (out !== undefined) await checkWritable(out)
      const found = await withApi(rooms, folderOf(options), async (client) => {
        const params = { caseId: await findCaseId(client, options.case) }
        const started = await client.call(ENDPOINTS.startWithdrawal, { params, body })
        const job = await finishRun(client, terminal, started, signal)
        return client.call(ENDPOINTS.getWithdrawal, { params: { jobId: job.id } })
      })
      const text = format === 'json' ? `${JSON.stringify(found)}\n` : writeCsv(tabulateWithdrawal(found))
      if (out !== undefined) await writeWhole([{ path: out, text }], signal)
      for (const line of options.json === true ? [JSON.stringify(found)] : summariseWithdrawal(found))
        terminal.print(line)
    })
}
