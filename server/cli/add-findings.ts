import type { Command } from 'commander'

import { ENDPOINTS } from '../contract/endpoints.ts'
import type { StoredFinding } from '../contract/findings.ts'
import type { ApiClient } from './api-client.ts'
import { readWholeNumber } from './analysis-options.ts'
import { folderOf, withDataFolder } from './common-options.ts'
import type { CommonOptions } from './common-options.ts'
import { findCaseId } from './find-case-id.ts'
import type { Rooms } from './rooms.ts'
import type { Terminal } from './terminal.ts'
import { withApi } from './with-api.ts'

interface FindingsOptions extends CommonOptions {
  readonly case: string
  readonly limit: number
}

const MOST = 100_000
const PAGE = 500

const HELP = `
One line a finding, the newest first: its id, when, who, the task, the seed and the digest of the result.
"trama rerun --case NAME ID" runs one again and says whether the result is identical.`

/** `trama findings`: what every run on a case found, as it was kept. */
export function addFindings(program: Command, rooms: Rooms, terminal: Terminal): void {
  withDataFolder(program.command('findings'))
    .description('list the findings that runs on a case have left')
    .requiredOption('--case <name>', 'name or id of the case')
    .option('--limit <number>', 'most findings to list', readWholeNumber(MOST), 50)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', HELP)
    .action(async (options: FindingsOptions) => {
      const findings = await withApi(rooms, folderOf(options), async (client) => {
        return listFindings(client, await findCaseId(client, options.case), options.limit)
      })
      if (options.json === true) terminal.print(JSON.stringify(findings))
      else for (const finding of findings) terminal.print(describe(finding))
    })
}

async function listFindings(client: ApiClient, caseId: string, most: number): Promise<StoredFinding[]> {
  const found: StoredFinding[] = []
  let after: string | null | undefined
  while (after !== null && found.length < most) {
    const query = { limit: Math.min(PAGE, most - found.length), ...(after === undefined ? {} : { after }) }
    const page = await client.call(ENDPOINTS.listFindings, { params: { caseId }, query })
    found.push(...page.findings)
    after = page.next
  }
  return found
}

function describe({ id, at, actor, task, manifest, result }: StoredFinding): string {
  const { seed } = manifest.parameters
  const kept = result.kept ? '' : '  (result too large to be kept)'
  return `${id}  ${at}  ${actor}  ${task}  seed ${typeof seed === 'number' ? seed : '-'}  ${result.sha256}${kept}`
}
