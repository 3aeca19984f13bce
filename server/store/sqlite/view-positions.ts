import type { Position } from '../case-store.ts'
import { compareCodePoints } from '../compare-text.ts'
import type { SqlDatabase } from './driver.ts'

type Positions = Readonly<Record<string, Position>>

export function selectPositions(database: SqlDatabase, caseNo: number, view: string): Positions {
  const row = database.get('SELECT body FROM view_positions WHERE case_no = ? AND view_json = ?', [
    caseNo,
    JSON.stringify(view),
  ]) as { body: string } | null
  return row === null ? {} : (JSON.parse(row.body) as Positions)
}

export function replacePositions(writer: SqlDatabase, caseNo: number, view: string, positions: Positions): void {
  writer.run(
    `INSERT INTO view_positions (case_no, view_json, body) VALUES (?, ?, ?)
     ON CONFLICT (case_no, view_json) DO UPDATE SET body = excluded.body`,
    [caseNo, JSON.stringify(view), JSON.stringify(positions)],
  )
}

/** Names of the views that keep positions, in code point order. */
export function selectViews(database: SqlDatabase, caseNo: number): string[] {
  const rows = database.all('SELECT view_json FROM view_positions WHERE case_no = ?', [caseNo]) as {
    view_json: string
  }[]
  return rows.map((row) => JSON.parse(row.view_json) as string).sort(compareCodePoints)
}
