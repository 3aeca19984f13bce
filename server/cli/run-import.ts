import { basename } from 'node:path'

import { ENDPOINTS } from '../contract/endpoints.ts'
import type { ImportReceipt, ImportRequest } from '../contract/imports.ts'
import type { Job } from '../contract/jobs.ts'
import type { ApiClient } from './api-client.ts'
import { ProblemError } from './api-client.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { exitOf, listPlaces, watchJob } from './run-job.ts'
import { showRejects } from './show-rejects.ts'
import type { Terminal } from './terminal.ts'
import { discardUploads, uploadFiles } from './upload-file.ts'

/** How files are to be imported. */
export interface ImportChoice extends Pick<ImportRequest, 'onFailure' | 'rejects'> {
  readonly caseName: string
  readonly mapping: string | null
  /** Folder for the rejected rows, or null. */
  readonly rejectsFolder: string | null
}

/**
 * Imports files together and waits for the end, showing progress; aborting cancels the job on the server. Rejects with
 * CommandError that lists what is wrong, place by place, and says what was kept.
 */
export async function runImport(
  client: ApiClient,
  terminal: Terminal,
  paths: readonly string[],
  choice: ImportChoice,
  signal: AbortSignal,
): Promise<ImportReceipt> {
  const { caseName, mapping, onFailure, rejects, rejectsFolder } = choice
  const sent = await uploadFiles(client, terminal, mapping === null ? paths : [...paths, mapping], signal)
  const ids = sent.map((upload) => upload.id)
  const mappingId = mapping === null ? null : (ids.at(-1) ?? null)
  const uploads = mapping === null ? ids : ids.slice(0, -1)
  const body = { uploads, mapping: mappingId, case: caseName, onFailure, rejects }
  try {
    const started = await client.call(ENDPOINTS.startImport, { body })
    return await endImport(client, terminal, started, { title: titleOf(paths), rejectsFolder }, signal)
  } catch (error) {
    if (error instanceof ProblemError) await discardUploads(client, sent)
    throw error
  }
}

interface Ending {
  readonly title: string
  readonly rejectsFolder: string | null
}

/** Follows an import that has been started, or resumed, to its end. */
export async function endImport(
  client: ApiClient,
  terminal: Terminal,
  started: Job,
  { title, rejectsFolder }: Ending,
  signal: AbortSignal,
): Promise<ImportReceipt> {
  const job = await watchJob(client, terminal, title, started, signal)
  await tellRejects(client, terminal, job, rejectsFolder)
  if (job.state !== 'done') throw await explainEnd(client, title, job)
  const receipt = await client.call(ENDPOINTS.getImportReceipt, { params: { jobId: job.id } })
  if (receipt.resumedFrom > 0) {
    terminal.tell(`${title}: resumed; ${receipt.resumedFrom} part(s) were there from before.`)
  }
  return receipt
}

/** An import that failed before it read a row has no rejects to tell of. */
async function tellRejects(client: ApiClient, terminal: Terminal, job: Job, out: string | null): Promise<void> {
  if (job.state === 'cancelled') return
  try {
    await showRejects(client, terminal, job.id, out, new AbortController().signal)
  } catch (error) {
    if (!(error instanceof ProblemError && error.problem.status === 404)) throw error
  }
}

async function explainEnd(client: ApiClient, title: string, job: Job): Promise<CommandError> {
  const kept = await describeKept(client, job)
  if (job.state === 'cancelled') return new CommandError(EXIT.interrupted, `${title}: cancelled; ${kept}.`)
  const places = listPlaces(job.problem)
  const detail = places.length > 0 ? `${places.length} problem(s) found` : (job.problem?.detail ?? 'unknown reason')
  return new CommandError(exitOf(job.problem), `${title} was refused and ${kept}: ${detail}`, places)
}

/** Whether something of an import that did not end well is still there, and what can be done with it. */
async function describeKept(client: ApiClient, { caseId }: Job): Promise<string> {
  const nothing = 'nothing of it was kept'
  if (caseId === null) return nothing
  try {
    const { parts } = await client.call(ENDPOINTS.getPendingImport, { params: { caseId } })
    return `${parts} part(s) are kept, unseen; import the same files again to go on, or take them back with --discard`
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 404) return nothing
    throw error
  }
}

/** What people call files that are imported together. */
export function titleOf(paths: readonly string[]): string {
  const [first = '', ...rest] = paths
  if (rest.length === 0) return first
  return rest.length === 1 ? `${first}, ${basename(rest[0] ?? '')}` : `${first} and ${rest.length} more files`
}
