import type { CaseId } from '../../domain/ids.ts'
import type { FindingHeader, FindingRow, NewFinding } from '../case-findings.ts'
import type { Page, PageRequest } from '../case-store.ts'
import { checkPage } from '../check-read.ts'
import { findFindingFault, makeFinding, readHeader, readPlace, writePlace } from '../finding-row.ts'
import type { IntegrityFault } from '../integrity.ts'
import { findCase } from './case-list.ts'
import { lockCase } from './case-lock.ts'
import { fromByteArray, toByteArray, toInteger } from './convert-values.ts'
import type { StoreCore } from './store-core.ts'
import type { Transaction, Transactions } from './transactions.ts'

interface StoredRow extends Record<string, unknown> {
  readonly body: string
  readonly sha256: string
  readonly result: Int8Array | null
  readonly input: Int8Array | null
}

/** @throws {UnknownCaseError} */
export async function saveFinding(
  { transactions, clock }: StoreCore,
  caseId: CaseId,
  finding: NewFinding,
): Promise<FindingHeader> {
  const { header, row } = makeFinding(finding, clock())
  await transactions.write(async (transaction) => {
    await lockCase(transaction, caseId)
    await writeFinding(transaction, caseId, row)
  })
  return header
}

/** Keeps a finding; one that is there already, as when a commit is run again, is left alone. */
export async function writeFinding(transaction: Transaction, caseId: CaseId, row: FindingRow): Promise<void> {
  const { id, at } = readHeader(row)
  const [result, input] = [row.result, row.input].map((bytes) => (bytes === null ? null : toByteArray(bytes)))
  const properties = { at, body: row.body, sha256: row.sha256, result, input }
  await transaction.run('write/create-finding', { caseId, id, properties })
}

/** @throws {UnknownCaseError} */
export function listFindings(
  transactions: Transactions,
  caseId: CaseId,
  page: PageRequest,
): Promise<Page<FindingHeader>> {
  return transactions.read(async (transaction) => {
    checkPage(page)
    await findCase(transaction, caseId)
    const place = { ...readPlace(page.after), limit: toInteger(page.limit + 1) }
    const rows = await transaction.run<Pick<StoredRow, 'body' | 'sha256'>>('read/findings-newest', { caseId, ...place })
    const items = rows.slice(0, page.limit).map(readHeader)
    const last = items.at(-1)
    return { items, next: rows.length > page.limit && last !== undefined ? writePlace(last) : null }
  })
}

/** @throws {UnknownCaseError} */
export function readFinding(transactions: Transactions, caseId: CaseId, id: string): Promise<FindingRow | null> {
  return transactions.read(async (transaction) => {
    await findCase(transaction, caseId)
    const [row] = await transaction.run<StoredRow>('read/finding-by-id', { caseId, id })
    if (row === undefined) return null
    const [result = null, input = null] = [row.result, row.input].map((part) => part && fromByteArray(part))
    return { body: row.body, sha256: row.sha256, result, input }
  })
}

/** Opens every finding of a case, one at a time, and tells of those that are not what was sealed. */
export async function* checkFindings(transactions: Transactions, caseId: CaseId): AsyncGenerator<IntegrityFault> {
  const rows = await transactions.read((transaction) => transaction.run<{ id: string }>('read/finding-ids', { caseId }))
  for (const { id } of rows) {
    const row = await readFinding(transactions, caseId, id)
    const message = row === null ? null : findFindingFault(row, id)
    if (message !== null) yield { check: 'content', type: 'finding', id, message }
  }
}
