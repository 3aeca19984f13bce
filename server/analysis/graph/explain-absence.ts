import { objectEntity } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { ClaimId, EntityId } from '../../domain/ids.ts'
import type { ProtectionGround } from '../../domain/review.ts'
import { createAdmission } from './admit-claim.ts'
import type { Admit } from './admit-claim.ts'
import { createLinkFinder } from './find-link.ts'
import type { Link } from './find-link.ts'
import type { Network, ProjectionInput } from './network.ts'
import { projectNetwork } from './project-network.ts'
import type { ProjectionParameters } from './projection-parameters.ts'
import { readGrounds, readNodeKind } from './select-nodes.ts'

/** Whether somebody is a node of a network and, if not, why. */
export const ABSENCE_REASONS = ['listed', 'not-known-then', 'not-a-node-kind', 'protected'] as const
export type AbsenceReason = (typeof ABSENCE_REASONS)[number]

/** Why a claim between a node and another entity ties the node to nobody. */
export const UNUSED_CLAIM_REASONS = [
  'not-active',
  'too-uncertain',
  'assessment',
  'contradicted',
  'source-excluded',
  'weighs-too-little',
  'no-tying-predicate',
  'event-ties-nobody',
  'event-without-others',
  'other-end-outside',
] as const
export type UnusedClaimReason = (typeof UNUSED_CLAIM_REASONS)[number]

export interface Absence {
  readonly reason: AbsenceReason
  /** What protects them, in the order of PROTECTION_GROUNDS; empty for any other reason. */
  readonly grounds: readonly ProtectionGround[]
  /** Ties in this network; 0 for whoever is no node of it. */
  readonly ties: number
  /**
   * Claims between a node and other entities that tie it to nobody here, in the order of UNUSED_CLAIM_REASONS and by
   * id. Empty for whoever is no node: there the reason is the whole answer, and says nothing more of the protected.
   */
  readonly unused: readonly { readonly reason: UnusedClaimReason; readonly claims: readonly ClaimId[] }[]
}

/**
 * Answers "why is this one not listed?" and, for one who is, why it is tied to so few. Refuted, withdrawn and
 * superseded claims are told of as far as the input has them. Throws InvalidParameterError.
 */
export function explainAbsence(input: ProjectionInput, parameters: ProjectionParameters, id: EntityId): Absence {
  const entity = input.entities.find((one) => one.id === id)
  if (entity === undefined) return explainOutside('not-known-then')
  if (readNodeKind(entity, parameters.nodes) === null) return explainOutside('not-a-node-kind')
  const grounds = readGrounds(input.protections.get(id))
  if (grounds !== null) return explainOutside('protected', grounds)
  const network = projectNetwork(input, parameters)
  const ties = network.ties.filter((tie) => tie.a === id || tie.b === id)
  return { reason: 'listed', grounds: [], ties: ties.length, unused: listUnused(input, parameters, network, id) }
}

function explainOutside(reason: AbsenceReason, grounds: readonly ProtectionGround[] = []): Absence {
  return { reason, grounds, ties: 0, unused: [] }
}

function listUnused(
  input: ProjectionInput,
  parameters: ProjectionParameters,
  network: Network,
  id: EntityId,
): Absence['unused'] {
  const cited = listCited(network, id)
  const findLink = createLinkFinder(input, parameters, network.nodes)
  const admit = createAdmission(input, parameters)
  const groups = new Map<UnusedClaimReason, ClaimId[]>()
  for (const claim of input.claims) {
    if (cited.has(claim.id) || !isBetween(claim, id)) continue
    const reason = findReason(claim, findLink(claim), admit)
    groups.set(reason, [...(groups.get(reason) ?? []), claim.id])
  }
  return UNUSED_CLAIM_REASONS.flatMap((reason) => {
    const claims = groups.get(reason)
    return claims === undefined ? [] : [{ reason, claims: claims.sort() }]
  })
}

/** Claims that the ties of a node rest on. */
function listCited(network: Network, id: EntityId): ReadonlySet<ClaimId> {
  const own = network.ties.filter((tie) => tie.a === id || tie.b === id)
  return new Set(own.flatMap((tie) => tie.reasons.flatMap((reason) => reason.claimIds)))
}

function isBetween(claim: KnownClaim, id: EntityId): boolean {
  const object = objectEntity(claim)
  return object !== null && object !== claim.subject && (claim.subject === id || object === id)
}

/** What no switch could mend is told before what one could, and that a claim fell before both. */
function findReason(claim: KnownClaim, link: Link, admit: Admit): UnusedClaimReason {
  if (claim.status !== 'active') return 'not-active'
  if (link.kind === 'none') return link.reason
  const admission = admit(claim)
  return admission.kind === 'refused' ? admission.reason : 'event-without-others'
}
