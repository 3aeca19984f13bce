import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'

import { ENDPOINTS } from '../contract/endpoints.ts'
import type { Upload } from '../contract/imports.ts'
import type { ApiClient } from './api-client.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

/** Sends a file to the server as it is read. Rejects with CommandError where it cannot be read. */
export async function uploadFile(
  client: ApiClient,
  terminal: Terminal,
  path: string,
  signal: AbortSignal,
): Promise<Upload> {
  const name = basename(path)
  const total = await measureFile(path)
  let sent = 0
  const source = createReadStream(path, { highWaterMark: 1024 * 1024 })
  source.on('data', (chunk) => {
    sent += chunk.length
    terminal.showProgress(`${name}: sending ${Math.floor((100 * sent) / Math.max(total, 1))} %`)
  })
  try {
    const bytes = Readable.toWeb(source) as ReadableStream<Uint8Array>
    return await client.call(ENDPOINTS.upload, { query: { name }, bytes, signal })
  } finally {
    source.destroy()
    terminal.clearProgress()
  }
}

/** Sends files one after the other; when one fails, those sent before are taken back. */
export async function uploadFiles(
  client: ApiClient,
  terminal: Terminal,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<Upload[]> {
  const uploads: Upload[] = []
  try {
    for (const path of paths) uploads.push(await uploadFile(client, terminal, path, signal))
    return uploads
  } catch (error) {
    await discardUploads(client, uploads)
    throw error
  }
}

export async function discardUploads(client: ApiClient, uploads: readonly Upload[]): Promise<void> {
  for (const { id } of uploads) {
    // What is not deleted now goes when the server starts again.
    await client.call(ENDPOINTS.discardUpload, { params: { uploadId: id } }).catch(() => undefined)
  }
}

async function measureFile(path: string): Promise<number> {
  try {
    const found = await stat(path)
    if (found.isFile()) return found.size
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new CommandError(EXIT.refused, `${path} cannot be read (${why}). Check the name and your rights.`)
  }
  throw new CommandError(EXIT.refused, `${path} is no file.`)
}
