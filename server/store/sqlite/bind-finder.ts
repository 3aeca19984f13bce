import type { EvidenceFinder } from '../case-store.ts'
import { checkLimit, checkPage, MAX_PAGE_SIZE } from '../check-read.ts'
import { countLinks, selectFrontier, selectLinks, selectMostLinked } from './read-links.ts'
import { selectTimeline } from './read-timeline.ts'
import { selectNameHits } from './search-names.ts'
import { selectTextHits } from './search-text.ts'
import { readInCase } from './store-core.ts'
import type { StoreCore } from './store-core.ts'

/** What finds a place in a case, on one file. */
export function bindFinder(core: StoreCore): EvidenceFinder {
  return {
    searchNames: (caseId, clocks, text, limit) =>
      readInCase(core, caseId, clocks, (scope) => {
        checkLimit(limit, MAX_PAGE_SIZE)
        return selectNameHits(scope, clocks, text, limit)
      }),
    searchText: (caseId, clocks, query, page) =>
      readInCase(core, caseId, clocks, (scope) => {
        checkPage(page)
        return selectTextHits(scope, query, page)
      }),
    readLinks: (caseId, clocks, entity, filter, page) =>
      readInCase(core, caseId, clocks, (scope) => {
        checkPage(page)
        return selectLinks(scope, clocks, entity, filter, page)
      }),
    countLinks: (caseId, clocks, entity, filter) =>
      readInCase(core, caseId, clocks, (scope) => countLinks(scope, clocks, entity, filter)),
    readFrontier: (caseId, clocks, entities, filter, most) =>
      readInCase(core, caseId, clocks, (scope) => selectFrontier(scope, clocks, entities, filter, most)),
    listMostLinked: (caseId, clocks, limit) =>
      readInCase(core, caseId, clocks, (scope) => {
        checkLimit(limit, MAX_PAGE_SIZE)
        return selectMostLinked(scope, limit)
      }),
    readTimeline: (caseId, clocks, query, page) =>
      readInCase(core, caseId, clocks, (scope) => {
        checkPage(page)
        return selectTimeline(scope, clocks, query, page)
      }),
  }
}
