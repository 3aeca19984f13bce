import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

import { CommandError, EXIT } from './exit-codes.ts'

/**
 * Writes what a server answers to a file for its owner alone; under its name stands either the whole file or what stood
 * there before. Rejects with CommandError, or the signal's reason.
 */
export async function saveResponse(response: Response, path: string, signal: AbortSignal): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.part`
  try {
    if (response.body === null) throw new TypeError('the answer has no body')
    const body = Readable.fromWeb(response.body as ReadableStream<Uint8Array>)
    await pipeline(body, createWriteStream(unfinished, { mode: 0o600, flags: 'wx', flush: true }), { signal })
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    signal.throwIfAborted()
    const why = error instanceof Error ? error.message : String(error)
    throw new CommandError(EXIT.failed, `${path} could not be written (${why}). Check the folder and its free space.`)
  }
}
