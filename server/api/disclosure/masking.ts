import type { ClaimId, EntityId, SourceId } from '../../domain/ids.ts'
import type { Cover } from './mask-text.ts'
import { NameMatcher } from './name-matcher.ts'

/** What is covered in a case, and by what. */
export interface Masking {
  /** What each masked entity is shown as. */
  readonly pseudonyms: ReadonlyMap<EntityId, string>
  readonly matcher: NameMatcher
  /** Passages covered whole, by source. */
  readonly stretches: ReadonlyMap<SourceId, readonly Cover[]>
  /** Claims other than names that would tell who somebody masked is. */
  readonly leftOut: ReadonlySet<ClaimId>
}

/** For whom a stated and logged purpose shows everything. */
export const NO_MASKING: Masking = {
  pseudonyms: new Map(),
  matcher: new NameMatcher([]),
  stretches: new Map(),
  leftOut: new Set(),
}
