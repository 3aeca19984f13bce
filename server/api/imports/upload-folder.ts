import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

import { LARGEST_UPLOAD } from '../../contract/imports.ts'
import type { Upload } from '../../contract/imports.ts'
import type { InputFile } from '../../ingest/import-source.ts'
import { ApiError } from '../problem-of.ts'

/**
 * Uploaded files of a data folder, readable by their owner alone. What a file is called is a label: on the disk it has
 * the name of its id.
 */
export class UploadFolder {
  readonly folder: string
  readonly #limit: number
  readonly #uploads = new Map<string, Upload>()

  /** @param limit largest file, in bytes */
  constructor(folder: string, limit = LARGEST_UPLOAD) {
    this.folder = folder
    this.#limit = limit
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  }

  /**
   * Writes a stream to the disk as it comes. A file that is not whole leaves nothing.
   *
   * @param announced length in bytes that the sender tells, or null
   * @throws {ApiError} 413 for a file over the limit, 400 for an empty one, 499 when its sender breaks off
   * @throws errors of the file system as they are
   */
  async receive(label: string, content: Readable, announced: number | null): Promise<Upload> {
    if (announced !== null) this.#checkLength(announced)
    const id = randomUUID()
    try {
      const upload = { id, name: baseName(label), ...(await this.#write(this.#pathOf(id), content)) }
      if (upload.byteLength === 0) throw new ApiError(400, 'empty-file', `"${upload.name}" is empty.`)
      this.#uploads.set(id, upload)
      return upload
    } catch (error) {
      content.resume()
      await rm(this.#pathOf(id), { force: true })
      if (content.errored === null) throw error
      throw new ApiError(499, 'upload-broken-off', 'The upload was broken off. Nothing of it was kept.')
    }
  }

  /** @throws {ApiError} 404 when it is not there */
  find(id: string): Upload {
    const upload = this.#uploads.get(id)
    if (upload === undefined)
      throw new ApiError(404, 'unknown-upload', `There is no upload "${id}". Send the file again.`)
    return upload
  }

  /** The upload as a reader opens it. */
  locate(upload: Upload): InputFile {
    return { name: upload.name, path: this.#pathOf(upload.id) }
  }

  async discard(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.#uploads.delete(id)
      await rm(this.#pathOf(id), { force: true })
    }
  }

  /** Takes over the uploads that are still needed from an earlier run, and deletes all other files of the folder. */
  async keepOnly(needed: readonly Upload[], alsoKept: readonly string[]): Promise<void> {
    for (const upload of needed) this.#uploads.set(upload.id, upload)
    const kept = new Set([...needed.map((upload) => upload.id), ...alsoKept])
    for (const name of await readdir(this.folder)) {
      if (!kept.has(name)) await rm(join(this.folder, name), { force: true, recursive: true })
    }
  }

  async #write(path: string, content: Readable): Promise<Pick<Upload, 'byteLength' | 'sha256'>> {
    const hash = createHash('sha256')
    let byteLength = 0
    const file = await open(path, 'wx', 0o600)
    try {
      // A stream that is destroyed takes its connection along, and nobody would hear what is wrong.
      for await (const chunk of content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        byteLength += chunk.length
        this.#checkLength(byteLength)
        hash.update(chunk)
        await file.writeFile(chunk)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    return { byteLength, sha256: hash.digest('hex') }
  }

  #checkLength(byteLength: number): void {
    if (byteLength <= this.#limit) return
    const most = `${Math.floor(this.#limit / 1024 ** 2)} MiB`
    throw new ApiError(413, 'upload-too-large', `A file of more than ${most} is not taken. Split it.`)
  }

  #pathOf(id: string): string {
    return join(this.folder, id)
  }
}

/** What comes after the last slash or backslash. */
function baseName(label: string): string {
  const parts = label.split(/[/\\]/u).filter((part) => part !== '')
  return parts.at(-1) ?? 'file'
}
