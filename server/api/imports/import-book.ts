import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { z } from 'zod'

import { idSchema } from '../../contract/common.ts'
import { importRequestSchema, uploadSchema } from '../../contract/imports.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import { UnknownCaseError } from '../../store/store-errors.ts'
import { ApiError } from '../problem-of.ts'

const ENDING = '.import.json'

const storedImportSchema = z.object({
  id: z.uuid(),
  files: z.array(uploadSchema).min(1),
  mapping: uploadSchema.nullable(),
  onFailure: importRequestSchema.shape.onFailure,
  rejects: importRequestSchema.shape.rejects,
  caseId: idSchema.transform((id) => id as CaseId),
  /** Whether the case was made for this import, so that it goes with it. */
  created: z.boolean(),
  key: z.string(),
})

/** What was asked for, as it is kept until the import is finished or taken back. */
export type StoredImport = z.output<typeof storedImportSchema>

export type ImportedFiles = Pick<StoredImport, 'files' | 'mapping'>

/** Ids of all uploads of an import. */
export function listUploads({ files, mapping }: ImportedFiles): string[] {
  return [...files, ...(mapping === null ? [] : [mapping])].map((upload) => upload.id)
}

/**
 * The imports under way, one a case, each in a file beside its uploads: after a crash they can be resumed without
 * sending the files again. Also says which of them a job works on.
 */
export class ImportBook {
  readonly #folder: string
  readonly #stored = new Map<CaseId, StoredImport>()
  readonly #busy = new Map<CaseId, string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Reads the imports that an earlier run left and that are still under way in the store. */
  async load(store: CaseStore): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith(ENDING))
    for (const name of names) {
      const stored = await this.#read(name)
      if (stored !== null && (await isUnderWay(store, stored))) this.#stored.set(stored.caseId, stored)
    }
  }

  list(): readonly StoredImport[] {
    return [...this.#stored.values()]
  }

  /** Names of the files that the book itself keeps. */
  listFileNames(): readonly string[] {
    return this.list().map(({ id }) => `${id}${ENDING}`)
  }

  find(caseId: CaseId): StoredImport | null {
    return this.#stored.get(caseId) ?? null
  }

  /** Keeps what was asked for; what stood for this case before is gone then. */
  async save(stored: StoredImport): Promise<void> {
    const previous = this.#stored.get(stored.caseId)
    const path = this.#pathOf(stored.id)
    await writeFile(`${path}.new`, JSON.stringify(stored), { mode: 0o600, flush: true })
    await rename(`${path}.new`, path)
    this.#stored.set(stored.caseId, stored)
    if (previous !== undefined && previous.id !== stored.id) await rm(this.#pathOf(previous.id), { force: true })
  }

  async forget(caseId: CaseId): Promise<void> {
    const stored = this.#stored.get(caseId)
    if (stored === undefined) return
    await rm(this.#pathOf(stored.id), { force: true })
    this.#stored.delete(caseId)
  }

  /** The job that imports into the case or takes an import back, or null. */
  findJob(caseId: CaseId): string | null {
    return this.#busy.get(caseId) ?? null
  }

  /** Whether an import under way needs the upload. */
  needs(uploadId: string): boolean {
    return this.list().some((one) => listUploads(one).includes(uploadId))
  }

  /**
   * Runs work on the import into a case, which no other job may then touch.
   *
   * @throws {ApiError} 409 while another job does
   */
  async alone<T>(caseId: CaseId, jobId: string, work: () => Promise<T>): Promise<T> {
    if (this.#busy.has(caseId)) {
      throw new ApiError(409, 'case-busy', 'Another job works on this case. Wait for its end, or cancel it.')
    }
    this.#busy.set(caseId, jobId)
    try {
      return await work()
    } finally {
      this.#busy.delete(caseId)
    }
  }

  /** Null for a file that is none of ours or was not written whole. */
  async #read(name: string): Promise<StoredImport | null> {
    try {
      return storedImportSchema.parse(JSON.parse(await readFile(join(this.#folder, name), 'utf8')))
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof z.ZodError) return null
      throw error
    }
  }

  #pathOf(id: string): string {
    return join(this.#folder, `${id}${ENDING}`)
  }
}

async function isUnderWay(store: CaseStore, { caseId, key }: StoredImport): Promise<boolean> {
  try {
    return (await store.findImport(caseId))?.key === key
  } catch (error) {
    if (error instanceof UnknownCaseError) return false
    throw error
  }
}
