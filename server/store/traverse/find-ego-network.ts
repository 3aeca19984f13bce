import type { ClaimId, EntityId } from '../../domain/ids.ts'
import { compareCodePoints } from '../compare-text.ts'
import type { Link, LinkFilter } from '../link.ts'
import { FRONTIER_SIZE } from './read-ring.ts'
import { checkBudget, checkCount } from './traversal.ts'
import type { Budget, LinkReader, Traversal } from './traversal.ts'

export const MOST_EGO_HOPS = 3

export interface EgoQuery {
  readonly entity: EntityId
  /** How far to go: 1–3. */
  readonly hops: number
  readonly filter?: LinkFilter
  readonly budget?: Budget
}

export interface EgoNetwork {
  /** The entity itself at distance 0, then all within reach, by distance and then in code point order of id. */
  readonly entities: readonly { readonly id: EntityId; readonly distance: number }[]
  /** All links with both ends among the entities, in code point order of claim id. */
  readonly links: readonly Link[]
  /** Whether no entity within the hops asked for and no link among them is missing. */
  readonly complete: boolean
  /** Entities whose links did not fit into the budget, so that what only they lead to is missing, in code point order. */
  readonly unread: readonly EntityId[]
  /** All entities within that many hops are here and their distances are exact; equals `hops` when all are. */
  readonly exactHops: number
}

export const EGO_BUDGET: Budget = { links: 50_000, entities: 5_000 }

/**
 * Finds all that lies within 1–3 hops of an entity, links walked both ways, and the links among it. An entity whose own
 * links do not fit into what is left of the budget, a hub most likely, is kept but not walked through, and is named in
 * `unread`; the others are read all the same. The same question always has the same answer, on either store.
 *
 * @throws {RangeError} when hops or a budget is out of its range
 */
export async function findEgoNetwork(
  traversal: Traversal<Pick<LinkReader, 'readFrontier'>>,
  query: EgoQuery,
): Promise<EgoNetwork> {
  checkCount('hops', query.hops, 1, MOST_EGO_HOPS)
  const budget = query.budget ?? EGO_BUDGET
  checkBudget(budget)
  const search = new EgoSearch(traversal, query.filter ?? {}, budget)
  return search.run(query.entity, query.hops)
}

class EgoSearch {
  readonly #traversal: Traversal<Pick<LinkReader, 'readFrontier'>>
  readonly #filter: LinkFilter
  readonly #budget: Budget
  readonly #distances = new Map<EntityId, number>()
  readonly #links = new Map<ClaimId, Link>()
  readonly #unread: EntityId[] = []
  #linksRead = 0

  constructor(traversal: Traversal<Pick<LinkReader, 'readFrontier'>>, filter: LinkFilter, budget: Budget) {
    this.#traversal = traversal
    this.#filter = filter
    this.#budget = budget
  }

  async run(entity: EntityId, hops: number): Promise<EgoNetwork> {
    this.#distances.set(entity, 0)
    // The outermost ring is read as well: for the links within it, not for what lies beyond.
    for (let distance = 0; distance <= hops; distance += 1) {
      const ring = [...this.#distances].filter(([, own]) => own === distance).map(([id]) => id)
      ring.sort(compareCodePoints)
      for (let start = 0; start < ring.length; start += FRONTIER_SIZE) {
        await this.#readAsFits(ring.slice(start, start + FRONTIER_SIZE), distance < hops ? distance + 1 : null)
      }
    }
    return this.#conclude(hops)
  }

  /** Halves what does not fit until the entities that alone do not fit are found. `outer`: the distance beyond. */
  async #readAsFits(ring: readonly EntityId[], outer: number | null): Promise<void> {
    const links = await this.#read(ring)
    if (links !== null && this.#take(links, outer)) return
    const [first] = ring
    if (first === undefined) return
    if (ring.length === 1) {
      this.#unread.push(first)
      return
    }
    const middle = Math.ceil(ring.length / 2)
    await this.#readAsFits(ring.slice(0, middle), outer)
    await this.#readAsFits(ring.slice(middle), outer)
  }

  async #read(ring: readonly EntityId[]): Promise<readonly Link[] | null> {
    const { reader, caseId, clocks, signal } = this.#traversal
    signal?.throwIfAborted()
    const left = this.#budget.links - this.#linksRead
    return left < 1 ? null : reader.readFrontier(caseId, clocks, ring, this.#filter, left)
  }

  #take(links: readonly Link[], outer: number | null): boolean {
    const found = new Set(links.flatMap((link) => [link.subject, link.object]))
    const fresh = outer === null ? [] : [...found].filter((id) => !this.#distances.has(id))
    if (this.#distances.size + fresh.length > this.#budget.entities) return false
    this.#linksRead += links.length
    for (const id of fresh) this.#distances.set(id, outer ?? 0)
    for (const link of links) {
      if (this.#distances.has(link.subject) && this.#distances.has(link.object)) this.#links.set(link.claim, link)
    }
    return true
  }

  #conclude(hops: number): EgoNetwork {
    const entities = [...this.#distances].map(([id, distance]) => ({ id, distance }))
    const nearest = Math.min(hops, ...this.#unread.map((id) => this.#distances.get(id) ?? hops))
    return {
      entities: entities.sort((a, b) => a.distance - b.distance || compareCodePoints(a.id, b.id)),
      links: [...this.#links.values()].sort((a, b) => compareCodePoints(a.claim, b.claim)),
      complete: this.#unread.length === 0,
      unread: this.#unread.sort(compareCodePoints),
      exactHops: nearest,
    }
  }
}
