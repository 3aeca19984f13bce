import { DanglingReferenceError } from '../store-errors.ts'
import type { SqlDatabase } from './driver.ts'

/**
 * Checks that every claim named by another is there: what parts that came one after the other leave to the end.
 * `receivedAt` narrows it to the claims that bear that instant.
 *
 * @throws {DanglingReferenceError} for the first claim that names one that is not
 */
export function checkClaimReferences(database: SqlDatabase, caseNo: number, receivedAt: string | null): void {
  const narrowing = receivedAt === null ? '' : 'AND c.received_at = ?'
  const values = receivedAt === null ? [caseNo] : [caseNo, receivedAt]
  const missing = (column: string): string =>
    `NOT EXISTS (SELECT 1 FROM claim o WHERE o.case_no = c.case_no AND o.id = ${column})`
  const row = database.get(
    `SELECT id, reference FROM (
       SELECT c.id AS id, c.supersedes AS reference FROM claim c INDEXED BY claim_by_superseded
       WHERE c.case_no = ? AND c.supersedes IS NOT NULL ${narrowing} AND ${missing('c.supersedes')}
       UNION ALL
       SELECT c.contradicted_by AS id, c.claim AS reference FROM contradiction c
       WHERE c.case_no = ? ${narrowing} AND ${missing('c.claim')}
     ) ORDER BY id, reference LIMIT 1`,
    [...values, ...values],
  ) as { id: string; reference: string } | null
  if (row !== null) throw new DanglingReferenceError('claim', row.id, row.reference)
}
