import type { CaseRecord } from '../../domain/case-record.ts'
import { objectEntity } from '../../domain/claim.ts'
import type { Claim } from '../../domain/claim.ts'
import type { ExcerptId, SourceId } from '../../domain/ids.ts'
import { firstPossibleDay, lastPossibleDay } from '../../domain/partial-date.ts'
import { spellGrade } from '../link.ts'
import { listFoldedWords, readName } from '../match-names.ts'

/** The tables that are derived from records, with their columns; the text index is beside them (index-text.ts). */
export const INDEX_COLUMNS = {
  entity: ['record_no', 'case_no', 'kind', 'id'],
  excerpt: ['record_no', 'case_no', 'source', 'id'],
  review: ['record_no', 'case_no', 'claim', 'verdict'],
  claim: [
    'record_no',
    'case_no',
    'id',
    'predicate',
    'subject',
    'object',
    'supersedes',
    'first_day',
    'last_day',
    'recorded_at',
    'received_at',
    'valid_from',
    'valid_to',
    'grade',
  ],
  claim_source: ['case_no', 'source', 'claim'],
  contradiction: ['case_no', 'claim', 'contradicted_by', 'received_at'],
  name_word: ['case_no', 'word', 'entity', 'claim_no'],
} as const satisfies Record<string, readonly string[]>

export type IndexTable = keyof typeof INDEX_COLUMNS

/** The columns that tell a row of such a table from all others. */
export const INDEX_KEYS: Readonly<Record<IndexTable, readonly string[]>> = {
  entity: ['record_no'],
  excerpt: ['record_no'],
  review: ['record_no'],
  claim: ['record_no'],
  claim_source: ['case_no', 'source', 'claim'],
  contradiction: ['case_no', 'claim', 'contradicted_by'],
  name_word: ['case_no', 'word', 'entity', 'claim_no'],
}

export const INDEX_TABLES = Object.keys(INDEX_COLUMNS) as IndexTable[]

/** A row of such a table; values in the order of its columns. */
export interface IndexRow {
  readonly table: IndexTable
  readonly values: readonly (string | number | null)[]
}

/** What records that are indexed together have in common. */
export interface IndexPlace {
  readonly caseNo: number
  /** The source of every excerpt that their claims quote, so far as there is such an excerpt. */
  readonly sourceOf: ReadonlyMap<ExcerptId, SourceId>
}

/** A record as it was written. */
export interface WrittenRecord {
  /** Its number in the table `record`. */
  readonly no: number
  readonly receivedAt: string
  readonly record: CaseRecord
}

/** The rows by which reads find a record; for records of some types there are none. */
export function listIndexRows(place: IndexPlace, written: WrittenRecord): IndexRow[] {
  const { no, record } = written
  const { caseNo } = place
  switch (record.type) {
    case 'predicate':
    case 'source':
    case 'override':
      return []
    case 'entity':
      return [{ table: 'entity', values: [no, caseNo, record.kind, record.id] }]
    case 'excerpt':
      return [{ table: 'excerpt', values: [no, caseNo, record.source, record.id] }]
    case 'review':
      return [{ table: 'review', values: [no, caseNo, record.claim, record.verdict] }]
    case 'claim':
      return listClaimRows(place, written, record)
  }
}

function listClaimRows(place: IndexPlace, { no, receivedAt }: WrittenRecord, claim: Claim): IndexRow[] {
  const { caseNo } = place
  const rows: IndexRow[] = [describeClaim(caseNo, no, receivedAt, claim)]
  for (const source of listQuotedSources(claim, place)) {
    rows.push({ table: 'claim_source', values: [caseNo, source, claim.id] })
  }
  for (const contradicted of new Set(claim.contradicts)) {
    rows.push({ table: 'contradiction', values: [caseNo, contradicted, claim.id, receivedAt] })
  }
  const name = readName(claim)
  for (const word of name === null ? [] : listFoldedWords(name)) {
    rows.push({ table: 'name_word', values: [caseNo, word, claim.subject, no] })
  }
  return rows
}

function describeClaim(caseNo: number, no: number, receivedAt: string, claim: Claim): IndexRow {
  const { id, predicate, subject, supersedes, valid, recordedAt } = claim
  const days = [firstPossibleDay(valid), lastPossibleDay(valid)]
  const values = [no, caseNo, id, predicate, subject, objectEntity(claim), supersedes, ...days, recordedAt, receivedAt]
  return { table: 'claim', values: [...values, valid.from, valid.to, spellGrade(claim.grade)] }
}

function listQuotedSources(claim: Claim, place: IndexPlace): Iterable<SourceId> {
  const sources = claim.excerpts.flatMap((excerpt) => place.sourceOf.get(excerpt) ?? [])
  return new Set(sources)
}
