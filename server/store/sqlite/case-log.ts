import type { LogEntry, LogEvent } from '../log-entry.ts'
import type { SqlDatabase } from './driver.ts'

type LogRow = Readonly<Record<'sequence', number> & Record<'body', string>>

export function insertLogEntry(writer: SqlDatabase, caseNo: number | null, event: LogEvent, now: Date): LogEntry {
  const { action, caseId, actor, purpose, detail } = event
  return insertEntry(writer, caseNo, { action, caseId, actor, purpose, detail, at: now.toISOString() })
}

/** Takes over what the log of another store says of a case: in its order, under numbers of this one. */
export function insertRestoredLog(writer: SqlDatabase, caseNo: number, log: readonly LogEntry[], now: Date): void {
  const restoredAt = now.toISOString()
  for (const entry of [...log].sort((a, b) => a.sequence - b.sequence)) {
    const { action, caseId, actor, purpose, detail, at } = entry
    insertEntry(writer, caseNo, { action, caseId, actor, purpose, detail, at, restoredAt })
  }
}

function insertEntry(writer: SqlDatabase, caseNo: number | null, content: Omit<LogEntry, 'sequence'>): LogEntry {
  const sequence = writer.run('INSERT INTO log (case_no, body) VALUES (?, ?)', [caseNo, JSON.stringify(content)])
  return { ...content, sequence }
}

/** The newest rows below a sequence number first; of all cases and of none when `caseNo` is null. */
export function selectLog(database: SqlDatabase, caseNo: number | null, limit: number, before: number): LogEntry[] {
  const [condition, values] = caseNo === null ? ['', []] : ['case_no = ? AND', [caseNo]]
  const rows = database.all(
    `SELECT sequence, body FROM log WHERE ${condition} sequence < ? ORDER BY sequence DESC LIMIT ?`,
    [...values, before, limit],
  ) as LogRow[]
  return rows.map((row) => ({ ...(JSON.parse(row.body) as Omit<LogEntry, 'sequence'>), sequence: row.sequence }))
}
