import { createHash } from 'node:crypto'

import { CASE_FILE_SOURCES_FOLDER } from '../../contract/case-file-schema.ts'
import type { Excerpt, Source } from '../../domain/source.ts'
import type { ProblemDraft } from '../problem.ts'
import { checkQuote } from './check-quote.ts'
import { decodeUtf8 } from './decode-utf8.ts'
import type { LocatedRecord, RecordIndex } from './record-index.ts'

/** The sources of a file, and how to get the bytes of each: null where the archive has none of that hash. */
export interface SourceBytes {
  readonly hashes: Iterable<string>
  read(sha256: string): Promise<Uint8Array | null>
}

/**
 * Checks that every source has its bytes, that they are the ones it says, and that every excerpt stands in its source.
 * Sources are read one after the other, so that one text at a time is in memory.
 *
 * @returns the bytes by SHA-256
 */
export async function checkSources(index: RecordIndex, archive: SourceBytes): Promise<Map<string, Uint8Array>> {
  const excerpts = groupExcerpts(index)
  const bytesByHash = new Map<string, Uint8Array>()
  for (const [sha256, sources] of groupSources(index)) {
    if (index.problems.isFull) break
    const bytes = await archive.read(sha256)
    if (bytes === null) reportMissing(index, sources)
    else {
      bytesByHash.set(sha256, bytes)
      checkBytes(index, sources, bytes, (source) => excerpts.get(source.id) ?? [])
    }
  }
  reportUnused(index, archive.hashes, bytesByHash)
  return bytesByHash
}

function checkBytes(
  index: RecordIndex,
  sources: readonly LocatedRecord<Source>[],
  bytes: Uint8Array,
  excerptsOf: (source: Source) => readonly LocatedRecord<Excerpt>[],
): void {
  const actual = createHash('sha256').update(bytes).digest('hex')
  const decoded = decodeUtf8(bytes)
  for (const { record, line } of sources) {
    if (actual !== record.sha256) {
      const message = `the bytes of ${nameEntry(record.sha256)} have the SHA-256 ${actual}; put back the original file`
      report(index, line, { field: 'sha256', code: 'hash-mismatch', message })
    } else if (bytes.byteLength !== record.byteLength) {
      const message = `the source has ${bytes.byteLength} bytes, not ${record.byteLength}`
      report(index, line, { field: 'byteLength', code: 'length-mismatch', message })
    } else if ('text' in decoded) {
      for (const excerpt of excerptsOf(record)) checkExcerpt(index, excerpt, record, decoded.text)
    }
  }
  const authentic = sources.find(({ record }) => record.sha256 === actual)
  if ('invalidAt' in decoded && authentic !== undefined) {
    reportEncoding(index, authentic.record, bytes, decoded.invalidAt)
  }
}

function checkExcerpt(
  index: RecordIndex,
  { record, line }: LocatedRecord<Excerpt>,
  source: Source,
  text: string,
): void {
  const fault = checkQuote(record, text)
  if (fault !== null) report(index, line, fault)
  if (record.row !== null && source.mediaType !== 'text/csv') {
    const message = `only a table (text/csv) has rows; "${source.id}" is ${source.mediaType}: write null`
    report(index, line, { field: 'row', code: 'row-in-text', message })
  }
}

function reportMissing(index: RecordIndex, sources: readonly LocatedRecord<Source>[]): void {
  for (const { record, line } of sources) {
    const message = `the archive has no ${nameEntry(record.sha256)}; add the bytes of the source under that name`
    report(index, line, { field: 'sha256', code: 'missing-source', message })
  }
}

function reportUnused(index: RecordIndex, hashes: Iterable<string>, used: ReadonlyMap<string, Uint8Array>): void {
  if (index.hasBroken('source') || index.problems.isFull) return
  for (const sha256 of hashes) {
    if (used.has(sha256)) continue
    const message = 'no source of the file has this SHA-256; remove the entry or add the source'
    index.problems.add({ file: nameEntry(sha256), code: 'unused-source', message })
  }
}

function reportEncoding(index: RecordIndex, source: Source, bytes: Uint8Array, invalidAt: number): void {
  const before = Buffer.from(bytes.buffer, bytes.byteOffset, invalidAt)
  const lineStart = before.lastIndexOf(0x0a) + 1
  const line = before.reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 1)
  const message = `the source "${source.id}" is no UTF-8 from byte ${invalidAt + 1} on; convert it before it is hashed`
  const place = { line, column: invalidAt - lineStart + 1 }
  index.problems.add({ file: nameEntry(source.sha256), code: 'invalid-utf8', message, ...place })
}

function groupSources(index: RecordIndex): Map<string, LocatedRecord<Source>[]> {
  const groups = new Map<string, LocatedRecord<Source>[]>()
  for (const located of index.ofType('source')) pushTo(groups, located.record.sha256, located)
  return groups
}

function groupExcerpts(index: RecordIndex): Map<string, LocatedRecord<Excerpt>[]> {
  const groups = new Map<string, LocatedRecord<Excerpt>[]>()
  for (const located of index.ofType('excerpt')) pushTo(groups, located.record.source, located)
  return groups
}

function pushTo<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [item])
  else group.push(item)
}

function nameEntry(sha256: string): string {
  return `${CASE_FILE_SOURCES_FOLDER}${sha256}`
}

function report(index: RecordIndex, line: number, fault: Pick<ProblemDraft, 'field' | 'code' | 'message'>): void {
  index.problems.add({ file: index.file, line, ...fault })
}
