import type { Graph, GraphEdge, GraphNode } from '../../contract/graph.ts'
import { objectEntity, objectLiteral } from '../../domain/claim.ts'
import type { ClaimStatus, KnownClaim } from '../../domain/claim.ts'
import type { Entity } from '../../domain/entity.ts'
import type { EntityId } from '../../domain/ids.ts'
import { hasUnknownBound } from '../../domain/partial-date.ts'
import { groupBySubject, listLiterals } from '../case-context.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'
import { gradeClaim } from './claim-view.ts'

/** How a graph was read. */
export interface GraphReading {
  readonly knownAt: string | null
  readonly script: string
  /** Of the claims drawn and of those that contradict them. */
  readonly statuses: ReadonlyMap<string, ClaimStatus>
}

/**
 * Entities and the claims between them, as read at one pair of clocks (`claims`: active and refuted). An entity whose
 * existence is claimed, but by no claim that stands then, is not on the chart; nor are claims to or from it.
 */
export function viewGraph(
  disclosure: Disclosure,
  entities: readonly Entity[],
  claims: readonly KnownClaim[],
  { knownAt, script, statuses }: GraphReading,
): Graph {
  const everClaimed = findEverClaimed(disclosure, knownAt)
  const bySubject = groupBySubject(claims.filter((claim) => claim.status === 'active'))
  const present = entities.filter((entity) => exists(bySubject.get(entity.id) ?? [], everClaimed.has(entity.id)))
  const ids = new Set(present.map((entity) => entity.id))
  const nodes = present.map((entity) => viewNode(disclosure, entity.id, bySubject.get(entity.id) ?? [], script))
  const edges = claims.flatMap((claim) => viewEdge(disclosure, claim, ids, statuses))
  return { nodes, edges, total: { nodes: nodes.length, edges: edges.length } }
}

/** Entities of which some claim received by `knownAt`, of whatever status and valid time, says that they exist. */
function findEverClaimed(disclosure: Disclosure, knownAt: string | null): ReadonlySet<EntityId> {
  const ids = new Set<EntityId>()
  for (const claim of disclosure.context.claims.values()) {
    if (claim.predicate === 'EXISTS' && (knownAt === null || claim.receivedAt <= knownAt)) ids.add(claim.subject)
  }
  return ids
}

function exists(active: readonly KnownClaim[], everClaimed: boolean): boolean {
  if (!everClaimed) return true
  return active.some((claim) => {
    const literal = claim.predicate === 'EXISTS' ? objectLiteral(claim) : null
    return literal?.kind === 'boolean' && literal.value
  })
}

function viewNode(disclosure: Disclosure, id: EntityId, active: readonly KnownClaim[], script: string): GraphNode {
  const categories = listLiterals(active, 'HAS_CATEGORY', 'category').map((literal) => literal.value)
  return {
    ...disclosure.refer(id, active, script),
    categories: [...new Set(categories)].sort(),
    grounds: [...(disclosure.context.protections.get(id)?.grounds ?? [])].sort(),
  }
}

function viewEdge(
  disclosure: Disclosure,
  claim: KnownClaim,
  present: ReadonlySet<EntityId>,
  statuses: GraphReading['statuses'],
): GraphEdge[] {
  const target = objectEntity(claim)
  if (target === null || !present.has(claim.subject) || !present.has(target)) return []
  if (disclosure.withholds(claim)) return []
  return [
    {
      id: claim.id,
      predicate: claim.predicate,
      source: claim.subject,
      target,
      symmetric: disclosure.context.predicates.get(claim.predicate)?.symmetric ?? false,
      role: claim.role === null ? null : disclosure.maskLabel(claim.role),
      ...gradeClaim(claim, disclosure.context, statuses),
      status: claim.status === 'refuted' ? 'refuted' : 'active',
      certainty: claim.certainty,
      basis: claim.basis,
      valid: claim.valid,
      boundsUnknown: hasUnknownBound(claim.valid),
    },
  ]
}
