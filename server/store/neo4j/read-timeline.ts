import type { Clocks } from '../../domain/clocks.ts'
import type { Page, PageRequest, TimelineItem, TimelineQuery } from '../case-store.ts'
import type { CaseScope } from './read-in-case.ts'
import type { Transaction } from './transactions.ts'

export function readTimeline(
  _transaction: Transaction,
  _scope: CaseScope,
  _clocks: Clocks,
  _query: TimelineQuery,
  _page: PageRequest,
): Promise<Page<TimelineItem>> {
  throw new Error('unwritten')
}
