import type { CaseRecord } from '../../domain/case-record.ts'
import { objectEntity } from '../../domain/claim.ts'
import type { Claim } from '../../domain/claim.ts'
import type { ExcerptId, SourceId } from '../../domain/ids.ts'
import { firstPossibleDay, lastPossibleDay } from '../../domain/partial-date.ts'
import { listFoldedWords, readName } from '../match-names.ts'
import type { SqlDatabase } from './driver.ts'

/** What the records of one batch have in common. */
export interface BatchPlace {
  readonly caseNo: number
  readonly receivedAt: string
  /** The source of every excerpt that a claim of the batch quotes, so far as there is such an excerpt. */
  readonly sourceOf: ReadonlyMap<ExcerptId, SourceId>
}

/** Writes the rows by which reads find a record that was just written under `recordNo`. */
export function indexRecord(writer: SqlDatabase, place: BatchPlace, recordNo: number, record: CaseRecord): void {
  const { caseNo } = place
  switch (record.type) {
    case 'predicate':
    case 'source':
    case 'override':
      return
    case 'entity':
      insert(writer, 'INSERT INTO entity (record_no, case_no, kind, id) VALUES (?, ?, ?, ?)', [
        [recordNo, caseNo, record.kind, record.id],
      ])
      return
    case 'excerpt':
      insert(writer, 'INSERT INTO excerpt (record_no, case_no, source, id) VALUES (?, ?, ?, ?)', [
        [recordNo, caseNo, record.source, record.id],
      ])
      return
    case 'review':
      insert(writer, 'INSERT INTO review (record_no, case_no, claim, verdict) VALUES (?, ?, ?, ?)', [
        [recordNo, caseNo, record.claim, record.verdict],
      ])
      return
    case 'claim':
      indexClaim(writer, place, recordNo, record)
  }
}

function indexClaim(writer: SqlDatabase, place: BatchPlace, recordNo: number, claim: Claim): void {
  const { caseNo, receivedAt } = place
  writer.run(
    `INSERT INTO claim (record_no, case_no, id, predicate, subject, object, supersedes, first_day, last_day,
       recorded_at, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      recordNo,
      caseNo,
      claim.id,
      claim.predicate,
      claim.subject,
      objectEntity(claim),
      claim.supersedes,
      firstPossibleDay(claim.valid),
      lastPossibleDay(claim.valid),
      claim.recordedAt,
      receivedAt,
    ],
  )
  insert(
    writer,
    'INSERT INTO claim_source (case_no, source, claim) VALUES (?, ?, ?)',
    listSources(claim, place).map((source) => [caseNo, source, claim.id]),
  )
  insert(
    writer,
    `INSERT INTO contradiction (case_no, claim, contradicted_by, received_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    claim.contradicts.map((contradicted) => [caseNo, contradicted, claim.id, receivedAt]),
  )
  const name = readName(claim)
  insert(
    writer,
    'INSERT INTO name_word (case_no, word, entity, claim_no) VALUES (?, ?, ?, ?)',
    name === null ? [] : listFoldedWords(name).map((word) => [caseNo, word, claim.subject, recordNo]),
  )
}

function listSources(claim: Claim, place: BatchPlace): SourceId[] {
  const sources = claim.excerpts.flatMap((excerpt) => place.sourceOf.get(excerpt) ?? [])
  return [...new Set(sources)]
}

function insert(writer: SqlDatabase, sql: string, rows: readonly (readonly (string | number)[])[]): void {
  for (const row of rows) writer.run(sql, row)
}
