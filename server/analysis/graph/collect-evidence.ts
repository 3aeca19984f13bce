import { objectEntity } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import { GRADE_WEIGHT_MAPS, weighGrade } from '../../domain/grade-weights.ts'
import type { ClaimId, EntityId } from '../../domain/ids.ts'
import type { Source } from '../../domain/source.ts'
import { identifyOrigin } from '../../domain/support.ts'
import type { SourcedClaim } from '../../domain/support.ts'
import type { Exclusions, NetworkNode, ProjectionInput } from './network.ts'
import type { ProjectionParameters } from './projection-parameters.ts'
import { selectNodes } from './select-nodes.ts'

/** A claim that counts, with those of its sources from which it weighs something. */
export interface Testimony extends SourcedClaim {
  readonly claim: KnownClaim
  readonly sources: readonly Pick<Source, 'id' | 'originId' | 'reliability'>[]
}

export interface DirectEvidence {
  readonly from: EntityId
  readonly to: EntityId
  readonly testimony: Testimony
}

export interface Participation {
  readonly event: EntityId
  readonly member: EntityId
  readonly testimony: Testimony
}

/** All that ties nodes, before it is added up: what a resample drops parts of. Lists are by claim id. */
export interface Evidence {
  readonly nodes: readonly NetworkNode[]
  readonly excluded: Exclusions
  readonly direct: readonly DirectEvidence[]
  readonly participations: readonly Participation[]
}

/** Picks the claims that count between nodes of the network, by the projection's rules. */
export function collectEvidence(input: ProjectionInput, parameters: ProjectionParameters): Evidence {
  const { nodes, excluded } = selectNodes(input, parameters.nodes)
  const members = new Set(nodes.map((node) => node.id))
  const events = listTyingEvents(input, parameters)
  const directPredicates = new Set(parameters.directPredicates)
  const admit = createAdmission(input, parameters)
  const direct: DirectEvidence[] = []
  const participations: Participation[] = []
  for (const claim of sortById(input.claims)) {
    const object = objectEntity(claim)
    if (object === null || object === claim.subject || !members.has(claim.subject)) continue
    const parent = input.predicateParents.get(claim.predicate)
    const ties = members.has(object) && matchesPredicate(directPredicates, claim.predicate, parent)
    const participates = events.has(object) && [claim.predicate, parent].includes('PARTICIPATED_IN')
    const testimony = ties || participates ? admit(claim) : null
    if (testimony === null) continue
    if (ties) direct.push({ from: claim.subject, to: object, testimony })
    if (participates) participations.push({ event: object, member: claim.subject, testimony })
  }
  return { nodes, excluded, direct, participations }
}

function matchesPredicate(listed: ReadonlySet<string>, own: string, parent: string | undefined): boolean {
  return listed.has(own) || (parent !== undefined && listed.has(parent))
}

function listTyingEvents(input: ProjectionInput, parameters: ProjectionParameters): ReadonlySet<EntityId> {
  if (!parameters.coParticipation) return new Set()
  const excluded = new Set<string | null>(parameters.excludedEventSubkinds)
  const tying = input.entities.filter((one) => one.kind === 'Event' && !excluded.has(one.subkind))
  return new Set(tying.map((one) => one.id))
}

/** Makes the test that a claim must pass, and gives it back with the sources it then rests on. */
function createAdmission(
  input: ProjectionInput,
  parameters: ProjectionParameters,
): (claim: KnownClaim) => Testimony | null {
  const map = GRADE_WEIGHT_MAPS[parameters.gradeWeights]
  const excluded = new Set(parameters.excludedSources)
  const refuted = new Set(input.claims.filter((one) => one.status !== 'active').map((one) => one.id))
  return (claim) => {
    if (claim.status !== 'active' || !isCertainEnough(claim, parameters)) return null
    if (parameters.contradicted === 'without' && isContradicted(claim, refuted)) return null
    const sources = findSources(input, claim).filter((source) => {
      const weight = weighGrade(map, source.reliability, claim.grade)
      return !excluded.has(source.id) && weight > 0 && weight >= parameters.minimumWeight
    })
    return sources.length === 0 ? null : { claim, sources }
  }
}

function isCertainEnough(claim: KnownClaim, parameters: ProjectionParameters): boolean {
  if (claim.basis === 'assessment' && !parameters.includeAssessments) return false
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

/** The sources that a claim quotes, each once, by id. */
function findSources(input: ProjectionInput, claim: KnownClaim): Testimony['sources'] {
  const ids = new Set(claim.excerpts.map((excerpt) => input.excerptSources.get(excerpt)))
  return sortById([...ids].flatMap((id) => (id === undefined ? [] : (input.sources.get(id) ?? []))))
}

/** Takes one origin away, as if it had never spoken. */
export function leaveOutOrigin(evidence: Evidence, origin: string): Evidence {
  return {
    ...evidence,
    direct: evidence.direct.flatMap((one) => silenceOrigin(one, origin)),
    participations: evidence.participations.flatMap((one) => silenceOrigin(one, origin)),
  }
}

function silenceOrigin<T extends { readonly testimony: Testimony }>(item: T, origin: string): T[] {
  const { claim, sources } = item.testimony
  const left = sources.filter((source) => identifyOrigin(claim, source) !== origin)
  return left.length === 0 ? [] : [{ ...item, testimony: { claim, sources: left } }]
}

function sortById<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...items].sort((one, other) => (one.id < other.id ? -1 : 1))
}
