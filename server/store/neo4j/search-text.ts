import type { Integer } from 'neo4j-driver'

import type { ExcerptId, SourceId } from '../../domain/ids.ts'
import type { Page, PageRequest } from '../case-store.ts'
import { checkPage } from '../check-read.ts'
import { findHighlights, readQuestion } from '../match-text.ts'
import type { TextHit, TextQuery } from '../text-hit.ts'
import { fromInteger, toInteger } from './convert-values.ts'
import { cutPage } from './read-in-case.ts'
import type { CaseScope } from './read-in-case.ts'
import type { Transaction } from './transactions.ts'
import { isEverywhere, walkQuotes } from './walk-quotes.ts'

/** A word longer than the index keeps may turn out to be another; a slice is still worth a query. */
const LEAST_SLICE = 50

interface TextRow extends Record<string, unknown> {
  readonly id: string
  readonly source: SourceId
  readonly start: Integer
  readonly end: Integer
  readonly text: string
}

/** Candidates come from the index of words, in order of their ids; the text itself decides, as on every store. */
export async function searchText(
  transaction: Transaction,
  scope: CaseScope,
  { field, text }: TextQuery,
  page: PageRequest,
): Promise<Page<TextHit>> {
  checkPage(page)
  const question = readQuestion(text)
  if (question.words.length === 0) return { items: [], next: null }
  const query = field === 'quote' ? 'read/excerpts-with-words' : 'read/passages-with-words'
  const parameters = { ...scope, words: spellQuestion(scope.caseId, question.narrowing) }
  const found: TextHit[] = []
  let after: string | null = page.after ?? ''
  if (field === 'quote' && (await isEverywhere(transaction, parameters.words))) {
    const walk = await walkQuotes(transaction, scope, question.words, { start: after, limit: page.limit + 1 })
    found.push(...walk.hits)
    after = walk.after
  }
  while (after !== null && found.length <= page.limit) {
    const size = Math.max(page.limit + 1 - found.length, LEAST_SLICE)
    const rows: TextRow[] = await transaction.run(query, { ...parameters, after, limit: toInteger(size) })
    for (const row of rows) {
      const highlights = findHighlights(row.text, question.words)
      if (highlights !== null) found.push({ ...readHit(row, field), highlights })
    }
    after = rows.length === size ? (rows.at(-1)?.id ?? null) : null
  }
  return cutPage(found, page.limit)
}

function readHit(row: TextRow, field: TextQuery['field']): Omit<TextHit, 'highlights'> {
  const { id, source, text } = row
  const excerpt = field === 'quote' ? (id as ExcerptId) : null
  return { id, source, excerpt, start: fromInteger(row.start), end: fromInteger(row.end), text }
}

/** A question in the syntax of the full-text index, which is Lucene's: words of one case, each as a beginning. */
function spellQuestion(caseId: string, words: readonly string[]): string {
  const beginnings = words.map((word) => `+searchText:${escapeSyntax(word)}*`)
  return [`+caseId:${escapeSyntax(caseId)}`, ...beginnings].join(' ')
}

/** A backslash takes its meaning from whatever is neither letter nor digit; AND, OR and NOT are never lower case. */
function escapeSyntax(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, String.raw`\$&`)
}
