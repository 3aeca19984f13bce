import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId, EntityId } from '../../domain/ids.ts'
import type { CaseStore } from '../case-store.ts'
import type { Link } from '../link.ts'

/** What a walk along links reads a case by. */
export type LinkReader = Pick<CaseStore, 'readLinks' | 'countLinks' | 'readFrontier'>

/** What a search for paths reads by: entity records tell what may lie on one. */
export type PathReader = Pick<CaseStore, 'readFrontier' | 'readEntities'>

/**
 * Where a traversal goes. It makes several reads, so a `knownAt` of null lets it see part of a batch that arrives
 * meanwhile: whoever must be able to repeat it passes an instant.
 */
export interface Traversal<Reader> {
  readonly reader: Reader
  readonly caseId: CaseId
  readonly clocks: Clocks
  /** Heeded between reads: the traversal rejects with its reason. */
  readonly signal?: AbortSignal
}

/** How much a traversal may take up before it stops and says so. */
export interface Budget {
  /** Links read, 1–200,000; one that two reads bring counts twice. */
  readonly links: number
  /** Entities come upon, at least 1. */
  readonly entities: number
}

export const MOST_LINKS = 200_000

/** @throws {RangeError} when a budget is no whole number in its range */
export function checkBudget(budget: Budget): void {
  checkCount('a budget of links', budget.links, 1, MOST_LINKS)
  checkCount('a budget of entities', budget.entities, 1, Number.MAX_SAFE_INTEGER)
}

/** @throws {RangeError} when `value` is no whole number from `least` to `most` */
export function checkCount(what: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${what} is a whole number from ${least} to ${most}, not ${value}`)
  }
}

/** The other end of a link; of a link of an entity to itself, that entity. */
export function otherEnd(link: Link, entity: EntityId): EntityId {
  return link.subject === entity ? link.object : link.subject
}
