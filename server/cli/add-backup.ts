import type { Command } from 'commander'

import { ENDPOINTS } from '../contract/endpoints.ts'
import { folderOf, withDataFolder } from './common-options.ts'
import type { CommonOptions } from './common-options.ts'
import { findCaseId } from './find-case-id.ts'
import type { Rooms } from './rooms.ts'
import { runJob } from './run-job.ts'
import { saveResponse } from './save-response.ts'
import type { Terminal } from './terminal.ts'
import { uploadFile } from './upload-file.ts'
import { withApi } from './with-api.ts'
import { checkWritable } from './write-whole.ts'

interface BackupOptions extends CommonOptions {
  readonly out: string
  readonly case?: string
  readonly purpose: string
}

interface RestoreOptions extends CommonOptions {
  readonly case?: string
  readonly as?: string
}

/** `trama backup` and `trama restore`: everything of a case, with every name and every instant. */
export function addBackup(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withDataFolder(program.command('backup'))
    .description('write everything of one case or of all to one file, with every name; others may go on writing')
    .requiredOption('--out <file>', 'file to write')
    .requiredOption('--purpose <text>', 'why, at least ten characters; it is logged')
    .option('--case <name>', 'name or id of a case; all if left out')
    .option('--json', 'print one JSON document', false)
    .action((options: BackupOptions) => makeBackup(rooms, terminal, options, signal))
  withDataFolder(program.command('restore'))
    .description('bring back the cases of a backup, each with all it held; nothing is left of a restore that fails')
    .argument('<file>', 'a backup')
    .option('--case <name>', 'name or id of a case in it; all if left out')
    .option('--as <name>', 'name that the case gets here')
    .option('--json', 'print one JSON document', false)
    .action((path: string, options: RestoreOptions) => restoreBackup(rooms, terminal, path, options, signal))
}

async function makeBackup(
  rooms: Rooms,
  terminal: Terminal,
  options: BackupOptions,
  signal: AbortSignal,
): Promise<void> {
  const { out, purpose } = options
  await checkWritable(out)
  await withApi(rooms, folderOf(options), async (client) => {
    const cases = options.case === undefined ? null : [await findCaseId(client, options.case)]
    await saveResponse(await client.request(ENDPOINTS.makeBackup, { body: { cases, purpose }, signal }), out, signal)
  })
  if (options.json === true) terminal.print(JSON.stringify({ file: out }))
  else terminal.print(`${out}: written; it holds every name, so keep it safe`)
}

async function restoreBackup(
  rooms: Rooms,
  terminal: Terminal,
  path: string,
  options: RestoreOptions,
  signal: AbortSignal,
): Promise<void> {
  const { cases } = await withApi(rooms, folderOf(options), async (client) => {
    const upload = await uploadFile(client, terminal, path, signal)
    const body = { upload: upload.id, case: options.case ?? null, as: options.as ?? null }
    const started = await client.call(ENDPOINTS.startRestore, { body })
    const job = await runJob(client, terminal, path, started, signal)
    return client.call(ENDPOINTS.getRestoreReceipt, { params: { jobId: job.id } })
  })
  if (options.json === true) terminal.print(JSON.stringify(cases))
  else for (const one of cases) terminal.print(`${one.caseName}: ${one.records} records restored`)
}
