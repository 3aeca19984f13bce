import type { Page, PageRequest } from '../case-store.ts'
import type { TextHit, TextQuery } from '../text-hit.ts'
import type { CaseScope } from './read-in-case.ts'
import type { Transaction } from './transactions.ts'

export function searchText(
  _transaction: Transaction,
  _scope: CaseScope,
  _query: TextQuery,
  _page: PageRequest,
): Promise<Page<TextHit>> {
  throw new Error('unwritten')
}
