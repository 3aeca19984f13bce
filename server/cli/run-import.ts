import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

import { ENDPOINTS } from '../contract/endpoints.ts'
import type { ImportReceipt } from '../contract/jobs.ts'
import type { Problem } from '../contract/problem.ts'
import type { ApiClient } from './api-client.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { followJob } from './follow-job.ts'
import type { Terminal } from './terminal.ts'

/**
 * Imports one file and waits for the end, showing progress; aborting cancels the job on the server. Rejects with
 * CommandError that lists what is wrong, place by place.
 */
export async function runImport(
  client: ApiClient,
  terminal: Terminal,
  path: string,
  caseName: string,
  signal: AbortSignal,
): Promise<ImportReceipt> {
  const bytes = await readLocal(path)
  const started = await client.call(ENDPOINTS.startImport, { query: { case: caseName }, bytes })
  const job = await followJob(client, started, signal, ({ phase, done, total }) => {
    const share = total > 0 ? ` ${Math.floor((100 * done) / total)} %` : ''
    terminal.showProgress(`${basename(path)}: ${phase}${share}`)
  })
  terminal.clearProgress()
  if (job.state === 'done') return client.call(ENDPOINTS.getImportReceipt, { params: { jobId: job.id } })
  if (job.state === 'cancelled') throw new CommandError(EXIT.interrupted, `${path}: cancelled; nothing of it was kept.`)
  throw refuse(path, job.problem)
}

async function readLocal(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new CommandError(EXIT.refused, `${path} cannot be read (${why}). Check the name and your rights.`)
  }
}

function refuse(path: string, problem: Problem | null): CommandError {
  const lines = (problem?.problems ?? []).map((one) => {
    const place = [one.file, one.line, one.column].filter((part) => part !== null).join(':')
    return `  ${place}${one.field === null ? '' : ` ${one.field}`}: ${one.message}`
  })
  const detail = lines.length > 0 ? `${lines.length} problem(s) found` : (problem?.detail ?? 'unknown reason')
  return new CommandError(EXIT.refused, `${path} was refused and nothing of it was kept: ${detail}`, lines)
}
