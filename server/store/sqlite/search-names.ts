import type { Claim, KnownClaim } from '../../domain/claim.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { NameHit } from '../case-store.ts'
import { isVisible } from '../known-claims.ts'
import { collectNameHits, listSearchWords } from '../match-names.ts'
import type { SqlRow } from './driver.ts'
import { completeClaims } from './read-claims.ts'
import { receiveRows } from './read-records.ts'
import type { ReadScope, RecordRow } from './read-records.ts'

/** Words that narrow the candidates in the database; the others are compared afterwards. */
const MOST_WORDS_NARROWING = 4
const SLICE_SIZE = 400

/** Above every character that a folded word can hold. */
const LAST_CHARACTER = '\u{10ffff}'

interface Candidate extends SqlRow {
  readonly entity: string
  readonly claim_no: number
}

/** Takes candidates in order of entities from an index of words and stops once `limit` entities are certain. */
export function selectNameHits(scope: ReadScope, clocks: Clocks, text: string, limit: number): NameHit[] {
  const words = listSearchWords(text)
  if (words.length === 0) return []
  const visible: KnownClaim[] = []
  let after: Candidate | null = { entity: '', claim_no: 0 }
  let hits: NameHit[] = []
  while (after !== null) {
    const slice = selectCandidates(scope, words.slice(0, MOST_WORDS_NARROWING), after)
    visible.push(...readNameClaims(scope, slice).filter((claim) => isVisible(claim, clocks)))
    hits = collectNameHits(visible, words)
    const last = slice.length === SLICE_SIZE ? (slice.at(-1) ?? null) : null
    // More names of the last entity may follow in the next slice.
    const certain = last === null ? hits.length : hits.filter((hit) => hit.entity !== last.entity).length
    after = certain >= limit ? null : last
  }
  return hits.slice(0, limit)
}

function selectCandidates(scope: ReadScope, words: readonly string[], after: Candidate): Candidate[] {
  const [first = '', ...others] = words
  const together = others.map(
    () => 'AND EXISTS (SELECT 1 FROM name_word o WHERE o.claim_no = w.claim_no AND o.word >= ? AND o.word < ?)',
  )
  return scope.database.all(
    `SELECT DISTINCT w.entity, w.claim_no FROM name_word w
     WHERE w.case_no = ? AND w.word >= ? AND w.word < ? AND (w.entity, w.claim_no) > (?, ?)
     ${together.join(' ')} ORDER BY w.entity, w.claim_no LIMIT ?`,
    [
      scope.caseNo,
      first,
      first + LAST_CHARACTER,
      after.entity,
      after.claim_no,
      ...others.flatMap((word) => [word, word + LAST_CHARACTER]),
      SLICE_SIZE,
    ],
  ) as Candidate[]
}

function readNameClaims(scope: ReadScope, candidates: readonly Candidate[]): KnownClaim[] {
  const rows = scope.database.all(
    `SELECT body, received_at FROM record
     WHERE no IN (SELECT value FROM json_each(?)) AND received_at <= ?`,
    [JSON.stringify(candidates.map((one) => one.claim_no)), scope.until],
  ) as RecordRow[]
  return completeClaims(scope, receiveRows<Claim>(scope, rows))
}
