import type { Command } from 'commander'

import { ENDPOINTS } from '../contract/endpoints.ts'
import type { FindingComparison } from '../contract/findings.ts'
import { folderOf, withDataFolder } from './common-options.ts'
import type { CommonOptions } from './common-options.ts'
import { describeComparison } from './describe-comparison.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { findCaseId } from './find-case-id.ts'
import type { Rooms } from './rooms.ts'
import { runJob } from './run-job.ts'
import type { Terminal } from './terminal.ts'
import { withApi } from './with-api.ts'

interface RerunOptions extends CommonOptions {
  readonly case: string
}

const HELP = `
The run reads what the case held when the finding was made, whatever it has received since, with the same parameters and
the same seed. What comes out is kept as a finding of its own. The command ends with 0 when the result is identical to
the last bit, and with 6 when anything differs; it then says what: the version of the program, the material, and the
values and ranks that changed.

Example:
  trama rerun --case "Harbour" finding-1b4e28ba-2fa1-41d2-883f-0016d3cca427`

/** `trama rerun`: a finding once more, and whether it comes out the same. */
export function addRerun(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withDataFolder(program.command('rerun'))
    .description('run a finding again and say whether the result is identical')
    .argument('<finding>', 'id of the finding; "trama findings" lists them')
    .requiredOption('--case <name>', 'name or id of the case')
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', HELP)
    .action(async (findingId: string, options: RerunOptions) => {
      const comparison = await rerun(rooms, terminal, findingId, options, signal)
      if (options.json === true) terminal.print(JSON.stringify(comparison))
      else for (const line of describeComparison(comparison)) terminal.print(line)
      if (comparison.outcome !== 'identical') throw new CommandError(EXIT.differs, 'The result is not identical.')
    })
}

function rerun(
  rooms: Rooms,
  terminal: Terminal,
  findingId: string,
  options: RerunOptions,
  signal: AbortSignal,
): Promise<FindingComparison> {
  return withApi(rooms, folderOf(options), async (client) => {
    const caseId = await findCaseId(client, options.case)
    const started = await client.call(ENDPOINTS.rerunFinding, { params: { caseId, findingId } })
    const job = await runJob(client, terminal, 'rerun', started, signal)
    return client.call(ENDPOINTS.getRerun, { params: { jobId: job.id } })
  })
}
