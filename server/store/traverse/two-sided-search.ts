import type { EntityId } from '../../domain/ids.ts'
import { compareCodePoints } from '../compare-text.ts'
import type { Link } from '../link.ts'
import { LinkGraph } from './link-graph.ts'
import { isBarred, mayPassByDefault } from './path-query.ts'
import type { PathBudget, PathQuery, PathStop } from './path-query.ts'
import { FRONTIER_SIZE, readRing } from './read-ring.ts'
import type { PathReader, Traversal } from './traversal.ts'

/** How far a search has come from one end. */
interface Side {
  /** Entities at distance `radius`, not yet read, in code point order. */
  ring: readonly EntityId[]
  /** All links on the way to that distance are read; infinite once there is nothing left. */
  radius: number
  readonly seen: Set<EntityId>
  /** What kept it from going on, if anything did. */
  stopped: PathStop | null
}

/**
 * Reads a case ring by ring from both ends of the paths asked for, the smaller ring first. What is barred is not even
 * kept; what may not lie between the ends is not walked through.
 */
export class TwoSidedSearch {
  readonly graph: LinkGraph
  readonly #traversal: Traversal<PathReader>
  readonly #query: PathQuery
  readonly #budget: PathBudget
  readonly #sides: readonly [Side, Side]
  readonly #read = new Set<EntityId>()
  /** Entities come upon, and whether each may lie between the ends. */
  readonly #passable = new Map<EntityId, boolean>()
  #linksRead = 0

  constructor(traversal: Traversal<PathReader>, query: PathQuery, budget: PathBudget) {
    this.graph = new LinkGraph(query.timeOrder ?? false)
    this.#traversal = traversal
    this.#query = query
    this.#budget = budget
    this.#sides = [beginSide(query.from), beginSide(query.to)]
    for (const end of [query.from, query.to]) this.#passable.set(end, false)
  }

  /**
   * Reads on until every path of at most `hops` hops is in the graph: with rings read to radius a from one end and b
   * from the other, all links of a path of a + b hops are. Gives what kept it from doing so, or null.
   */
  async reach(hops: number): Promise<PathStop | null> {
    const [near, far] = this.#sides
    while (near.radius + far.radius < hops) {
      const side = this.#chooseSide()
      if (side === null) return near.stopped ?? far.stopped
      await this.#grow(side)
    }
    return null
  }

  /** Whether all that can be reached from one end is read and the other end is not among it. */
  get isSevered(): boolean {
    const { from, to } = this.#query
    const [near, far] = this.#sides
    return (near.radius === Infinity && !near.seen.has(to)) || (far.radius === Infinity && !far.seen.has(from))
  }

  mayPass(entity: EntityId): boolean {
    return this.#passable.get(entity) ?? false
  }

  #chooseSide(): Side | null {
    const open = this.#sides.filter((side) => side.stopped === null)
    const [first, second] = open
    if (first === undefined || second === undefined) return first ?? null
    return first.ring.length <= second.ring.length ? first : second
  }

  async #grow(side: Side): Promise<void> {
    const unread = side.ring.filter((id) => !this.#read.has(id))
    const links = await readRing(
      this.#traversal,
      unread,
      this.#query.filter ?? {},
      this.#budget.links - this.#linksRead,
    )
    if (links === null) {
      side.stopped = 'links'
      return
    }
    const allowed = links.filter((link) => !isBarred(this.#query, link.subject) && !isBarred(this.#query, link.object))
    if (!(await this.#judge(allowed))) {
      side.stopped = 'entities'
      return
    }
    this.#linksRead += links.length
    for (const link of allowed) this.graph.add(link)
    for (const id of unread) this.#read.add(id)
    this.#step(side)
  }

  /** Finds out of entities come upon whether they may be passed; false, and nothing is kept, when they are too many. */
  async #judge(links: readonly Link[]): Promise<boolean> {
    const ends = new Set(links.flatMap((link) => [link.subject, link.object]))
    const fresh = [...ends].filter((id) => !this.#passable.has(id))
    if (this.#passable.size + fresh.length > this.#budget.entities) return false
    const mayPass = this.#query.mayPass ?? mayPassByDefault
    for (const id of fresh) this.#passable.set(id, false)
    for (let start = 0; start < fresh.length; start += FRONTIER_SIZE) {
      const { reader, caseId, clocks, signal } = this.#traversal
      signal?.throwIfAborted()
      const ids = fresh.slice(start, start + FRONTIER_SIZE)
      const { items } = await reader.readEntities(caseId, clocks, { ids }, { after: null, limit: FRONTIER_SIZE })
      for (const entity of items) this.#passable.set(entity.id, mayPass(entity))
    }
    return true
  }

  #step(side: Side): void {
    const next = new Set<EntityId>()
    for (const id of side.ring) {
      for (const other of this.graph.listNeighbours(id)) {
        if (side.seen.has(other)) continue
        side.seen.add(other)
        if (this.mayPass(other)) next.add(other)
      }
    }
    side.ring = [...next].sort(compareCodePoints)
    side.radius = side.ring.length === 0 ? Infinity : side.radius + 1
  }
}

function beginSide(end: EntityId): Side {
  return { ring: [end], radius: 0, seen: new Set([end]), stopped: null }
}
