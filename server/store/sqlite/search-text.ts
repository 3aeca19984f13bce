import type { Page, PageRequest } from '../case-store.ts'
import type { TextHit, TextQuery } from '../text-hit.ts'
import type { ReadScope } from './read-records.ts'

export function selectTextHits(_scope: ReadScope, _query: TextQuery, _page: PageRequest): Page<TextHit> {
  throw new Error('unwritten')
}
