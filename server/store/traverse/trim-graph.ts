import type { EntityId } from '../../domain/ids.ts'

export interface Ends {
  readonly from: EntityId
  readonly to: EntityId
}

/** What a graph must tell to be trimmed. */
export interface Passages {
  readonly graph: { listNeighbours(entity: EntityId): Iterable<EntityId> }
  mayPass(entity: EntityId): boolean
}

/**
 * Entities that may lie on a path of at most `hops` hops between two others, with these: near enough to both, and not
 * in a part that hangs on the rest by one entity alone. Few searches of what is left run into a dead end.
 */
export function trimGraph(passages: Passages, { from, to }: Ends, hops: number): ReadonlySet<EntityId> {
  const fromStart = measureDistances(passages, { from, to }, hops)
  const fromEnd = measureDistances(passages, { from: to, to: from }, hops)
  const near = new Set<EntityId>()
  for (const [entity, distance] of fromStart) {
    if (distance + (fromEnd.get(entity) ?? Infinity) <= hops) near.add(entity)
  }
  const listNear = (entity: EntityId): EntityId[] =>
    [...passages.graph.listNeighbours(entity)].filter((other) => near.has(other))
  return keepBlock(listNear, { from, to })
}

/** Hops from one end to all within reach that may be passed, and to the other end, by breadth-first search. */
function measureDistances(passages: Passages, { from, to }: Ends, hops: number): Map<EntityId, number> {
  const distances = new Map([[from, 0]])
  for (const [entity, distance] of distances) {
    if (entity === to || distance === hops) continue
    for (const other of passages.graph.listNeighbours(entity)) {
      if (!distances.has(other) && (other === to || passages.mayPass(other))) distances.set(other, distance + 1)
    }
  }
  return distances
}

/** How a depth-first search stands at one entity. */
interface Visit {
  readonly entity: EntityId
  readonly parent: EntityId
  readonly rest: Iterator<EntityId>
}

/**
 * Entities on some loop-free path between two others: the biconnected component of the tie that would join them
 * (Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1972), found in linear time by walking that
 * tie first. The two alone when no path joins them.
 */
export function keepBlock(
  listNeighbours: (entity: EntityId) => Iterable<EntityId>,
  { from, to }: Ends,
): ReadonlySet<EntityId> {
  const order = new Map([
    [from, 0],
    [to, 1],
  ])
  const low = new Map([[to, 0]])
  const block = [to]
  const visit = (entity: EntityId, parent: EntityId): Visit => {
    return { entity, parent, rest: listNeighbours(entity)[Symbol.iterator]() }
  }
  const trail = [visit(to, from)]
  for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
    const next = top.rest.next()
    if (next.done === true) {
      trail.pop()
      leave(top, { order, low, block })
    } else if (!order.has(next.value)) {
      order.set(next.value, order.size)
      low.set(next.value, order.size - 1)
      block.push(next.value)
      trail.push(visit(next.value, top.entity))
    } else if (next.value !== top.parent) {
      lower(low, top.entity, order.get(next.value))
    }
  }
  return new Set([from, ...block])
}

interface Depths {
  readonly order: ReadonlyMap<EntityId, number>
  readonly low: Map<EntityId, number>
  readonly block: EntityId[]
}

/** What cannot get past the entity it was reached from is another block, and goes. */
function leave(visit: Visit, { order, low, block }: Depths): void {
  const reached = low.get(visit.entity) ?? 0
  const cut = order.get(visit.parent) ?? 0
  if (cut > 0 && reached >= cut) block.length = block.lastIndexOf(visit.entity)
  else lower(low, visit.parent, reached)
}

function lower(low: Map<EntityId, number>, entity: EntityId, to: number | undefined): void {
  if (to !== undefined && to < (low.get(entity) ?? Infinity)) low.set(entity, to)
}
