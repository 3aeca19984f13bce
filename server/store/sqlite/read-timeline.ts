import type { Clocks } from '../../domain/clocks.ts'
import type { Page, PageRequest, TimelineItem, TimelineQuery } from '../case-store.ts'
import type { ReadScope } from './read-records.ts'

export function selectTimeline(
  _scope: ReadScope,
  _clocks: Clocks,
  _query: TimelineQuery,
  _page: PageRequest,
): Page<TimelineItem> {
  throw new Error('unwritten')
}
