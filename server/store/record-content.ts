import { createHash } from 'node:crypto'

import canonicalize from 'canonicalize'

import type { CaseRecord, CaseRecordType } from '../domain/case-record.ts'

/** Canonical JSON (RFC 8785) of a record: equal records have equal bytes, on every store. */
export function serializeRecord(record: CaseRecord): string {
  const body = canonicalize(record)
  if (body === undefined) throw new TypeError(`a ${record.type} cannot be written as JSON`)
  return body
}

/** Lower-case hexadecimal SHA-256 of a text's UTF-8 bytes or of bytes. */
export function hashContent(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

export interface RecordReference {
  readonly type: CaseRecordType
  readonly id: string
}

/** What must be in the same case before this record can be. */
export function listReferences(record: CaseRecord): RecordReference[] {
  switch (record.type) {
    case 'predicate':
    case 'source':
    case 'entity':
      return []
    case 'excerpt':
      return [{ type: 'source', id: record.source }]
    case 'override':
      return [{ type: 'entity', id: record.entity }]
    case 'review':
      return [{ type: 'claim', id: record.claim }, ...record.excerpts.map((id) => ({ type: 'excerpt' as const, id }))]
    case 'claim':
      return listClaimReferences(record)
  }
}

function listClaimReferences(claim: Extract<CaseRecord, { type: 'claim' }>): RecordReference[] {
  const entities = [claim.subject]
  if ('entity' in claim.object) entities.push(claim.object.entity)
  if (claim.attributedTo !== null && 'entity' in claim.attributedTo) entities.push(claim.attributedTo.entity)
  const claims = claim.supersedes === null ? claim.contradicts : [claim.supersedes, ...claim.contradicts]
  return [
    ...entities.map((id) => ({ type: 'entity' as const, id })),
    ...claim.excerpts.map((id) => ({ type: 'excerpt' as const, id })),
    ...claims.map((id) => ({ type: 'claim' as const, id })),
  ]
}
