import type { Claim } from './claim.ts'
import { foldName } from './fold-name.ts'
import { weighGrade } from './grade-weights.ts'
import type { GradeWeightMap } from './grade-weights.ts'
import type { SourceId } from './ids.ts'
import type { Source } from './source.ts'

/** What several claims for one tie amount to. */
export interface Support {
  /** In [0, 1]: `1 − ∏ over origins (1 − best weight in that origin)`. Never called a probability. */
  readonly value: number
  /** Keys of the origins, sorted. */
  readonly origins: readonly string[]
  /** Some of it was never graded, and weighed 1: every output must say "ungraded". */
  readonly ungraded: boolean
}

/** A claim with the sources of its excerpts. */
export interface SourcedClaim {
  readonly claim: Pick<Claim, 'grade' | 'attributedTo'>
  readonly sources: readonly Pick<Source, 'id' | 'originId' | 'reliability'>[]
}

/**
 * Sums up claims for one tie. An origin is the ultimate speaker (attributedTo, else the source's originId), so that
 * a statement repeated by three papers counts once. A claim without a source adds nothing.
 */
export function computeSupport(claims: readonly SourcedClaim[], map: GradeWeightMap): Support {
  const best = new Map<string, number>()
  let ungraded = false
  for (const { claim, sources } of claims) {
    for (const source of sources) {
      const origin = identifyOrigin(claim, source)
      const weight = weighGrade(map, source.reliability, claim.grade)
      if (source.reliability === null || claim.grade === null) ungraded = true
      best.set(origin, Math.max(best.get(origin) ?? 0, weight))
    }
  }
  const doubt = [...best.keys()].sort().reduce((product, origin) => product * (1 - (best.get(origin) ?? 0)), 1)
  return { value: 1 - doubt, origins: [...best.keys()].sort(), ungraded }
}

/** The key of the ultimate speaker behind a claim as one source gives it. */
export function identifyOrigin(
  claim: Pick<Claim, 'attributedTo'>,
  source: Pick<Source, 'originId'> & { readonly id: SourceId },
): string {
  if (claim.attributedTo === null) return `origin:${source.originId}`
  return 'entity' in claim.attributedTo
    ? `entity:${claim.attributedTo.entity}`
    : `speaker:${foldName(claim.attributedTo.text)}`
}
