import type { CaseRecord } from '../domain/case-record.ts'
import type { Received } from '../domain/claim-status.ts'

/** The record itself, without the instant at which a store received it. */
export function stripInstant(received: Received<CaseRecord>): CaseRecord {
  const record: CaseRecord & { receivedAt?: string } = { ...received }
  delete record.receivedAt
  return record
}
