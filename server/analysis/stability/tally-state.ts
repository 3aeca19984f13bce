import type { DivisionState } from './division-tally.ts'
import type { FlagState } from './flag-tally.ts'
import type { OrderState } from './order-tally.ts'

/** What was counted of one measure, by its kind, in memory that threads share. */
export type TallyState =
  | { readonly kind: 'ranking'; readonly order: OrderState }
  | { readonly kind: 'clusters'; readonly division: DivisionState }
  | { readonly kind: 'node-flag'; readonly flags: FlagState }
  | { readonly kind: 'tie-flag'; readonly flags: FlagState }
  /** The value by resample; NaN where it has none. */
  | { readonly kind: 'network'; readonly values: Float64Array }
