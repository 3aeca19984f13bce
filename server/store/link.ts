import type { InformationGrade } from '../domain/grade.ts'
import type { ClaimId, EntityId } from '../domain/ids.ts'
import type { Interval } from '../domain/partial-date.ts'

/** An active claim between two entities, as far as a traversal needs it. */
export interface Link {
  readonly claim: ClaimId
  readonly predicate: string
  readonly subject: EntityId
  readonly object: EntityId
  readonly valid: Interval
  readonly grade: InformationGrade | null
}

/** Which links to follow; every condition given must hold. */
export interface LinkFilter {
  readonly predicates?: readonly string[]
  /**
   * Links that may hold on some day from `from` to `to` (`YYYY-MM-DD`, both inclusive), with the same reading of
   * imprecise, open and unknown bounds as `mayHoldOn` (domain/partial-date.ts).
   */
  readonly within?: { readonly from: string; readonly to: string }
  /** Information grades that count, as `scheme/value`, with `ungraded` for none; all when left out. */
  readonly grades?: readonly string[]
}

/** How a grade is written in a LinkFilter. */
export function spellGrade(grade: InformationGrade | null): string {
  return grade === null ? 'ungraded' : `${grade.scheme}/${grade.value}`
}

/** How many links an entity has by one predicate, in one direction. */
export interface LinkCount {
  readonly predicate: string
  /** `out`: the entity is the subject; `in`: it is the object. A link of an entity to itself counts once, as `out`. */
  readonly direction: 'out' | 'in'
  readonly count: number
}
