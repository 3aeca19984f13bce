import type { Entity, EntityKind, Subkind } from '../../domain/entity.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Protection } from '../../domain/protection.ts'
import { PROTECTION_GROUNDS } from '../../domain/review.ts'
import type { ProtectionGround } from '../../domain/review.ts'
import type { Exclusions, NetworkNode, NodeKind, ProjectionInput } from './network.ts'
import type { NodeSelection } from './projection-parameters.ts'

/** Why an entity is in no ranking and on no computed path. */
export type Absence =
  | { readonly reason: 'unknown-entity' }
  | { readonly reason: 'not-a-node-kind'; readonly kind: EntityKind; readonly subkind: Subkind | null }
  | { readonly reason: 'protected'; readonly grounds: readonly ProtectionGround[] }

export interface NodeChoice {
  /** By id in code unit order. */
  readonly nodes: readonly NetworkNode[]
  readonly excluded: Exclusions
}

/** Chooses the nodes of a network and counts who was left out for protection. */
export function selectNodes(input: ProjectionInput, selection: NodeSelection): NodeChoice {
  const nodes: NetworkNode[] = []
  const left: { kind: NodeKind; grounds: readonly ProtectionGround[] }[] = []
  for (const entity of input.entities) {
    const kind = readNodeKind(entity, selection)
    if (kind === null) continue
    const grounds = readGrounds(input.protections.get(entity.id))
    if (grounds === null) nodes.push({ id: entity.id, kind })
    else left.push({ kind, grounds })
  }
  nodes.sort((one, other) => (one.id < other.id ? -1 : 1))
  return { nodes, excluded: countExclusions(left) }
}

/** Answers "why is this one not listed?"; null when it is a node of the network. */
export function explainAbsence(input: ProjectionInput, selection: NodeSelection, id: EntityId): Absence | null {
  const entity = input.entities.find((one) => one.id === id)
  if (entity === undefined) return { reason: 'unknown-entity' }
  if (readNodeKind(entity, selection) === null) {
    return { reason: 'not-a-node-kind', kind: entity.kind, subkind: entity.subkind }
  }
  const grounds = readGrounds(input.protections.get(id))
  return grounds === null ? null : { reason: 'protected', grounds }
}

/** What an entity is as a node; public bodies, organisations, places, events and things are none. */
function readNodeKind(entity: Entity, selection: NodeSelection): NodeKind | null {
  if (entity.kind === 'Person') return 'person'
  if (entity.kind !== 'Group' || selection === 'persons') return null
  return entity.subkind === 'person-group' || entity.subkind === 'criminal-group' ? entity.subkind : null
}

/** The grounds of one who stays outside, in the order of PROTECTION_GROUNDS; null for one who may be ranked. */
function readGrounds(protection: Protection | undefined): readonly ProtectionGround[] | null {
  if (protection?.unranked !== true) return null
  return PROTECTION_GROUNDS.filter((ground) => protection.grounds.has(ground))
}

function countExclusions(left: readonly { kind: NodeKind; grounds: readonly ProtectionGround[] }[]): Exclusions {
  const byGround = { victim: 0, minor: 0, witness: 0, acquitted: 0, official: 0, counsel: 0 }
  for (const { grounds } of left) for (const ground of grounds) byGround[ground] += 1
  return {
    total: left.length,
    persons: left.filter((one) => one.kind === 'person').length,
    personGroups: left.filter((one) => one.kind === 'person-group').length,
    byGround,
  }
}
