import type { KnownClaim } from '../../domain/claim.ts'
import { weighGrade } from '../../domain/grade-weights.ts'
import type { GradeWeightMap } from '../../domain/grade-weights.ts'
import type { ClaimId, ExcerptId } from '../../domain/ids.ts'
import { identifyOrigin } from '../../domain/support.ts'
import type { Testimony } from '../graph/admit-claim.ts'

/** One claim as one origin says it. */
export interface Voice {
  readonly claim: KnownClaim
  /** Key of the ultimate speaker. */
  readonly origin: string
  /** In (0, 1], by the grade map. */
  readonly weight: number
  /** Neither the source nor the information was left ungraded. */
  readonly graded: boolean
}

/** Claims behind a statement, for whoever wants to read them. */
export interface Grounds {
  /** Sorted, as all lists here. */
  readonly claims: readonly ClaimId[]
  readonly excerpts: readonly ExcerptId[]
  /** Keys of the origins; outputs tell their number. */
  readonly origins: readonly string[]
  readonly ungraded: boolean
}

/** A claim that counts, split into those who say it. */
export function splitVoices({ claim, sources }: Testimony, map: GradeWeightMap): Voice[] {
  return sources.map((source) => ({
    claim,
    origin: identifyOrigin(claim, source),
    weight: weighGrade(map, source.reliability, claim.grade),
    graded: source.reliability !== null && claim.grade !== null,
  }))
}

/** Support in [0, 1], never called a probability: `1 − ∏ over origins (1 − best weight in that origin)`. */
export function supportOf(voices: readonly Voice[]): number {
  const best = new Map<string, number>()
  for (const { origin, weight } of voices) best.set(origin, Math.max(best.get(origin) ?? 0, weight))
  // Sorted, so that the last bit does not hang on the order in which claims came.
  return 1 - [...best.keys()].sort().reduce((doubt, origin) => doubt * (1 - (best.get(origin) ?? 0)), 1)
}

/** What stands behind a statement, each once. */
export function groundsOf(voices: readonly Voice[]): Grounds {
  return {
    claims: sortUnique(voices.map(({ claim }) => claim.id)),
    excerpts: sortUnique(voices.flatMap(({ claim }) => claim.excerpts)),
    origins: sortUnique(voices.map(({ origin }) => origin)),
    ungraded: voices.some(({ graded }) => !graded),
  }
}

export function sortUnique<T extends string>(values: Iterable<T>): T[] {
  return [...new Set(values)].sort()
}
