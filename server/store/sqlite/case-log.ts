import type { LogEntry, LogEvent } from '../log-entry.ts'
import type { SqlDatabase } from './driver.ts'

type LogRow = Readonly<Record<'sequence', number> & Record<'body', string>>

export function insertLogEntry(writer: SqlDatabase, caseNo: number | null, event: LogEvent, now: Date): LogEntry {
  const { action, caseId, actor, purpose, detail } = event
  const content = { action, caseId, actor, purpose, detail, at: now.toISOString() }
  const sequence = writer.run('INSERT INTO log (case_no, body) VALUES (?, ?)', [caseNo, JSON.stringify(content)])
  return { ...content, sequence }
}

/** The newest rows first; of all cases and of none when `caseNo` is null. */
export function selectLog(database: SqlDatabase, caseNo: number | null, limit: number): LogEntry[] {
  const rows =
    caseNo === null
      ? (database.all('SELECT sequence, body FROM log ORDER BY sequence DESC LIMIT ?', [limit]) as LogRow[])
      : (database.all('SELECT sequence, body FROM log WHERE case_no = ? ORDER BY sequence DESC LIMIT ?', [
          caseNo,
          limit,
        ]) as LogRow[])
  return rows.map((row) => ({ ...(JSON.parse(row.body) as Omit<LogEntry, 'sequence'>), sequence: row.sequence }))
}
