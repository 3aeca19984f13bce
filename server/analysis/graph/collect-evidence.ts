import type { KnownClaim } from '../../domain/claim.ts'
import type { EntityId } from '../../domain/ids.ts'
import { createAdmission } from './admit-claim.ts'
import type { Admit, Testimony } from './admit-claim.ts'
import { collectMemberships } from './collect-memberships.ts'
import type { MembershipEvidence } from './collect-memberships.ts'
import { createLinkFinder } from './find-link.ts'
import type { Exclusions, NetworkNode, ProjectionInput } from './network.ts'
import type { ProjectionParameters } from './projection-parameters.ts'
import { selectNodes } from './select-nodes.ts'

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

/** All that ties nodes, before it is added up: what a resample drops parts of. */
export interface Evidence {
  readonly nodes: readonly NetworkNode[]
  readonly excluded: Exclusions
  /** By claim id, as are participations. */
  readonly direct: readonly DirectEvidence[]
  readonly participations: readonly Participation[]
  readonly membership: MembershipEvidence
}

/** Picks the claims that count between nodes of the network, by the projection's rules. */
export function collectEvidence(input: ProjectionInput, parameters: ProjectionParameters): Evidence {
  const { nodes, excluded } = selectNodes(input, parameters.nodes)
  const findLink = createLinkFinder(input, parameters, nodes)
  const admit = createAdmission(input, parameters)
  const direct: DirectEvidence[] = []
  const participations: Participation[] = []
  for (const claim of sortById(input.claims)) {
    const link = findLink(claim)
    const testimony = link.kind === 'none' ? null : readTestimony(admit, claim)
    if (testimony === null) continue
    if (link.kind === 'direct') direct.push({ from: link.from, to: link.to, testimony })
    if (link.kind === 'participation') participations.push({ event: link.event, member: link.member, testimony })
  }
  return { nodes, excluded, direct, participations, membership: collectMemberships(input, parameters, nodes) }
}

function readTestimony(admit: Admit, claim: KnownClaim): Testimony | null {
  const admission = admit(claim)
  return admission.kind === 'admitted' ? admission.testimony : null
}

function sortById<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...items].sort((one, other) => (one.id < other.id ? -1 : 1))
}
