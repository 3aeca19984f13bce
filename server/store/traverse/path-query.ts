import type { Entity } from '../../domain/entity.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Link, LinkFilter } from '../link.ts'
import { checkBudget, checkCount } from './traversal.ts'
import type { Budget } from './traversal.ts'

/** How much a search for paths may take up: reads, and steps tried in memory once the links are read. */
export interface PathBudget extends Budget {
  /** At least 1. */
  readonly steps: number
}

export const PATH_BUDGET: PathBudget = { links: 200_000, entities: 100_000, steps: 5_000_000 }

/** What is asked of a path between two entities. */
export interface PathQuery {
  readonly from: EntityId
  readonly to: EntityId
  /** Predicates, window and grades of the links that may be walked. */
  readonly filter?: LinkFilter
  /**
   * Only paths for which there is a choice of days, one a step, that never goes back in time on the way from `from` to
   * `to` and lies within the time each step's claim may hold. Imprecise bounds count as wide as they can be, open and
   * unknown ones as open, as in `mayHoldOn`; so this tells what is impossible, never what happened. A window in the
   * filter changes nothing about it: whatever days can be chosen can be chosen within the window.
   */
  readonly timeOrder?: boolean
  /**
   * Entities that may lie on no path, neither as an end nor between: victims, witnesses, minors, the acquitted,
   * officials and counsel. Whoever asks passes all with `Protection.unranked`, derived from all that is known now.
   */
  readonly barred: ReadonlySet<EntityId> | ((entity: EntityId) => boolean)
  /** Entities that may lie between the ends of a path; by default those that `mayPassByDefault` lets through. */
  readonly mayPass?: (entity: Entity) => boolean
  readonly budget?: PathBudget
}

/** One hop of a path with all that supports it. */
export interface PathStep {
  readonly from: EntityId
  readonly to: EntityId
  /**
   * Every link between the two that the query lets through, whichever way it points, in code point order of claim id.
   * In time order, only those that fit some choice of days for the whole path.
   */
  readonly links: readonly Link[]
}

/** A path that meets no entity twice. From an entity to itself it has no steps. */
export interface LinkPath {
  readonly entities: readonly EntityId[]
  readonly steps: readonly PathStep[]
}

/** What ended a search before it was certain of its answer: links, entities or steps of the budget, or the limit of paths. */
export type PathStop = 'links' | 'entities' | 'steps' | 'paths'

export interface PathAnswer {
  /** By number of hops, then by the ids along the path in code point order. */
  readonly paths: readonly LinkPath[]
  /** Whether the answer is certain: nothing that was asked for is missing. */
  readonly complete: boolean
  /** What ended the search early, or null. */
  readonly stopped: PathStop | null
  /** Up to this many hops no path is missing, save those beyond the number asked for. */
  readonly exactHops: number
  /** Which ends are barred; if any, no search was made. */
  readonly barredEnds: readonly EntityId[]
}

/**
 * Two stories that share a police force, a country or an offence are not thereby connected: locations, public bodies
 * and concepts lie between the ends of no path.
 */
export function mayPassByDefault(entity: Entity): boolean {
  return entity.kind !== 'Location' && entity.kind !== 'Concept' && entity.subkind !== 'public-body'
}

/** Whether an entity may lie on no path. */
export function isBarred(query: Pick<PathQuery, 'barred'>, entity: EntityId): boolean {
  return typeof query.barred === 'function' ? query.barred(entity) : query.barred.has(entity)
}

/** @throws {RangeError} when a budget is out of its range */
export function checkPathBudget(budget: PathBudget): void {
  checkBudget(budget)
  checkCount('a budget of steps', budget.steps, 1, Number.MAX_SAFE_INTEGER)
}
