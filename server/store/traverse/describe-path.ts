import type { EntityId } from '../../domain/ids.ts'
import { compareCodePoints } from '../compare-text.ts'
import { arriveEarliest, DAWN, DUSK, fitsBetween, leaveLatest } from './day-span.ts'
import type { LinkGraph, Walkway } from './link-graph.ts'
import type { LinkPath, PathStep } from './path-query.ts'

interface Hop {
  readonly from: EntityId
  readonly to: EntityId
  readonly walkways: readonly Walkway[]
}

/** Brings every link that supports each step of a path, leaving out those that fit no choice of days for all of it. */
export function describePath(graph: LinkGraph, entities: readonly EntityId[]): LinkPath {
  const hops = listHops(graph, entities)
  // The last day before which each step must be taken for the others after it to follow.
  const deadlines: string[] = []
  let latest: string = DUSK
  for (const hop of hops.toReversed()) {
    deadlines.unshift(latest)
    latest = leaveLatest(hop.walkways, latest) ?? DAWN
  }
  let earliest: string = DAWN
  const steps: PathStep[] = []
  for (const [index, { from, to, walkways }] of hops.entries()) {
    steps.push({ from, to, links: chooseLinks(walkways, earliest, deadlines[index] ?? DUSK) })
    earliest = arriveEarliest(walkways, earliest) ?? DUSK
  }
  return { entities, steps }
}

function listHops(graph: LinkGraph, entities: readonly EntityId[]): Hop[] {
  const hops: Hop[] = []
  for (const [index, to] of entities.entries()) {
    const from = entities[index - 1]
    if (from !== undefined) hops.push({ from, to, walkways: graph.findWalkways(from, to) })
  }
  return hops
}

function chooseLinks(walkways: readonly Walkway[], earliest: string, latest: string): PathStep['links'] {
  return walkways
    .filter((walk) => fitsBetween(walk, earliest, latest))
    .map((walk) => walk.link)
    .sort((a, b) => compareCodePoints(a.claim, b.claim))
}
