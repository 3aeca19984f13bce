import type { CaseId } from '../../domain/ids.ts'
import type { Position } from '../case-store.ts'
import { compareCodePoints } from '../compare-text.ts'
import { findCase } from './case-list.ts'
import type { Transaction, Transactions } from './transactions.ts'

type Positions = Readonly<Record<string, Position>>

/** @throws {UnknownCaseError} */
export function readPositions(transactions: Transactions, caseId: CaseId, view: string): Promise<Positions> {
  return transactions.read(async (transaction) => {
    await findCase(transaction, caseId)
    const [row] = await transaction.run<{ body: string }>('read/view-positions', { caseId, name: view })
    return row === undefined ? {} : (JSON.parse(row.body) as Positions)
  })
}

/** @throws {UnknownCaseError} */
export function writePositions(
  transactions: Transactions,
  caseId: CaseId,
  view: string,
  positions: Positions,
): Promise<void> {
  return transactions.write(async (transaction) => {
    await findCase(transaction, caseId)
    await replacePositions(transaction, caseId, view, positions)
  })
}

export async function replacePositions(
  transaction: Transaction,
  caseId: CaseId,
  view: string,
  positions: Positions,
): Promise<void> {
  await transaction.run('write/replace-positions', { caseId, name: view, body: JSON.stringify(positions) })
}

/** Names of the views that keep positions, in code point order. */
export function listViews(transactions: Transactions, caseId: CaseId): Promise<readonly string[]> {
  return transactions.read(async (transaction) => {
    await findCase(transaction, caseId)
    const rows = await transaction.run<{ name: string }>('read/views-of-case', { caseId })
    return rows.map((row) => row.name).sort(compareCodePoints)
  })
}
