import { Option } from 'commander'
import type { Command } from 'commander'

import { ENDPOINTS } from '../contract/endpoints.ts'
import type { ImportReceipt } from '../contract/imports.ts'
import type { ApiClient } from './api-client.ts'
import { folderOf, withDataFolder } from './common-options.ts'
import type { CommonOptions } from './common-options.ts'
import { describeTables } from './describe-tables.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { findCaseId } from './find-case-id.ts'
import { planImports } from './plan-imports.ts'
import type { Rooms } from './rooms.ts'
import { endImport, runImport, titleOf } from './run-import.ts'
import { runJob } from './run-job.ts'
import { prepareRejectsFolder } from './show-rejects.ts'
import type { Terminal } from './terminal.ts'
import { withApi } from './with-api.ts'

interface ImportOptions extends CommonOptions {
  readonly case: string
  readonly map?: string
  readonly allOrNothing: boolean
  readonly onFailure: 'discard' | 'keep'
  readonly rejects?: string
  readonly resume: boolean
  readonly discard: boolean
}

const HELP = `
Case files (.jsonl.zip, .trama) are imported each by itself, whole or not at all. All other files given are read together
as one import; a folder stands for the files in it. Rows that are wrong are left out, listed, and with --rejects written
to a file of the same name, to be mended and imported in its place; the command ends with 0 when all else was kept. Nothing is seen
of an import before all of it is written.

An import that was cut off goes on when the same command is given again.

Examples:
  trama import people.csv ties.csv --map map.yaml --case Harbour --rejects to-mend
  trama import --resume --case Harbour
  trama import --discard --case Harbour`

/** `trama import`: files into a case. */
export function addImport(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withDataFolder(program.command('import'))
    .description('import files into a case, which is made if it is not there')
    .argument('[files...]', 'case files, tables, graph files, or folders of them')
    .requiredOption('--case <name>', 'name of the case')
    .option('--map <file>', 'mapping of tables to the vocabulary (.yaml)')
    .option('--all-or-nothing', 'keep nothing when anything is rejected', false)
    .addOption(
      new Option('--on-failure <what>', 'what a cancelled or failed import leaves: nothing, or all it wrote, unseen')
        .choices(['discard', 'keep'])
        .default('discard'),
    )
    .option('--rejects <folder>', 'write the rejected rows to this folder, to be mended')
    .option('--resume', 'go on with the unfinished import into the case', false)
    .option('--discard', 'take back the unfinished import into the case', false)
    .option('--json', 'print one JSON document an import', false)
    .addHelpText('after', HELP)
    .action(async (paths: string[], options: ImportOptions) => {
      checkOptions(paths, options)
      await withApi(rooms, folderOf(options), (client) => {
        if (options.resume) return resume(client, terminal, options, signal)
        if (options.discard) return discard(client, terminal, options, signal)
        return importAll(client, terminal, paths, options, signal)
      })
    })
}

function checkOptions(paths: readonly string[], { resume: resumes, discard: discards }: ImportOptions): void {
  if (resumes && discards) throw new CommandError(EXIT.usage, '--resume and --discard exclude each other.')
  if (resumes || discards) {
    if (paths.length > 0) throw new CommandError(EXIT.usage, '--resume and --discard take no files.')
  } else if (paths.length === 0) {
    throw new CommandError(EXIT.usage, 'Name at least one file to import.')
  }
}

async function importAll(
  client: ApiClient,
  terminal: Terminal,
  paths: readonly string[],
  options: ImportOptions,
  signal: AbortSignal,
): Promise<void> {
  const plan = await planImports(paths)
  if (options.rejects !== undefined) await prepareRejectsFolder(options.rejects, plan.flat())
  if (plan.length === 0) throw new CommandError(EXIT.refused, 'There is no file in the folder given.')
  for (const files of plan) {
    const choice = {
      caseName: options.case,
      mapping: options.map ?? null,
      onFailure: options.onFailure,
      rejects: options.allOrNothing ? ('all-or-nothing' as const) : ('keep-good' as const),
      rejectsFolder: options.rejects ?? null,
    }
    printReceipt(terminal, files, await runImport(client, terminal, files, choice, signal), options)
  }
}

async function resume(
  client: ApiClient,
  terminal: Terminal,
  options: ImportOptions,
  signal: AbortSignal,
): Promise<void> {
  if (options.rejects !== undefined) await prepareRejectsFolder(options.rejects, [])
  const params = { caseId: await findCaseId(client, options.case) }
  const { title } = await client.call(ENDPOINTS.getPendingImport, { params })
  const started = await client.call(ENDPOINTS.resumeImport, { params })
  const ending = { title, rejectsFolder: options.rejects ?? null }
  printReceipt(terminal, [title], await endImport(client, terminal, started, ending, signal), options)
}

async function discard(
  client: ApiClient,
  terminal: Terminal,
  options: ImportOptions,
  signal: AbortSignal,
): Promise<void> {
  const params = { caseId: await findCaseId(client, options.case) }
  const { title } = await client.call(ENDPOINTS.getPendingImport, { params })
  await runJob(client, terminal, title, await client.call(ENDPOINTS.discardImport, { params }), signal)
  if (options.json === true) terminal.print(JSON.stringify({ discarded: title }))
  else terminal.print(`${title}: taken back; nothing of it was kept`)
}

function printReceipt(
  terminal: Terminal,
  files: readonly string[],
  receipt: ImportReceipt,
  { json }: CommonOptions,
): void {
  if (json === true) {
    terminal.print(JSON.stringify({ imported: files, ...receipt }))
    return
  }
  const added = Object.entries(receipt.added).filter(([, count]) => count > 0)
  const sum = added.reduce((total, [, count]) => total + count, 0)
  const byType = added.length === 0 ? '' : ` (${added.map(([type, count]) => `${type} ${count}`).join(', ')})`
  const rejected = receipt.rejected === 0 ? '' : `, ${receipt.rejected} reject(s) left out`
  terminal.print(`${titleOf(files)}: ${sum} records added${byType}, ${receipt.unchanged} were there already${rejected}`)
  for (const line of describeTables(receipt)) terminal.print(line)
}
