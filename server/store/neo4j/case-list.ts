import { randomUUID } from 'node:crypto'

import type { CaseInfo } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { StoreClock } from '../case-store.ts'
import { compareCodePoints } from '../compare-text.ts'
import { CaseNameTakenError, UnknownCaseError } from '../store-errors.ts'
import { lockCase } from './case-lock.ts'
import { isConstraintViolation } from './explain-failure.ts'
import type { Transaction, Transactions } from './transactions.ts'

type CaseRow = { readonly [Key in keyof CaseInfo]: CaseInfo[Key] }

/** @throws {CaseNameTakenError} */
export async function createCase(
  transactions: Transactions,
  name: string,
  description: string,
  clock: StoreClock,
): Promise<CaseInfo> {
  const id = `case-${randomUUID()}` as CaseId
  const created = { id, name, description, createdAt: clock().toISOString(), revision: null }
  try {
    await transactions.write(async (transaction) => {
      const [known] = await transaction.run<CaseRow>('read/case-by-name', { name })
      // A commit whose acknowledgement was lost is run again by the driver.
      if (known?.id === id) return
      if (known !== undefined) throw new CaseNameTakenError(name)
      await transaction.run('write/create-case', { caseId: id, name, description, createdAt: created.createdAt })
    })
  } catch (error) {
    // Somebody else took the name between the look and the commit.
    throw isConstraintViolation(error) ? new CaseNameTakenError(name) : error
  }
  return created
}

/** @throws {UnknownCaseError} */
export function discardEmptyCase(transactions: Transactions, caseId: CaseId): Promise<boolean> {
  return transactions.write(async (transaction) => {
    await lockCase(transaction, caseId)
    const deleted = await transaction.run('write/delete-empty-case', { caseId })
    if (deleted.length === 0) return false
    await transaction.run('write/delete-views', { caseId })
    await transaction.run('write/delete-findings', { caseId })
    return true
  })
}

export async function listCases(transactions: Transactions): Promise<readonly CaseInfo[]> {
  const rows = await transactions.read((transaction) => transaction.run<CaseRow>('read/cases'))
  return rows.sort((a, b) => compareCodePoints(a.name, b.name))
}

/** @throws {UnknownCaseError} */
export async function findCase(transaction: Transaction, caseId: CaseId): Promise<CaseInfo> {
  const [row] = await transaction.run<CaseRow>('read/case-by-id', { caseId })
  if (row === undefined) throw new UnknownCaseError(caseId)
  return row
}

export async function findCaseByName(transactions: Transactions, name: string): Promise<CaseInfo | null> {
  const rows = await transactions.read((transaction) => transaction.run<CaseRow>('read/case-by-name', { name }))
  return rows[0] ?? null
}
