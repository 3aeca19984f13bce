import type { Integer } from 'neo4j-driver'

import type { CaseId } from '../../domain/ids.ts'
import type { StoreClock } from '../case-store.ts'
import { checkLimit, checkSequence, MAX_PAGE_SIZE } from '../check-read.ts'
import type { LogEntry, LogEvent } from '../log-entry.ts'
import { findCase } from './case-list.ts'
import { fromInteger, toInteger } from './convert-values.ts'
import type { Transaction, Transactions } from './transactions.ts'

interface LogRow extends Record<string, unknown> {
  readonly sequence: Integer
  readonly body: string
}

/** @throws {UnknownCaseError} */
export function appendLog(transactions: Transactions, event: LogEvent, clock: StoreClock): Promise<LogEntry> {
  return transactions.write(async (transaction) => {
    if (event.caseId !== null) await findCase(transaction, event.caseId)
    const { action, caseId, actor, purpose, detail } = event
    return writeLogEntry(transaction, { action, caseId, actor, purpose, detail, at: clock().toISOString() })
  })
}

/** Writes an entry under the next number. That of an erasure is not among those of the case, should its id be used again. */
export async function writeLogEntry(transaction: Transaction, content: Omit<LogEntry, 'sequence'>): Promise<LogEntry> {
  await transaction.run('write/lock-log')
  const { action, caseId, actor, purpose, at } = content
  const properties = { action, caseId: action === 'erased' ? null : caseId, actor, purpose, at }
  const [created] = await transaction.run<{ sequence: Integer }>('write/create-log-entry', {
    properties: { ...properties, body: JSON.stringify(content) },
  })
  if (created === undefined) throw new TypeError('the log gave no sequence number')
  return { ...content, sequence: fromInteger(created.sequence) }
}

/** Takes over what the log of another store says of a case: in its order, under numbers of this one. */
export async function writeRestoredLog(
  transaction: Transaction,
  caseId: CaseId,
  log: readonly LogEntry[],
  restoredAt: string,
): Promise<void> {
  for (const entry of log.toSorted((a, b) => a.sequence - b.sequence)) {
    const { action, actor, purpose, detail, at } = entry
    await writeLogEntry(transaction, { action, caseId, actor, purpose, detail, at, restoredAt })
  }
}

/** @throws {UnknownCaseError} */
export async function readLog(
  transactions: Transactions,
  caseId: CaseId | null,
  limit: number,
  before?: number,
): Promise<readonly LogEntry[]> {
  checkLimit(limit, MAX_PAGE_SIZE)
  const page = { limit: toInteger(limit), before: toInteger(checkSequence(before)) }
  const rows = await transactions.read(async (transaction) => {
    if (caseId === null) return transaction.run<LogRow>('read/log-newest', page)
    await findCase(transaction, caseId)
    return transaction.run<LogRow>('read/log-newest-of-case', { caseId, ...page })
  })
  return rows.map(({ sequence, body }) => ({
    ...(JSON.parse(body) as Omit<LogEntry, 'sequence'>),
    sequence: fromInteger(sequence),
  }))
}
