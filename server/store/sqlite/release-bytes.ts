import { StoreUnavailableError } from '../store-errors.ts'
import type { SqlDatabase } from './driver.ts'

const DUE = 'bytes_to_release'

/** Notes, in the transaction that erases, that the file still has to let go of bytes: a crash must not forget it. */
export function markBytesDue(writer: SqlDatabase): void {
  writer.run(`INSERT INTO setting (key, value) VALUES ('${DUE}', '1') ON CONFLICT DO NOTHING`, [])
}

export function areBytesDue(database: SqlDatabase): boolean {
  return database.get(`SELECT value FROM setting WHERE key = '${DUE}'`, []) !== null
}

/**
 * Writes the whole file afresh, without what was deleted: pages that are in use keep traces of rows that were once in
 * them, whatever is overwritten on deletion. Then empties the write-ahead log, which has the old pages. Needs as much
 * room as the file has, once for its log and once in the system's folder for temporary files.
 *
 * @throws {StoreUnavailableError} when there is no room, or another process keeps the log from being emptied
 */
export function releaseBytes(writer: SqlDatabase): void {
  writer.exec('PRAGMA temp_store = FILE')
  writer.exec('VACUUM')
  const row = writer.get('PRAGMA wal_checkpoint(TRUNCATE)', []) as { busy: number } | null
  if (row?.busy !== 0) throw new StoreUnavailableError('Another process is reading the file. Stop it and try again.')
  writer.run(`DELETE FROM setting WHERE key = '${DUE}'`, [])
}
