import type { CaseRecord, CaseRecordType } from '../domain/case-record.ts'
import { hashContent, listReferences, serializeRecord } from './record-content.ts'

/** A record as a store keeps it, whether or not it is sound. */
export interface KeptRecord {
  readonly type: CaseRecordType
  readonly id: string
  readonly sha256: string
  readonly body: string
}

/** The record that a body holds, or what is wrong with the body; never with words of it. */
export type SoundRecord = { readonly record: CaseRecord } | { readonly fault: string }

/** Reads a body that has the hash it was received with, is canonical and speaks of the record it is kept as. */
export function readSoundRecord({ type, id, sha256, body }: KeptRecord): SoundRecord {
  if (hashContent(body) !== sha256) return { fault: 'the content is not the one that was received' }
  const record = parseRecord(body)
  if (record === null || !isCanonical(record, body)) return { fault: 'the content cannot be read as a record' }
  if (record.type !== type || record.id !== id) return { fault: 'the content is that of another record' }
  return { record }
}

function parseRecord(body: string): CaseRecord | null {
  try {
    const record = JSON.parse(body) as CaseRecord
    // Whoever forges a hash too may leave out fields that all else builds on.
    listReferences(record).map(({ id }) => id)
    return record
  } catch {
    return null
  }
}

function isCanonical(record: CaseRecord, body: string): boolean {
  return serializeRecord(record) === body
}
