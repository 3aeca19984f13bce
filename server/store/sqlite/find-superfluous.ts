import type { CaseRecord, CaseRecordType } from '../../domain/case-record.ts'
import { listFoldedWords, readName } from '../match-names.ts'
import type { SqlDatabase } from './driver.ts'
import type { IndexTable } from './index-rows.ts'

interface SuperfluousRow {
  readonly type: CaseRecordType
  /** Of the record that the row claims to be derived from. */
  readonly id: string
}

/** Damaged bodies are found elsewhere; here they must not end the search. */
const BODY = `CASE WHEN json_valid(r.body) THEN r.body ELSE '{}' END`

/** Rows that are derived from no record of the case, whose key no record has. */
export function findSuperfluous(database: SqlDatabase, caseNo: number, table: IndexTable): Iterable<SuperfluousRow> {
  switch (table) {
    case 'entity':
    case 'excerpt':
    case 'claim':
      return selectOrphans(database, caseNo, table, 't.id')
    case 'review':
      return selectOrphans(database, caseNo, table, 'CAST(t.record_no AS TEXT)')
    case 'claim_source':
      return selectClaims(database, caseNo, FALSE_SOURCES)
    case 'contradiction':
      return selectClaims(database, caseNo, FALSE_CONTRADICTIONS)
    case 'name_word':
      return findFalseWords(database, caseNo)
  }
}

function selectOrphans(database: SqlDatabase, caseNo: number, table: CaseRecordType, id: string): SuperfluousRow[] {
  const rows = database.all(
    `SELECT ${id} AS id FROM ${table} t WHERE t.case_no = ? AND NOT EXISTS (
       SELECT 1 FROM record r WHERE r.no = t.record_no AND r.case_no = t.case_no AND r.type = ?)`,
    [caseNo, table],
  ) as { id: string }[]
  return rows.map(({ id: found }) => ({ type: table, id: found }))
}

const FALSE_SOURCES = `SELECT q.claim AS id FROM claim_source q WHERE q.case_no = ? AND NOT EXISTS (
  SELECT 1 FROM record r JOIN json_each(${BODY}, '$.excerpts') x
  JOIN record e ON e.case_no = r.case_no AND e.type = 'excerpt' AND e.id = x.value
  WHERE r.case_no = q.case_no AND r.type = 'claim' AND r.id = q.claim
    AND json_valid(e.body) AND json_extract(e.body, '$.source') = q.source)`

const FALSE_CONTRADICTIONS = `SELECT k.contradicted_by AS id FROM contradiction k WHERE k.case_no = ? AND NOT EXISTS (
  SELECT 1 FROM record r JOIN json_each(${BODY}, '$.contradicts') x
  WHERE r.case_no = k.case_no AND r.type = 'claim' AND r.id = k.contradicted_by AND x.value = k.claim)`

function selectClaims(database: SqlDatabase, caseNo: number, sql: string): SuperfluousRow[] {
  return (database.all(sql, [caseNo]) as { id: string }[]).map(({ id }) => ({ type: 'claim', id }))
}

interface WordRow {
  readonly word: string
  readonly entity: string
  readonly claim_no: number
  readonly type: string | null
  readonly id: string | null
  readonly body: string | null
}

const SLICE_SIZE = 1000

function* findFalseWords(database: SqlDatabase, caseNo: number): Generator<SuperfluousRow> {
  let after: Pick<WordRow, 'word' | 'entity' | 'claim_no'> | null = { word: '', entity: '', claim_no: 0 }
  while (after !== null) {
    const slice = database.all(
      `SELECT w.word, w.entity, w.claim_no, r.type, r.id, r.body FROM name_word w
       LEFT JOIN record r ON r.no = w.claim_no AND r.case_no = w.case_no
       WHERE w.case_no = ? AND (w.word, w.entity, w.claim_no) > (?, ?, ?)
       ORDER BY w.word, w.entity, w.claim_no LIMIT ?`,
      [caseNo, after.word, after.entity, after.claim_no, SLICE_SIZE],
    ) as unknown as WordRow[]
    for (const row of slice) if (!isOfItsClaim(row)) yield { type: 'claim', id: row.id ?? String(row.claim_no) }
    after = slice.length === SLICE_SIZE ? (slice.at(-1) ?? null) : null
  }
}

function isOfItsClaim({ word, entity, type, body }: WordRow): boolean {
  if (type !== 'claim' || body === null) return false
  const claim = parseBody(body)
  if (claim?.type !== 'claim' || claim.subject !== entity) return false
  const name = readName(claim)
  return name !== null && listFoldedWords(name).includes(word)
}

function parseBody(body: string): CaseRecord | null {
  try {
    return JSON.parse(body) as CaseRecord
  } catch {
    return null
  }
}
