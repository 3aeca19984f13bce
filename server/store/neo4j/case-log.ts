import type { Integer } from 'neo4j-driver'

import type { CaseId } from '../../domain/ids.ts'
import type { StoreClock } from '../case-store.ts'
import { checkLimit, MAX_PAGE_SIZE } from '../check-read.ts'
import type { LogEntry, LogEvent } from '../log-entry.ts'
import { findCase } from './case-list.ts'
import { fromInteger, toInteger } from './convert-values.ts'
import type { Transactions } from './transactions.ts'

interface LogRow extends Record<string, unknown> {
  readonly sequence: Integer
  readonly body: string
}

/** @throws {UnknownCaseError} */
export function appendLog(transactions: Transactions, event: LogEvent, clock: StoreClock): Promise<LogEntry> {
  return transactions.write(async (transaction) => {
    if (event.caseId !== null) await findCase(transaction, event.caseId)
    await transaction.run('write/lock-log')
    const { action, caseId, actor, purpose, detail } = event
    const row = { action, caseId, actor, purpose, at: clock().toISOString() }
    const [created] = await transaction.run<{ sequence: Integer }>('write/create-log-entry', {
      properties: { ...row, body: JSON.stringify({ ...row, detail }) },
    })
    if (created === undefined) throw new TypeError('the log gave no sequence number')
    return { ...row, detail, sequence: fromInteger(created.sequence) }
  })
}

/** @throws {UnknownCaseError} */
export async function readLog(
  transactions: Transactions,
  caseId: CaseId | null,
  limit: number,
): Promise<readonly LogEntry[]> {
  checkLimit(limit, MAX_PAGE_SIZE)
  const rows = await transactions.read(async (transaction) => {
    const most = toInteger(limit)
    if (caseId === null) return transaction.run<LogRow>('read/log-newest', { limit: most })
    await findCase(transaction, caseId)
    return transaction.run<LogRow>('read/log-newest-of-case', { caseId, limit: most })
  })
  return rows.map(({ sequence, body }) => ({
    ...(JSON.parse(body) as Omit<LogEntry, 'sequence'>),
    sequence: fromInteger(sequence),
  }))
}
