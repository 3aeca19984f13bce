import { mkdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'

import { ENDPOINTS } from '../contract/endpoints.ts'
import type { ApiClient } from './api-client.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { saveResponse } from './save-response.ts'
import type { Terminal } from './terminal.ts'

const SHOWN = 20

/**
 * Tells what an import left out, the first of it place by place, and saves the rejected rows to a folder if one is
 * given: under the names of the files that they came from, by which a mapping knows them.
 */
export async function showRejects(
  client: ApiClient,
  terminal: Terminal,
  jobId: string,
  folder: string | null,
  signal: AbortSignal,
): Promise<void> {
  const params = { jobId }
  const { rejects, total, files } = await client.call(ENDPOINTS.listRejects, { params, query: { limit: SHOWN } })
  if (total === 0) return
  terminal.tell(`${total} reject(s), left out:`)
  for (const { file, row, field, message } of rejects) {
    const place = row === null ? file : `${file}:${row}`
    terminal.tell(`  ${place}${field === null ? '' : ` ${field}`}: ${message}`)
  }
  if (total > rejects.length) terminal.tell(`  … and ${total - rejects.length} more`)
  if (folder === null) {
    terminal.tell('With --rejects FOLDER the rejected rows are written there, to be mended.')
    return
  }
  for (const file of files) {
    const path = join(folder, nameSafely(file))
    const response = await client.request(ENDPOINTS.downloadRejects, { params, query: { file }, signal })
    await saveResponse(response, path, signal)
    terminal.tell(`${path}: the rejected rows of ${file}. Mend them and import this file in its place.`)
  }
}

/** Makes the folder for rejected rows. Throws CommandError when it would overwrite a file that is imported. */
export async function prepareRejectsFolder(folder: string, imported: readonly string[]): Promise<void> {
  const taken = new Set(imported.map((path) => resolve(path)))
  const clash = imported.find((path) => taken.has(resolve(folder, basename(path))))
  if (clash !== undefined) {
    throw new CommandError(EXIT.usage, `--rejects ${folder} holds ${clash} itself. Name another folder.`)
  }
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new CommandError(EXIT.failed, `The folder ${folder} cannot be made (${why}).`)
  }
}

/** A file inside an archive, `cases.zip/people.csv`, gives `people.csv`. */
function nameSafely(file: string): string {
  const name = basename(file.replaceAll('\\', '/')).replaceAll(/\p{Cc}/gu, '_')
  return name === '' || name === '.' || name === '..' ? 'rejects.csv' : name
}
