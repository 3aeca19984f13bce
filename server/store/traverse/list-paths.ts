import type { EntityId } from '../../domain/ids.ts'
import { arriveEarliest, DAWN, DUSK, leaveLatest } from './day-span.ts'
import type { Neighbours, Walkway } from './link-graph.ts'

/** Steps tried between two breaths. */
export const STEPS_A_BREATH = 10_000

const NOBODY: Neighbours = new Map()

/** Two ends, and who is linked to whom among the entities that may lie on a path between them. */
export interface PathField {
  readonly graph: ReadonlyMap<EntityId, Neighbours>
  readonly from: EntityId
  readonly to: EntityId
}

/**
 * Lists the loop-free paths of exactly `hops` hops (at least 1), in code point order of the ids along them, depth
 * first. A step is only taken where a walk of the right length goes on to the end, in time. Gives null after every
 * 10,000 steps, so that whoever asks can look up, or stop.
 */
export function* listPaths(field: PathField, hops: number): Generator<readonly EntityId[] | null> {
  const latest = tabulateLatest(field, hops)
  const path = [field.from]
  const days = [DAWN]
  const trail = [listSteps(field, field.from)]
  let steps = 0
  for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
    steps += 1
    if (steps % STEPS_A_BREATH === 0) yield null
    const next = top.next()
    if (next.done === true) {
      for (const stack of [trail, path, days]) stack.pop()
      continue
    }
    const [entity, walkways] = next.value
    const left = hops - path.length
    const deadline = latest[left]?.get(entity)
    if (deadline === undefined || path.includes(entity)) continue
    const day = arriveEarliest(walkways, days.at(-1) ?? DAWN)
    if (day === null || day > deadline) continue
    if (left === 0) {
      yield [...path, entity]
      continue
    }
    path.push(entity)
    days.push(day)
    trail.push(listSteps(field, entity))
  }
}

function listSteps(field: PathField, entity: EntityId): Iterator<[EntityId, readonly Walkway[]]> {
  return (field.graph.get(entity) ?? NOBODY).entries()
}

/**
 * By number of hops left: the latest day on which one may be at an entity and still get to the end by a walk of just so
 * many hops. Entities from which there is none are not there.
 */
function tabulateLatest(field: PathField, hops: number): readonly ReadonlyMap<EntityId, string>[] {
  const table: ReadonlyMap<EntityId, string>[] = [new Map([[field.to, DUSK]])]
  for (let left = 1; left < hops; left += 1) {
    const beyond = table[left - 1] ?? new Map<EntityId, string>()
    const here = new Map<EntityId, string>()
    for (const [entity, neighbours] of field.graph) {
      if (entity === field.from || entity === field.to) continue
      const day = findLatest(neighbours, beyond)
      if (day !== null) here.set(entity, day)
    }
    table.push(here)
  }
  return table
}

function findLatest(neighbours: Neighbours, beyond: ReadonlyMap<EntityId, string>): string | null {
  let best: string | null = null
  for (const [other, walkways] of neighbours) {
    const deadline = beyond.get(other)
    const day = deadline === undefined ? null : leaveLatest(walkways, deadline)
    if (day !== null && (best === null || day > best)) best = day
  }
  return best
}
