import type { Integer } from 'neo4j-driver'

import type { Excerpt } from '../../domain/source.ts'
import { MANY_QUOTES, QuoteWalk, WALK_SLICE } from '../quote-walk.ts'
import { fromInteger, toInteger } from './convert-values.ts'
import { parseRecords } from './read-in-case.ts'
import type { CaseScope, RecordRow } from './read-in-case.ts'
import type { Transaction } from './transactions.ts'

/** Whether the index has so many quotes with these words that a walk will soon meet enough of them. */
export async function isEverywhere(transaction: Transaction, words: string): Promise<boolean> {
  const most = toInteger(MANY_QUOTES)
  const [row] = await transaction.run<{ count: Integer }>('read/count-excerpts-with-words', { words, most })
  return row !== undefined && fromInteger(row.count) >= MANY_QUOTES
}

/** Looks at the quotes behind an id until `limit` of them have the words, or it has looked at too many. */
export async function walkQuotes(
  transaction: Transaction,
  scope: CaseScope,
  words: readonly string[],
  { start, limit }: { readonly start: string; readonly limit: number },
): Promise<QuoteWalk> {
  const walk = new QuoteWalk(words, start, limit)
  while (walk.goesOn) {
    const slice = { after: walk.after ?? '', limit: toInteger(WALK_SLICE) }
    const rows = await transaction.run<RecordRow>('read/excerpts-page', { ...scope, ...slice })
    walk.look(parseRecords<Excerpt>(scope, rows))
  }
  return walk
}
