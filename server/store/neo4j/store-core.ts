import type { CaseId } from '../../domain/ids.ts'
import type { StoreClock } from '../case-store.ts'
import type { ConcurrencyLimit } from '../concurrency-limit.ts'
import type { Transactions } from './transactions.ts'

/** What all parts of an open Neo4j store work on. */
export interface StoreCore {
  readonly transactions: Transactions
  readonly clock: StoreClock
  /** Limits the transactions that hold a connection while they take a second one. */
  readonly appends: ConcurrencyLimit
  /** Cases into which an import goes that brought something twice: from then on its records are looked up. */
  readonly doubted: Set<CaseId>
}
