import { createHash } from 'node:crypto'

import type { Entry, ZipFile } from 'yauzl'

import {
  BACKUP_LIMITS,
  BACKUP_MANIFEST_ENTRY,
  backupFindingSchema,
  backupLogLineSchema,
  backupViewsSchema,
} from '../../contract/backup-schema.ts'
import type { BackupCaseEntry, BackupLimits, BackupManifest } from '../../contract/backup-schema.ts'
import { CASE_FILE_LIMITS } from '../../contract/limits.ts'
import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecord } from '../../domain/case-record.ts'
import type { Received } from '../../domain/claim-status.ts'
import type { CaseId } from '../../domain/ids.ts'
import { CaseFileError } from '../case-file-error.ts'
import { checkCase } from '../case-file/check-case.ts'
import { LineReader } from '../case-file/line-reader.ts'
import type { NumberColumn } from '../case-file/number-column.ts'
import { nameArchive, openZip } from '../case-file/open-archive.ts'
import type { CaseEntries } from '../case-file/open-archive.ts'
import { readEntry } from '../case-file/read-entry.ts'
import type { EntryStreamOptions } from '../case-file/read-entry.ts'
import { streamParts } from '../case-file/stream-parts.ts'
import type { RecordPart, StreamPartsOptions } from '../case-file/stream-parts.ts'
import { BACKUP_ENTRIES } from './backup-case.ts'
import type { BackedUpFinding, BackedUpFrame, BackedUpLogEntry, BackedUpRows } from './backup-case.ts'
import { BACKUP_LINES } from './backup-lines.ts'
import { listBackupEntries } from './list-backup-entries.ts'
import { parseRows, readManifest } from './read-manifest.ts'

export interface BackupOpenOptions<Action extends string> extends StreamPartsOptions {
  /** What messages call the file. */
  readonly name?: string
  /** BACKUP_LIMITS unless given. */
  readonly limits?: BackupLimits
  /** Actions that a log may tell of. */
  readonly actions: readonly Action[]
}

/** A backup that has been found whole. */
export interface OpenBackup<Action extends string> {
  readonly manifest: Omit<BackupManifest, 'cases'>
  readonly cases: readonly BackedUpFrame[]
  /** The records of a case as they were received, with the bytes of the sources among them. */
  readonly parts: (id: CaseId, options?: StreamPartsOptions) => AsyncIterable<RecordPart<Received<CaseRecord>>>
  readonly readRows: (id: CaseId) => Promise<BackedUpRows<Action>>
  /** The findings of a case, one at a time; whether each is what was sealed, the store sees. */
  readonly findings: (id: CaseId) => AsyncIterable<BackedUpFinding>
  readonly close: () => Promise<void>
}

/**
 * Checks a whole backup (docs/backup.md): every entry against its SHA-256, every line against its schema, every record
 * and source as in a case file. Memory holds some 30 bytes a record of one case, and one source or log.
 *
 * @throws {CaseFileError} with what is wrong; nothing of the backup is then to be used
 * @throws file system errors as they are, and the signal's reason when aborted
 */
export async function openBackup<Action extends string>(
  path: string,
  options: BackupOpenOptions<Action>,
): Promise<OpenBackup<Action>> {
  const { name = nameArchive({ path }), limits = BACKUP_LIMITS } = options
  options.signal?.throwIfAborted()
  const zip = await openZip({ path }, name)
  try {
    const entries = await listBackupEntries(zip, name, limits)
    const backup = new BackupReader(zip, entries, limits, options)
    return await backup.open()
  } catch (error) {
    zip.close()
    throw error
  }
}

interface CheckedCase<Action extends string> {
  readonly reader: LineReader<Received<CaseRecord>>
  readonly types: NumberColumn
  readonly readRows: () => Promise<BackedUpRows<Action>>
  readonly findings: () => AsyncIterable<BackedUpFinding>
}

class BackupReader<Action extends string> {
  readonly #cases = new Map<string, CheckedCase<Action>>()
  readonly #stream: EntryStreamOptions

