import type { ClaimId, EntityId } from '../../domain/ids.ts'
import { compareCodePoints } from '../compare-text.ts'
import type { Link } from '../link.ts'
import { ALWAYS, toDaySpan } from './day-span.ts'
import type { DaySpan } from './day-span.ts'

/** A link, and the days on which it may be walked. */
export interface Walkway extends DaySpan {
  readonly link: Link
}

/** Neighbours of an entity, in code point order, each with all links to it, whichever way they point. */
export type Neighbours = ReadonlyMap<EntityId, readonly Walkway[]>

/** The part of a case that a search has read: who is linked to whom, by which claims. Links to oneself are left out. */
export class LinkGraph {
  readonly #neighbours = new Map<EntityId, Map<EntityId, Walkway[]>>()
  readonly #claims = new Set<ClaimId>()
  readonly #timed: boolean

  /** `timed`: whether the days of a claim bound when it may be walked. */
  constructor(timed: boolean) {
    this.#timed = timed
  }

  /** Adds a link, once. */
  add(link: Link): void {
    if (link.subject === link.object || this.#claims.has(link.claim)) return
    this.#claims.add(link.claim)
    const walkways = this.#neighbours.get(link.subject)?.get(link.object) ?? this.#tie(link.subject, link.object)
    walkways.push({ link, ...(this.#timed ? toDaySpan(link.valid) : ALWAYS) })
  }

  listNeighbours(entity: EntityId): Iterable<EntityId> {
    return this.#neighbours.get(entity)?.keys() ?? []
  }

  /** The links between two neighbours; none between others. */
  findWalkways(a: EntityId, b: EntityId): readonly Walkway[] {
    return this.#neighbours.get(a)?.get(b) ?? []
  }

  /** The same graph among some entities alone. */
  restrict(kept: ReadonlySet<EntityId>): ReadonlyMap<EntityId, Neighbours> {
    const part = new Map<EntityId, Neighbours>()
    for (const entity of kept) {
      const own = [...(this.#neighbours.get(entity) ?? [])].filter(([other]) => kept.has(other))
      part.set(entity, new Map(own.sort(([a], [b]) => compareCodePoints(a, b))))
    }
    return part
  }

  #tie(a: EntityId, b: EntityId): Walkway[] {
    const walkways: Walkway[] = []
    this.#findOwn(a).set(b, walkways)
    this.#findOwn(b).set(a, walkways)
    return walkways
  }

  #findOwn(entity: EntityId): Map<EntityId, Walkway[]> {
    const own = this.#neighbours.get(entity) ?? new Map<EntityId, Walkway[]>()
    this.#neighbours.set(entity, own)
    return own
  }
}
