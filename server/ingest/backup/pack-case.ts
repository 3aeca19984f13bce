import { createHash } from 'node:crypto'

import type { BackupCaseEntry, BackupLimits } from '../../contract/backup-schema.ts'
import { CASE_FILE_LIMITS } from '../../contract/limits.ts'
import type { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecord, CaseRecordType } from '../../domain/case-record.ts'
import type { SourceId } from '../../domain/ids.ts'
import { CaseFileWriteError } from '../case-file-write-error.ts'
import { LineBuffer } from '../case-file/line-buffer.ts'
import { checkOrder } from '../case-file/serialize-case.ts'
import type { StoredZip } from '../case-file/stored-zip.ts'
import { BACKUP_ENTRIES } from './backup-case.ts'
import type { BackedUpFinding, BackupCase } from './backup-case.ts'

type PackedEntry = BackupCaseEntry['entries'][number]

/** What becomes known of a case while its records go by. */
interface Passed {
  readonly counts: Record<CaseRecordType, number>
  /** By SHA-256, one of the sources that have those bytes. */
  readonly sources: Map<string, SourceId>
}

/** Yields the bytes of all entries of one case, and returns what the manifest says of it. */
export async function* packCase(
  zip: StoredZip,
  folder: string,
  { frame, records, readSource, readRows, findings }: BackupCase,
  limits: BackupLimits,
): AsyncGenerator<Uint8Array, BackupCaseEntry> {
  const passed: Passed = { counts: countNothing(), sources: new Map() }
  const entries: PackedEntry[] = []
  const lines = writeRecords(records(), passed, limits)
  entries.push(yield* packStream(zip, `${folder}${BACKUP_ENTRIES.records}`, lines))
  for (const [sha256, id] of [...passed.sources].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const bytes = checkSource(await readSource(id), sha256)
    entries.push(yield* packWhole(zip, `${folder}${BACKUP_ENTRIES.sources}${sha256}`, bytes))
  }
  const { log, views } = await readRows()
  const logLines = Buffer.from(log.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  entries.push(yield* packWhole(zip, `${folder}${BACKUP_ENTRIES.log}`, logLines))
  entries.push(yield* packWhole(zip, `${folder}${BACKUP_ENTRIES.views}`, Buffer.from(JSON.stringify(views))))
  let number = 0
  for await (const finding of findings()) {
    number += 1
    entries.push(yield* packWhole(zip, `${folder}${BACKUP_ENTRIES.findings}${number}.json`, writeFinding(finding)))
  }
  const { id, name, description, createdAt } = frame
  return { folder, id, name, description, createdAt, counts: passed.counts, entries }
}

async function* writeRecords(
  records: ReturnType<BackupCase['records']>,
  { counts, sources }: Passed,
  limits: BackupLimits,
): AsyncGenerator<Buffer> {
  const lines = new LineBuffer()
  let previous: CaseRecord | null = null
  for await (const received of records) {
    const { receivedAt, ...record } = received
    checkOrder(previous, received)
    previous = received
    lines.add(JSON.stringify({ receivedAt, record }))
    counts[record.type] += 1
    if (record.type === 'source' && !sources.has(record.sha256)) sources.set(record.sha256, record.id)
    if (lines.byteLength > limits.recordBytes || lines.count > limits.lines) {
      throw new CaseFileWriteError('A case is too large for a backup.')
    }
    if (lines.isFull) yield lines.take()
  }
  yield lines.take()
}

async function* packStream(
  zip: StoredZip,
  name: string,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<Uint8Array, PackedEntry> {
  const digest = createHash('sha256')
  let byteLength = 0
  const hashed = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      digest.update(chunk)
      byteLength += chunk.byteLength
      yield chunk
    }
  }
  yield* zip.addStream(name, hashed(), { mayBeLong: true })
  return { name, sha256: digest.digest('hex'), byteLength }
}

function* packWhole(zip: StoredZip, name: string, bytes: Uint8Array): Generator<Uint8Array, PackedEntry> {
  yield* zip.addWhole(name, bytes)
  return { name, sha256: createHash('sha256').update(bytes).digest('hex'), byteLength: bytes.byteLength }
}

function writeFinding({ body, sha256, result, input }: BackedUpFinding): Buffer {
  const [resultText, inputText] = [result, input].map((bytes) => bytes && Buffer.from(bytes).toString('base64'))
  return Buffer.from(JSON.stringify({ body, sha256, result: resultText, input: inputText }))
}

function checkSource(bytes: Uint8Array | null, sha256: string): Uint8Array {
  if (bytes === null) throw new CaseFileWriteError(`The bytes of the source with SHA-256 ${sha256} are not there.`)
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw new CaseFileWriteError(`The bytes kept for the source with SHA-256 ${sha256} are others.`)
  }
  if (bytes.byteLength > CASE_FILE_LIMITS.sourceBytes) {
    throw new CaseFileWriteError(`A source of ${bytes.byteLength} bytes is too large for a backup.`)
  }
  return bytes
}

function countNothing(): Record<CaseRecordType, number> {
  const none = { predicate: 0, source: 0, entity: 0, excerpt: 0, claim: 0, review: 0, override: 0 }
  return none satisfies Record<(typeof RECORD_TYPES)[number], number>
}