  constructor(
    readonly zip: ZipFile,
    readonly entries: ReadonlyMap<string, Entry>,
    readonly limits: BackupLimits,
    readonly options: BackupOpenOptions<Action>,
  ) {
    const total = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0)
    let done = 0
    const onBytes = (length: number): void => {
      done += length
      options.onProgress?.(Math.min(done, total), total)
    }
    this.#stream = { signal: options.signal, onBytes }
  }

  async open(): Promise<OpenBackup<Action>> {
    const { cases, ...manifest } = readManifest(await this.#read(BACKUP_MANIFEST_ENTRY, this.#stream), this.entries)
    for (const one of cases) this.#cases.set(one.id, await this.#checkCase(one))
    return {
      manifest,
      // The schema of the manifest has checked the ids, hence their brand.
      cases: cases.map(({ id, name, description, createdAt }) => ({ id: id as CaseId, name, description, createdAt })),
      parts: (id, options) => {
        const { reader, types } = this.#find(id)
        return streamParts(reader, types, options)
      },
      readRows: (id) => this.#find(id).readRows(),
      findings: (id) => this.#find(id).findings(),
      close: () => {
        this.zip.close()
        return Promise.resolve()
      },
    }
  }

  #find(id: CaseId): CheckedCase<Action> {
    const found = this.#cases.get(id)
    if (found === undefined) throw new RangeError(`the backup holds no case "${id}"`)
    return found
  }

  async #checkCase(one: BackupCaseEntry): Promise<CheckedCase<Action>> {
    const hashes = new Map(one.entries.map(({ name, sha256 }) => [name, sha256]))
    const reader = new LineReader(this.#gatherEntries(one), BACKUP_LINES, CASE_FILE_LIMITS.lineBytes * 2)
    const { lines, predicates } = this.limits
    const { types } = await checkCase(reader, { ...CASE_FILE_LIMITS, lines, predicates }, this.#stream)
    checkHash(reader.file, reader.sha256, hashes)
    checkCounts(one, types)
    const readRows = (): Promise<BackedUpRows<Action>> => this.#readRows(one.folder, hashes)
    await readRows()
    const findings = (): AsyncIterable<BackedUpFinding> => this.#readFindings(one, hashes)
    await drain(findings())
    return { reader, types, readRows, findings }
  }

  #gatherEntries({ folder, entries }: BackupCaseEntry): CaseEntries {
    const sourcesFolder = `${folder}${BACKUP_ENTRIES.sources}`
    const sources = new Map<string, Entry>()
    let totalBytes = 0
    for (const { name } of entries) {
      const entry = this.#getEntry(name)
      if (name.startsWith(sourcesFolder)) sources.set(name.slice(sourcesFolder.length), entry)
      totalBytes += entry.uncompressedSize
    }
    return {
      zip: this.zip,
      records: this.#getEntry(`${folder}${BACKUP_ENTRIES.records}`),
      sources,
      sourcesFolder,
      totalBytes,
    }
  }

  async #readRows(folder: string, hashes: ReadonlyMap<string, string>): Promise<BackedUpRows<Action>> {
    const [logName, viewsName] = [`${folder}${BACKUP_ENTRIES.log}`, `${folder}${BACKUP_ENTRIES.views}`]
    const [log, views] = [await this.#readHashed(logName, hashes), await this.#readHashed(viewsName, hashes)]
    return { log: this.#parseLog(logName, log), views: parseRows(viewsName, 1, views, backupViewsSchema) }
  }

  async *#readFindings(
    { folder, entries }: BackupCaseEntry,
    hashes: ReadonlyMap<string, string>,
  ): AsyncGenerator<BackedUpFinding> {
    for (const { name } of entries.filter((one) => one.name.startsWith(`${folder}${BACKUP_ENTRIES.findings}`))) {
      const { result, input, ...finding } = parseRows(
        name,
        1,
        await this.#readHashed(name, hashes),
        backupFindingSchema,
      )
      yield { ...finding, result: fromBase64(result), input: fromBase64(input) }
    }
  }

  #parseLog(file: string, bytes: Uint8Array): BackedUpLogEntry<Action>[] {
    const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').split('\n')
    return lines.slice(0, -1).map((text, place) => {
      const { action, caseId, restoredAt, ...entry } = parseRows(
        file,
        place + 1,
        Buffer.from(text),
        backupLogLineSchema,
      )
      const known = this.options.actions.find((one) => one === action)
      if (known === undefined) {
        const message = `the action "${action}" is unknown; use the program that made the backup, or a newer one`
        throw CaseFileError.of({ file, line: place + 1, field: 'action', code: 'wrong-field', message })
      }
      const restored = restoredAt === undefined ? {} : { restoredAt }
      return { ...entry, ...restored, action: known, caseId: caseId as CaseId | null }
    })
  }

  async #readHashed(name: string, hashes: ReadonlyMap<string, string>): Promise<Uint8Array> {
    const bytes = await this.#read(name, this.#stream)
    checkHash(name, createHash('sha256').update(bytes).digest('hex'), hashes)
    return bytes
  }

  #read(name: string, stream: EntryStreamOptions): Promise<Uint8Array> {
    return readEntry(this.zip, this.#getEntry(name), stream)
  }

  #getEntry(name: string): Entry {
    const entry = this.entries.get(name)
    if (entry === undefined) throw new RangeError(`the backup has no entry "${name}"`)
    return entry
  }
}

/** Reads all there is, so that what is wrong with it is found. */
async function drain(items: AsyncIterable<unknown>): Promise<void> {
  const iterator = items[Symbol.asyncIterator]()
  while ((await iterator.next()).done !== true);
}

function fromBase64(text: string | null): Uint8Array | null {
  return text === null ? null : Buffer.from(text, 'base64')
}

function checkHash(file: string, actual: string, hashes: ReadonlyMap<string, string>): void {
  if (actual === hashes.get(file)) return
  const message =
    'the entry is not the one whose SHA-256 the manifest has: it was altered; use another copy of the backup'
  throw CaseFileError.of({ file, code: 'hash-mismatch', message })
}

function checkCounts({ folder, counts }: BackupCaseEntry, types: NumberColumn): void {
  const found = RECORD_TYPES.map(() => 0)
  for (let line = 0; line < types.length; line += 1) {
    const place = types.get(line) - 1
    found[place] = (found[place] ?? 0) + 1
  }
  RECORD_TYPES.forEach((type, place) => {
    if (found[place] === counts[type]) return
    const file = `${folder}${BACKUP_ENTRIES.records}`
    const message = `there are ${found[place] ?? 0} records of type ${type}, and the manifest says ${counts[type]}`
    throw CaseFileError.of({ file, code: 'count-mismatch', message })
  })
}
