import type { Entity } from '../../domain/entity.ts'
import type { Protection } from '../../domain/protection.ts'
import { PROTECTION_GROUNDS } from '../../domain/review.ts'
import type { ProtectionGround } from '../../domain/review.ts'
import type { Exclusions, NetworkNode, NodeKind, ProjectionInput } from './network.ts'
import type { NodeSelection } from './projection-parameters.ts'

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

/** What an entity is as a node; public bodies, organisations, places, events and things are none. */
export function readNodeKind(entity: Entity, selection: NodeSelection): NodeKind | null {
  if (entity.kind === 'Person') return 'person'
  if (entity.kind !== 'Group' || selection === 'persons') return null
  return entity.subkind === 'person-group' || entity.subkind === 'criminal-group' ? entity.subkind : null
}

/** The grounds of one who stays outside, in the order of PROTECTION_GROUNDS; null for one who may be ranked. */
export function readGrounds(protection: Protection | undefined): readonly ProtectionGround[] | null {
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
