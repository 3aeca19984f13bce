import { Option } from 'commander'
import type { Command } from 'commander'

import { communityRequestSchema, COMMUNITY_METHODS } from '../contract/communities.ts'
import { ENDPOINTS } from '../contract/endpoints.ts'
import { readNumber, readWholeNumber } from './analysis-options.ts'
import { parseOwn, parseProjection, withCaseRun } from './case-run-options.ts'
import type { CaseRunOptions } from './case-run-options.ts'
import { folderOf } from './common-options.ts'
import { summariseCommunities, tabulateCommunities, tabulatePairs } from './community-table.ts'
import { readFormat } from './exposure-options.ts'
import { findCaseId } from './find-case-id.ts'
import type { Rooms } from './rooms.ts'
import { finishRun } from './run-exposure.ts'
import type { Terminal } from './terminal.ts'
import { withApi } from './with-api.ts'
import { writeCsv } from './write-csv.ts'
import { checkWritable, writeWhole } from './write-whole.ts'

interface CommunityOptions extends CaseRunOptions {
  readonly method: string
  readonly seeds: number
  readonly threshold: number
  readonly resolution: number
  readonly weighted: boolean
  readonly seed: number
  readonly pairs?: string
}

const HELP = `
The table has a row for each node: id, label, kind, cluster and stability, the mean share of runs that put it together
with the other members of its cluster. A cluster is no branch; docs/communities.md. Victims and minors are masked.

Example:
  trama communities --case "Synthetic case" --out clusters.csv --pairs pairs.csv`

/** `trama communities`: clusters on which many seeds agree. */
export function addCommunities(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withCaseRun(program.command('communities'))
    .description('find clusters on which many seeds agree, and how sure it is who belongs where')
    .addOption(new Option('--method <method>', 'how to divide').choices(COMMUNITY_METHODS).default('leiden'))
    .option('--seeds <number>', 'runs of each round, a seed each', readWholeNumber(1000), 100)
    .option('--threshold <share>', 'share of runs below which a tie is dropped for the next round', readNumber, 0.5)
    .option('--resolution <number>', 'higher for smaller clusters', readNumber, 1)
    .option('--no-weighted', 'let every tie count alike')
    .option('--seed <number>', 'seed of whatever is drawn at random', readWholeNumber(0xffff_ffff), 1)
    .option('--pairs <file>', 'also write how often each pair was together, as CSV')
    .addHelpText('after', HELP)
    .action(async (options: CommunityOptions) => {
      const { out, pairs, method, seeds, threshold, resolution, weighted, seed } = options
      const asked = { method, seeds, threshold, resolution, weighted, seed }
      const body = { ...parseOwn(communityRequestSchema, asked), projection: parseProjection(options) }
      const format = out === undefined ? null : readFormat(out)
      for (const path of [out, pairs]) if (path !== undefined) await checkWritable(path)
      const finding = await withApi(rooms, folderOf(options), async (client) => {
        const params = { caseId: await findCaseId(client, options.case) }
        const started = await client.call(ENDPOINTS.startCommunities, { params, body })
        const job = await finishRun(client, terminal, started, signal)
        return client.call(ENDPOINTS.getCommunities, { params: { jobId: job.id } })
      })
      const text = format === 'json' ? `${JSON.stringify(finding)}\n` : writeCsv(tabulateCommunities(finding))
      const files = [
        ...(out === undefined ? [] : [{ path: out, text }]),
        ...(pairs === undefined ? [] : [{ path: pairs, text: writeCsv(tabulatePairs(finding)) }]),
      ]
      await writeWhole(files, signal)
      for (const line of options.json === true ? [JSON.stringify(finding)] : summariseCommunities(finding))
        terminal.print(line)
    })
}
