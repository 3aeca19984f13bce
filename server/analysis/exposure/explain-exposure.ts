import { objectEntity } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { ClaimId, EntityId } from '../../domain/ids.ts'
import type { ProtectionGround } from '../../domain/review.ts'
import { createAdmission } from '../graph/admit-claim.ts'
import type { Refusal } from '../graph/admit-claim.ts'
import { groupBy } from '../graph/group-by.ts'
import { namesPredicate } from '../graph/names-predicate.ts'
import type { ProjectionInput } from '../graph/network.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import { readGrounds } from '../graph/select-nodes.ts'
import type { BranchParameters } from './branch-parameters.ts'
import type { BranchFailure } from './decide-branch.ts'
import { exposeBranches } from './expose-branches.ts'
import { exposeRecruiters } from './expose-recruiters.ts'
import { isRecruitingRole } from './offence-role.ts'

/** Why nothing, or no more, is said of somebody. */
export type ExposureAbsenceReason =
  | 'listed'
  | 'not-known-then'
  | 'not-a-person'
  | 'protected'
  | 'no-claim'
  | 'no-claim-counts'
  | 'ungraded'
  | 'not-asked'
  | BranchFailure

export interface ExposureAbsence {
  readonly reasons: readonly ExposureAbsenceReason[]
  /** What protects them; empty for any other reason. */
  readonly grounds: readonly ProtectionGround[]
  /** Claims that would have mattered and do not count, by why. Empty for the protected: there the reason is all. */
  readonly unused: readonly { readonly reason: Refusal; readonly claims: readonly ClaimId[] }[]
}

export interface ExposureAbsenceRequest {
  readonly input: ProjectionInput
  readonly projection: ProjectionParameters
  readonly parameters: BranchParameters
  readonly of: 'branches' | 'recruiters'
  readonly id: EntityId
}

/**
 * Answers "why has this one no branch?" and "why is this one not among the recruiters?". Claims that fell are told of as
 * far as the input has them. Throws InvalidParameterError.
 */
export function explainExposure(request: ExposureAbsenceRequest): ExposureAbsence {
  const { input, id, of } = request
  const entity = input.entities.find((one) => one.id === id)
  if (entity === undefined) return say(['not-known-then'])
  if (entity.kind !== 'Person') return say(['not-a-person'])
  const grounds = readGrounds(input.protections.get(id))
  if (grounds !== null) return { reasons: ['protected'], grounds, unused: [] }
  return of === 'branches' ? explainBranch(request) : explainRecruiter(request)
}

function say(reasons: readonly ExposureAbsenceReason[], unused: ExposureAbsence['unused'] = []): ExposureAbsence {
  return { reasons, grounds: [], unused }
}

const TELLING: ReadonlySet<string> = new Set(['MEMBER_OF', 'LEADS', 'PARTICIPATED_IN', 'RECRUITED', 'GUARDED'])

function explainBranch({ input, projection, parameters, id }: ExposureAbsenceRequest): ExposureAbsence {
  const { people } = exposeBranches(input, projection, parameters)
  const person = people.find((one) => one.id === id)
  const ties = new Set([...TELLING, ...projection.directPredicates])
  const own = input.claims.filter((claim) => touches(claim, id) && namesPredicate(input, claim, ties))
  const unused = listRefused(input, projection, own)
  if (person === undefined) return say([unused.length > 0 ? 'no-claim-counts' : 'no-claim'], unused)
  if (person.status === 'contacts-only') return say(['not-asked'], unused)
  return say(person.status === 'undetermined' ? person.failed : ['listed'], unused)
}

const RECRUITED: ReadonlySet<string> = new Set(['RECRUITED'])
const TAKING_PART: ReadonlySet<string> = new Set(['PARTICIPATED_IN'])

function explainRecruiter({ input, projection, id }: ExposureAbsenceRequest): ExposureAbsence {
  const { recruiters, groupRecruiters } = exposeRecruiters(input, projection)
  const isListed = [...recruiters, ...groupRecruiters].some((one) => one.id === id)
  const own = input.claims.filter((claim) => claim.subject === id && namesRecruiting(input, claim))
  const unused = listRefused(input, { ...projection, contradicted: 'with' }, own)
  if (isListed) return say(['listed'], unused)
  if (own.length === 0) return say(['no-claim'])
  const isRefused = unused.reduce((sum, { claims }) => sum + claims.length, 0) === own.length
  return say([isRefused ? 'no-claim-counts' : 'ungraded'], unused)
}

function namesRecruiting(input: ProjectionInput, claim: KnownClaim): boolean {
  if (namesPredicate(input, claim, RECRUITED)) return true
  return namesPredicate(input, claim, TAKING_PART) && isRecruitingRole(claim.role)
}

function touches(claim: KnownClaim, id: EntityId): boolean {
  return claim.subject === id || objectEntity(claim) === id
}

function listRefused(
  input: ProjectionInput,
  projection: ProjectionParameters,
  claims: readonly KnownClaim[],
): ExposureAbsence['unused'] {
  const admit = createAdmission(input, projection)
  const refused = claims.flatMap((claim) => {
    const admission = admit(claim)
    return admission.kind === 'refused' ? [{ reason: admission.reason, id: claim.id }] : []
  })
  return [...groupBy(refused, ({ reason }) => reason)]
    .map(([reason, own]) => ({ reason, claims: own.map((one) => one.id).sort() }))
    .sort((one, other) => (one.reason < other.reason ? -1 : 1))
}
