import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

import type { ExportRequest } from '../contract/cases.ts'
import { ENDPOINTS } from '../contract/endpoints.ts'
import type { ApiClient } from './api-client.ts'
import { CommandError, EXIT } from './exit-codes.ts'

/** Writes a case file; under its name stands either the whole file or what stood there before. */
export async function runExport(
  client: ApiClient,
  caseId: string,
  path: string,
  request: ExportRequest,
  signal: AbortSignal,
): Promise<void> {
  const response = await client.request(ENDPOINTS.exportCase, { params: { caseId }, body: request, signal })
  const unfinished = `${path}.part`
  try {
    if (response.body === null) throw new TypeError('the answer has no body')
    const body = Readable.fromWeb(response.body as ReadableStream<Uint8Array>)
    await pipeline(body, createWriteStream(unfinished, { mode: 0o600 }), { signal })
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    signal.throwIfAborted()
    const why = error instanceof Error ? error.message : String(error)
    throw new CommandError(EXIT.failed, `${path} could not be written (${why}). Check the folder and its free space.`)
  }
}

/** Id of the case of that name, or of that id. Throws CommandError when there is none. */
export async function findCaseId(client: ApiClient, nameOrId: string): Promise<string> {
  const { cases } = await client.call(ENDPOINTS.listCases)
  const found = cases.find((one) => one.name === nameOrId) ?? cases.find((one) => one.id === nameOrId)
  if (found !== undefined) return found.id
  const names = cases.map((one) => `"${one.name}"`).join(', ')
  throw new CommandError(EXIT.notFound, `There is no case "${nameOrId}". There are: ${names === '' ? 'none' : names}.`)
}
