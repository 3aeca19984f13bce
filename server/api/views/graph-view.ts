import type { Graph, GraphEdge, GraphNode } from '../../contract/graph.ts'
import { objectEntity } from '../../domain/claim.ts'
import type { ClaimStatus, KnownClaim } from '../../domain/claim.ts'
import type { Entity } from '../../domain/entity.ts'
import type { EntityId, ExcerptId, SourceId } from '../../domain/ids.ts'
import { hasUnknownBound } from '../../domain/partial-date.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'
import { gradeClaim } from './claim-view.ts'
import type { NodeFacts } from './node-facts.ts'

/** What a chart is drawn from, as read at one pair of clocks. */
export interface GraphReading {
  readonly entities: readonly Entity[]
  readonly facts: ReadonlyMap<EntityId, NodeFacts>
  /** Claims between entities, active and refuted. */
  readonly lines: readonly KnownClaim[]
  /** Of the lines and of the claims that contradict them. */
  readonly statuses: ReadonlyMap<string, ClaimStatus>
  /** The source of every excerpt that the lines quote. */
  readonly excerptSources: ReadonlyMap<ExcerptId, SourceId>
  readonly script: string
}

/**
 * Entities and the claims between them. An entity whose existence is claimed, but by no claim that stands then, is not
 * on the chart; nor are claims to or from it.
 */
export function viewGraph(disclosure: Disclosure, reading: GraphReading): Pick<Graph, 'nodes' | 'edges'> {
  const present = reading.entities.filter(({ id }) => exists(reading.facts.get(id)))
  const ids = new Set(present.map((entity) => entity.id))
  return {
    nodes: present.map((entity) => viewNode(disclosure, entity, reading.facts.get(entity.id), reading.script)),
    edges: reading.lines.flatMap((claim) => viewEdge(disclosure, claim, ids, reading)),
  }
}

function exists(facts: NodeFacts | undefined): boolean {
  return facts === undefined || !facts.everClaimed || facts.exists
}

function viewNode(disclosure: Disclosure, entity: Entity, facts: NodeFacts | undefined, script: string): GraphNode {
  return {
    ...disclosure.refer(entity, facts?.names ?? [], script),
    categories: [...new Set(facts?.categories)].sort(),
    grounds: [...(disclosure.context.protections.get(entity.id)?.grounds ?? [])].sort(),
  }
}

function viewEdge(
  disclosure: Disclosure,
  claim: KnownClaim,
  present: ReadonlySet<EntityId>,
  { statuses, excerptSources }: GraphReading,
): GraphEdge[] {
  const target = objectEntity(claim)
  if (target === null || !present.has(claim.subject) || !present.has(target)) return []
  if (disclosure.withholds(claim)) return []
  const { sources, predicates } = disclosure.context
  const quoted = claim.excerpts.flatMap((id) => {
    const source = excerptSources.get(id)
    return source === undefined ? [] : (sources.get(source) ?? [])
  })
  return [
    {
      id: claim.id,
      predicate: claim.predicate,
      source: claim.subject,
      target,
      symmetric: predicates.get(claim.predicate)?.symmetric ?? false,
      role: claim.role === null ? null : disclosure.maskLabel(claim.role),
      ...gradeClaim(claim, quoted, statuses),
      status: claim.status === 'refuted' ? 'refuted' : 'active',
      certainty: claim.certainty,
      basis: claim.basis,
      valid: claim.valid,
      boundsUnknown: hasUnknownBound(claim.valid),
    },
  ]
}
