import type { Command } from 'commander'

import { ENDPOINTS } from '../contract/endpoints.ts'
import { folderOf, withDataFolder } from './common-options.ts'
import type { CommonOptions } from './common-options.ts'
import { findCaseId } from './find-case-id.ts'
import type { Rooms } from './rooms.ts'
import { runJob } from './run-job.ts'
import type { Terminal } from './terminal.ts'
import { withApi } from './with-api.ts'

interface EraseOptions extends CommonOptions {
  readonly case: string
  readonly yesErase: string
  readonly purpose: string
}

/** `trama erase`: a case, for good. */
export function addErase(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withDataFolder(program.command('erase'))
    .description('erase a case for good; one log entry stays, which counts what went')
    .requiredOption('--case <name>', 'name or id of the case')
    .requiredOption('--yes-erase <name>', 'the name of the case once more, letter by letter')
    .requiredOption('--purpose <text>', 'why, at least ten characters; it is logged')
    .option('--json', 'print one JSON document', false)
    .action(async (options: EraseOptions) => {
      const { yesErase: name, purpose } = options
      const receipt = await withApi(rooms, folderOf(options), async (client) => {
        const params = { caseId: await findCaseId(client, options.case) }
        const started = await client.call(ENDPOINTS.startErasure, { params, body: { name, purpose } })
        const job = await runJob(client, terminal, options.case, started, signal)
        return client.call(ENDPOINTS.getEraseReceipt, { params: { jobId: job.id } })
      })
      if (options.json === true) terminal.print(JSON.stringify(receipt))
      else terminal.print(`${options.case}: erased. Backups and exports of it are not reached by this.`)
    })
}
