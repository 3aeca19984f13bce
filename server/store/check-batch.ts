import type { CaseBatch, CaseRecord, CaseRecordType } from '../domain/case-record.ts'
import { hashContent, listReferences, serializeRecord } from './record-content.ts'
import type { RecordReference } from './record-content.ts'
import { DanglingReferenceError, RecordConflictError, SourceBytesError } from './store-errors.ts'

/** A record ready to be written. */
export interface PreparedRecord {
  readonly record: CaseRecord
  readonly body: string
  readonly sha256: string
}

/** A reference that the batch itself does not answer, with the first record that makes it. */
export interface OutsideReference {
  readonly from: CaseRecord
  readonly to: RecordReference
}

/** Tells records of a case apart: an id is unique among the records of its type. */
export function keyOf(reference: RecordReference): string {
  return `${reference.type} ${reference.id}`
}

export function prepareRecord(record: CaseRecord): PreparedRecord {
  const body = serializeRecord(record)
  return { record, body, sha256: hashContent(body) }
}

/**
 * Parts prepared records into new ones and those there already. `stored` gives the hash of each that the case has, by
 * key. Called for one slice of a batch after the other, each time with all that has been written so far.
 *
 * @throws {RecordConflictError} for the first whose id is taken by other content, in the case or earlier in the slice
 */
export function sortOutKnown<T extends PreparedRecord>(
  slice: readonly T[],
  stored: ReadonlyMap<string, string>,
): { fresh: T[]; unchanged: number } {
  const seen = new Map(stored)
  const fresh: T[] = []
  for (const prepared of slice) {
    const key = keyOf(prepared.record)
    const known = seen.get(key)
    if (known === undefined) {
      seen.set(key, prepared.sha256)
      fresh.push(prepared)
    } else if (known !== prepared.sha256) {
      throw new RecordConflictError(prepared.record.type, prepared.record.id)
    }
  }
  return { fresh, unchanged: slice.length - fresh.length }
}

/** References that may be answered later: those among claims, of an import in parts. */
export function isForward(from: CaseRecord, to: RecordReference): boolean {
  return from.type === 'claim' && to.type === 'claim'
}

/**
 * The references that the case must answer, one for each record referred to, in the order of the batch; `isLeftOut`
 * says which are not asked for.
 */
export function listOutsideReferences(
  records: readonly CaseRecord[],
  isLeftOut: (from: CaseRecord, to: RecordReference) => boolean = () => false,
): OutsideReference[] {
  const answered = new Map<CaseRecordType, Set<string>>()
  for (const record of records) takeIds(answered, record.type).add(record.id)
  const outside: OutsideReference[] = []
  for (const from of records) {
    for (const to of listReferences(from)) {
      const ids = takeIds(answered, to.type)
      if (ids.has(to.id) || isLeftOut(from, to)) continue
      ids.add(to.id)
      outside.push({ from, to })
    }
  }
  return outside
}

function takeIds(byType: Map<CaseRecordType, Set<string>>, type: CaseRecordType): Set<string> {
  const ids = byType.get(type) ?? new Set()
  byType.set(type, ids)
  return ids
}

/**
 * Checks references in order; `present` holds the keys that the case has. Conflicts go before: call it after
 * `sortOutKnown` has passed the whole batch.
 *
 * @throws {DanglingReferenceError} for the first that the case does not have
 */
export function checkReferences(outside: readonly OutsideReference[], present: ReadonlySet<string>): void {
  const missing = outside.find((one) => !present.has(keyOf(one.to)))
  if (missing !== undefined) throw new DanglingReferenceError(missing.from.type, missing.from.id, missing.to.id)
}

/**
 * Checks that every source has its own bytes, before anything is written.
 *
 * @throws {SourceBytesError} for the first that has none, or others than its hash and length say
 */
export function checkSourceBytes(batch: CaseBatch): void {
  for (const record of batch.records) {
    if (record.type !== 'source') continue
    const bytes = batch.sourceBytes.get(record.sha256)
    const sound = bytes?.byteLength === record.byteLength && hashContent(bytes) === record.sha256
    if (!sound) throw new SourceBytesError(record.id)
  }
}
