import type { Integer } from 'neo4j-driver'

import type { CaseId } from '../../domain/ids.ts'
import { DanglingReferenceError } from '../store-errors.ts'
import type { Reference } from './link-records.ts'
import type { QueryName } from './load-cypher.ts'
import type { Transaction, Transactions } from './transactions.ts'

const SLICE_SIZE = 1000

interface AheadRow extends Record<string, unknown> {
  readonly part: Integer
  readonly supersedes: readonly string[]
  readonly contradicts: readonly string[]
}

/**
 * Ties claims to those that came in later parts than they, each part in a transaction of its own; done again it
 * changes nothing. No read sees any of it before the records themselves.
 *
 * @throws {DanglingReferenceError} for the first that refers to a claim that did not come
 */
export async function linkAhead(
  transactions: Transactions,
  caseId: CaseId,
  openedAt: string,
  checkpoint: () => void,
): Promise<void> {
  const parts = await transactions.read((transaction) =>
    transaction.run<{ part: Integer }>('read/parts-with-references', { caseId, openedAt }),
  )
  for (const { part } of parts) {
    checkpoint()
    await transactions.write(async (transaction) => {
      const [row] = await transaction.run<AheadRow>('read/references-of-part', { caseId, openedAt, part })
      if (row === undefined) return
      await linkAll(transaction, caseId, 'write/link-supersessions-ahead', pairUp(row.supersedes))
      await linkAll(transaction, caseId, 'write/link-contradictions-ahead', pairUp(row.contradicts))
    })
  }
}

async function linkAll(
  transaction: Transaction,
  caseId: CaseId,
  query: QueryName,
  references: readonly Reference[],
): Promise<void> {
  for (let start = 0; start < references.length; start += SLICE_SIZE) {
    const rows = references.slice(start, start + SLICE_SIZE)
    const linked = await transaction.run<{ from: string; to: string }>(query, { caseId, rows })
    const present = new Set(linked.map(({ from, to }) => JSON.stringify([from, to])))
    const missing = rows.find(({ from, to }) => !present.has(JSON.stringify([from, to])))
    if (missing !== undefined) throw new DanglingReferenceError('claim', missing.from, missing.to)
  }
}

function pairUp(flat: readonly string[]): Reference[] {
  return Array.from({ length: flat.length / 2 }, (_, index) => ({
    from: flat[2 * index] ?? '',
    to: flat[2 * index + 1] ?? '',
  }))
}
