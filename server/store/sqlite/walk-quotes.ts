import type { Excerpt } from '../../domain/source.ts'
import { MANY_QUOTES, QuoteWalk, WALK_SLICE } from '../quote-walk.ts'
import type { ReadScope, RecordRow } from './read-records.ts'
import { nameTextTable } from './text-tables.ts'

/** Whether the index has so many quotes with these words that a walk will soon meet enough of them. */
export function isEverywhere(scope: ReadScope, match: string): boolean {
  const table = nameTextTable('quote', scope.caseNo)
  const sql = `SELECT count(*) AS count FROM (SELECT rowid FROM ${table} WHERE ${table} MATCH ? LIMIT ?)`
  return Number(scope.database.get(sql, [match, MANY_QUOTES])?.['count'] ?? 0) >= MANY_QUOTES
}

/** Looks at the quotes behind an id until `limit` of them have the words, or it has looked at too many. */
export function walkQuotes(scope: ReadScope, words: readonly string[], start: string, limit: number): QuoteWalk {
  const walk = new QuoteWalk(words, start, limit)
  while (walk.goesOn) walk.look(selectExcerptsAfter(scope, walk.after ?? ''))
  return walk
}

function selectExcerptsAfter(scope: ReadScope, after: string): Excerpt[] {
  const rows = scope.database.all(
    `SELECT body, received_at FROM record
     WHERE case_no = ? AND type = 'excerpt' AND id > ? AND received_at <= ? ORDER BY id LIMIT ?`,
    [scope.caseNo, after, scope.until, WALK_SLICE],
  ) as RecordRow[]
  return rows.map((row) => JSON.parse(row.body) as Excerpt)
}
