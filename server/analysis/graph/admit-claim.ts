import type { KnownClaim } from '../../domain/claim.ts'
import { GRADE_WEIGHT_MAPS, weighGrade } from '../../domain/grade-weights.ts'
import type { ClaimId } from '../../domain/ids.ts'
import type { Source } from '../../domain/source.ts'
import type { SourcedClaim } from '../../domain/support.ts'
import type { ProjectionInput } from './network.ts'
import type { ProjectionParameters } from './projection-parameters.ts'

/** A claim that counts, with those of its sources from which it weighs something. */
export interface Testimony extends SourcedClaim {
  readonly claim: KnownClaim
  readonly sources: readonly Pick<Source, 'id' | 'originId' | 'reliability'>[]
}

/** Why a claim does not count, whatever it says. One without a quoted source weighs too little. */
export type Refusal =
  'not-active' | 'too-uncertain' | 'assessment' | 'contradicted' | 'source-excluded' | 'weighs-too-little'

export type Admission =
  { readonly kind: 'admitted'; readonly testimony: Testimony } | { readonly kind: 'refused'; readonly reason: Refusal }

export type Admit = (claim: KnownClaim) => Admission

/** Makes the test that a claim must pass, which gives it back with the sources it then rests on. */
export function createAdmission(input: ProjectionInput, parameters: ProjectionParameters): Admit {
  const fallen = new Set(input.claims.filter((one) => one.status !== 'active').map((one) => one.id))
  const weighs = createScale(parameters)
  const excluded = new Set(parameters.excludedSources)
  return (claim) => {
    const doubt = findDoubt(claim, parameters, fallen)
    if (doubt !== null) return { kind: 'refused', reason: doubt }
    const heavy = findSources(input, claim).filter((source) => weighs(claim, source))
    const sources = heavy.filter((source) => !excluded.has(source.id))
    if (sources.length > 0) return { kind: 'admitted', testimony: { claim, sources } }
    return { kind: 'refused', reason: heavy.length > 0 ? 'source-excluded' : 'weighs-too-little' }
  }
}

/** The same test for a claim on which the network draws whatever its basis and certainty. */
export function createLenientAdmission(input: ProjectionInput, parameters: ProjectionParameters): Admit {
  return createAdmission(input, {
    ...parameters,
    includeSuspected: true,
    includeImplied: true,
    includeGeneric: true,
    includeAssessments: true,
  })
}

function findDoubt(claim: KnownClaim, parameters: ProjectionParameters, fallen: ReadonlySet<ClaimId>): Refusal | null {
  if (claim.status !== 'active') return 'not-active'
  if (claim.basis === 'assessment' && !parameters.includeAssessments) return 'assessment'
  if (!isCertainEnough(claim, parameters)) return 'too-uncertain'
  return parameters.contradicted === 'without' && isContradicted(claim, fallen) ? 'contradicted' : null
}

function isCertainEnough(claim: KnownClaim, parameters: ProjectionParameters): boolean {
  switch (claim.certainty) {
    case 'stated':
    case 'attributed':
      return true
    case 'suspected':
      return parameters.includeSuspected
    case 'implied':
      return parameters.includeImplied
    case 'generic':
      return parameters.includeGeneric
  }
}

/** A contradicting claim stands unless the input shows that it fell: one out of view at `asAt` still contradicts. */
function isContradicted(claim: KnownClaim, fallen: ReadonlySet<ClaimId>): boolean {
  return claim.contradictions.some((id) => !fallen.has(id))
}

/** Makes the test whether a claim weighs enough as one source gives it; what weighs nothing never does. */
function createScale(
  parameters: ProjectionParameters,
): (claim: KnownClaim, source: Testimony['sources'][number]) => boolean {
  const map = GRADE_WEIGHT_MAPS[parameters.gradeWeights]
  return (claim, source) => {
    const weight = weighGrade(map, source.reliability, claim.grade)
    return weight > 0 && weight >= parameters.minimumWeight
  }
}

/** The sources that a claim quotes, each once, by id. */
function findSources(input: ProjectionInput, claim: KnownClaim): Testimony['sources'] {
  const ids = new Set(claim.excerpts.map((excerpt) => input.excerptSources.get(excerpt)))
  const sources = [...ids].flatMap((id) => (id === undefined ? [] : (input.sources.get(id) ?? [])))
  return sources.sort((one, other) => (one.id < other.id ? -1 : 1))
}
