import type { Claim } from './claim.ts'
import type { Entity } from './entity.ts'
import type { CaseId } from './ids.ts'
import type { ProtectionOverride, Review } from './review.ts'
import type { Excerpt, Source } from './source.ts'

/** One investigation. */
export interface CaseInfo {
  readonly id: CaseId
  readonly name: string
  readonly description: string
  readonly createdAt: string
  /**
   * `receivedAt` of the newest batch the case holds, or null while it is empty; read afresh by every getCase. Whoever
   * caches what it derived from a case (who is masked, say) holds it against this.
   */
  readonly revision: string | null
}

/** A predicate that a case adds under a listed parent, whose subject and object kinds it inherits. */
export interface CasePredicate {
  readonly type: 'predicate'
  /** UPPER_SNAKE_CASE, not one of the built-in ones. */
  readonly id: string
  readonly parent: string
  readonly definition: string
}

/** Everything that is evidence or decides about evidence; what a case file carries and a store keeps for ever. */
export type CaseRecord = CasePredicate | Source | Entity | Excerpt | Claim | Review | ProtectionOverride

export type CaseRecordType = CaseRecord['type']

/** Order of record types in a canonical export: what is referred to comes before what refers to it. */
export const RECORD_TYPES = [
  'predicate',
  'source',
  'entity',
  'excerpt',
  'claim',
  'review',
  'override',
] as const satisfies readonly CaseRecordType[]

/** Records checked against each other and ready to be appended, with the bytes of the sources among them. */
export interface CaseBatch {
  readonly records: readonly CaseRecord[]
  /** Bytes by lower-case hexadecimal SHA-256; every source of `records` has its own. */
  readonly sourceBytes: ReadonlyMap<string, Uint8Array>
}
