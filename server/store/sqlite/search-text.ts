import type { Excerpt } from '../../domain/source.ts'
import type { Page, PageRequest } from '../case-store.ts'
import { findHighlights, readQuestion } from '../match-text.ts'
import { decodeSourceText, spellPassageId } from '../split-passages.ts'
import type { TextHit, TextQuery } from '../text-hit.ts'
import type { SqlRow } from './driver.ts'
import { cutPage, selectSourceBytes } from './read-records.ts'
import type { ReadScope, RecordRow } from './read-records.ts'
import { hasTextTable, nameTextTable } from './text-tables.ts'
import { isEverywhere, walkQuotes } from './walk-quotes.ts'

/** A word longer than the index keeps may turn out to be another; a slice is still worth a query. */
const LEAST_SLICE = 50

/** What may be a hit, before its words are compared. */
type Candidate = Omit<TextHit, 'highlights'> & { readonly receivedAt: string }

/** Candidates come from the index of words, in order of their ids; the text itself decides, as on every store. */
export function selectTextHits(scope: ReadScope, query: TextQuery, page: PageRequest): Page<TextHit> {
  const { words, narrowing } = readQuestion(query.text)
  if (words.length === 0 || !hasTextTable(scope.database, query.field, scope.caseNo)) return { items: [], next: null }
  const select = query.field === 'quote' ? selectQuotes : selectPassages
  const match = spellMatch(narrowing)
  const found: TextHit[] = []
  let after: string | null = page.after ?? ''
  if (query.field === 'quote' && isEverywhere(scope, match)) {
    const walk = walkQuotes(scope, words, after, page.limit + 1)
    found.push(...walk.hits)
    after = walk.after
  }
  let limit = Math.max(page.limit + 1, LEAST_SLICE)
  while (after !== null && found.length <= page.limit) {
    const slice: Candidate[] = select(scope, { match, after, limit })
    for (const { receivedAt, ...candidate } of slice) {
      const highlights = receivedAt > scope.until ? null : findHighlights(candidate.text, words)
      if (highlights !== null) found.push({ ...candidate, highlights })
    }
    after = slice.length === limit ? (slice.at(-1)?.id ?? null) : null
    // Each slice asks the index anew, so that one who looks from long ago does not ask it too often.
    limit *= 2
  }
  return cutPage(found, page.limit)
}

interface Slice {
  readonly match: string
  readonly after: string
  readonly limit: number
}

/** Only numbers and ids are sorted: the index may give very many, and bodies are wide. */
function selectQuotes(scope: ReadScope, { match, after, limit }: Slice): Candidate[] {
  const table = nameTextTable('quote', scope.caseNo)
  const rows = scope.database.all(
    `SELECT r.body, r.received_at FROM (
       SELECT e.record_no AS no, e.id AS id FROM ${table} JOIN excerpt e ON e.record_no = ${table}.rowid
       WHERE ${table} MATCH ? AND e.id > ? ORDER BY e.id LIMIT ?
     ) hit JOIN record r ON r.no = hit.no ORDER BY hit.id`,
    [match, after, limit],
  ) as RecordRow[]
  return rows.map((row) => {
    const { id, source, start, end, quote } = JSON.parse(row.body) as Excerpt
    return { id, source, excerpt: id, start, end, text: quote, receivedAt: row.received_at }
  })
}

interface PassageRow extends SqlRow {
  readonly source: TextHit['source'] & string
  readonly start: number
  readonly end: number
  readonly receivedAt: string
}

function selectPassages(scope: ReadScope, { match, after, limit }: Slice): Candidate[] {
  const table = nameTextTable('passage', scope.caseNo)
  const rows = scope.database.all(
    `SELECT hit.source AS source, hit.start AS start, hit.end AS end, r.received_at AS receivedAt FROM (
       SELECT p.record_no, p.source, p.start, p.end FROM ${table} JOIN passage p ON p.no = ${table}.rowid
       WHERE ${table} MATCH ? AND p.source >= ? AND printf('%s %010d', p.source, p.start) > ?
       ORDER BY p.source, p.start LIMIT ?
     ) hit JOIN record r ON r.no = hit.record_no ORDER BY hit.source, hit.start`,
    [match, after.split(' ', 1)[0] ?? '', after, limit],
  ) as PassageRow[]
  const texts = readTexts(scope, rows)
  return rows.map(({ source, start, end, receivedAt }) => ({
    id: spellPassageId(source, start),
    source,
    excerpt: null,
    start,
    end,
    text: (texts.get(source) ?? '').slice(start, end),
    receivedAt,
  }))
}

/** The texts of the sources that are known; of the others the passages are none to be seen. */
function readTexts(scope: ReadScope, rows: readonly PassageRow[]): ReadonlyMap<string, string> {
  const sources = [...new Set(rows.map((row) => row.source))]
  return new Map(
    sources.map((source) => {
      const bytes = selectSourceBytes(scope, source)
      return [source, bytes === null ? '' : decodeSourceText(bytes)]
    }),
  )
}

/** Folded words are letters and digits alone, so a quoted one is never taken for anything else. */
function spellMatch(words: readonly string[]): string {
  return words.map((word) => `"${word}"*`).join(' AND ')
}
