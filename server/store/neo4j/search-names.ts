import type { Claim } from '../../domain/claim.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { NameHit } from '../case-store.ts'
import { checkLimit, MAX_PAGE_SIZE } from '../check-read.ts'
import { isVisible } from '../known-claims.ts'
import { collectNameHits, listSearchWords } from '../match-names.ts'
import { toInteger } from './convert-values.ts'
import { shortenToken } from './describe-record.ts'
import { completeClaims } from './read-claims.ts'
import { parseRecords } from './read-in-case.ts'
import type { CaseScope, RecordRow } from './read-in-case.ts'
import type { Transaction } from './transactions.ts'

interface NameRow extends RecordRow {
  readonly entity: string
}

/** Words that narrow the candidates in the database; the others are compared afterwards. */
const MOST_WORDS_NARROWING = 4
/** Some of the entities found may have no name visible at the clocks asked for. */
const LEAST_SLICE = 50

/** Takes candidates in order of entities, all names of one at once, until `limit` of them match. */
export async function searchNames(
  transaction: Transaction,
  scope: CaseScope,
  clocks: Clocks,
  text: string,
  limit: number,
): Promise<readonly NameHit[]> {
  checkLimit(limit, MAX_PAGE_SIZE)
  const words = listSearchWords(text)
  const narrowing = words.slice(0, MOST_WORDS_NARROWING).map(shortenToken)
  const [prefix] = narrowing
  if (prefix === undefined) return []
  const hits: NameHit[] = []
  let after: string | null = ''
  while (after !== null && hits.length < limit) {
    const size = Math.max(limit - hits.length, LEAST_SLICE)
    const rows: NameRow[] = await transaction.run('read/names-beginning', {
      ...scope,
      asAt: clocks.asAt,
      prefix,
      words: narrowing,
      after,
      limit: toInteger(size),
    })
    const claims = await completeClaims(transaction, scope, parseRecords<Claim>(scope, rows))
    const visible = claims.filter((claim) => isVisible(claim, clocks))
    hits.push(...collectNameHits(visible, words))
    after = nextEntity(rows, size)
  }
  return hits.slice(0, limit)
}

/** The last entity of a full slice, after which to go on; rows come in order of entities. */
function nextEntity(rows: readonly NameRow[], size: number): string | null {
  const entities = new Set(rows.map((row) => row.entity))
  return entities.size === size ? (rows.at(-1)?.entity ?? null) : null
}
