import type { StoreClock } from '../case-store.ts'
import type { ConcurrencyLimit } from './limit-concurrency.ts'
import type { Transactions } from './transactions.ts'

/** What all parts of an open Neo4j store work on. */
export interface StoreCore {
  readonly transactions: Transactions
  readonly clock: StoreClock
  /** Limits the transactions that hold a connection while they take a second one. */
  readonly appends: ConcurrencyLimit
}
