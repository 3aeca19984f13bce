import type { EntityId } from '../../domain/ids.ts'
import type { Network, Tie } from './network.ts'

/** A shortest path: each tie joins the node at its place to the next, and brings its reasons. */
export interface NetworkPath {
  readonly nodes: readonly EntityId[]
  readonly ties: readonly Tie[]
}

interface Step {
  readonly to: EntityId
  readonly tie: Tie
}

/** How the search came to a node; null for where it began. */
interface Arrival {
  readonly from: EntityId
  readonly tie: Tie
}

/**
 * Finds a path of the fewest ties between two nodes by breadth-first search; among several the same one in every run.
 * From a node to itself it has no ties. Null when there is none or when either end is outside the network, as
 * protected people are.
 */
export function findPath(network: Network, from: EntityId, to: EntityId): NetworkPath | null {
  const steps = listSteps(network)
  if (!steps.has(from) || !steps.has(to)) return null
  const arrivals = new Map<EntityId, Arrival | null>([[from, null]])
  const queue = [from]
  for (const node of queue) {
    if (node === to) return retracePath(arrivals, to)
    for (const step of steps.get(node) ?? []) {
      if (arrivals.has(step.to)) continue
      arrivals.set(step.to, { from: node, tie: step.tie })
      queue.push(step.to)
    }
  }
  return null
}

/** Ties out of each node, in the order of the network's ties. */
function listSteps(network: Network): ReadonlyMap<EntityId, readonly Step[]> {
  const steps = new Map<EntityId, Step[]>(network.nodes.map((node) => [node.id, []]))
  for (const tie of network.ties) {
    steps.get(tie.a)?.push({ to: tie.b, tie })
    steps.get(tie.b)?.push({ to: tie.a, tie })
  }
  return steps
}

function retracePath(arrivals: ReadonlyMap<EntityId, Arrival | null>, to: EntityId): NetworkPath {
  const nodes = [to]
  const ties: Tie[] = []
  let arrival = arrivals.get(to) ?? null
  while (arrival !== null) {
    nodes.unshift(arrival.from)
    ties.unshift(arrival.tie)
    arrival = arrivals.get(arrival.from) ?? null
  }
  return { nodes, ties }
}
