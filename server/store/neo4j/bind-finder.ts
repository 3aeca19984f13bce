import type { EvidenceFinder } from '../case-store.ts'
import { readInCase } from './read-in-case.ts'
import { countLinks, listMostLinked, readFrontier, readLinks } from './read-links.ts'
import { readTimeline } from './read-timeline.ts'
import { searchNames } from './search-names.ts'
import { searchText } from './search-text.ts'
import type { StoreCore } from './store-core.ts'

/** What finds a place in a case, in a database. */
export function bindFinder({ transactions }: StoreCore): EvidenceFinder {
  return {
    searchNames: (caseId, clocks, text, limit) =>
      readInCase(transactions, caseId, clocks, (transaction, scope) =>
        searchNames(transaction, scope, clocks, text, limit),
      ),
    searchText: (caseId, clocks, query, page) =>
      readInCase(transactions, caseId, clocks, (transaction, scope) => searchText(transaction, scope, query, page)),
    readLinks: (caseId, clocks, entity, filter, page) =>
      readInCase(transactions, caseId, clocks, (transaction, scope) =>
        readLinks(transaction, scope, clocks, { entity, filter, page }),
      ),
    countLinks: (caseId, clocks, entity, filter) =>
      readInCase(transactions, caseId, clocks, (transaction, scope) =>
        countLinks(transaction, scope, clocks, entity, filter),
      ),
    readFrontier: (caseId, clocks, entities, filter, most) =>
      readInCase(transactions, caseId, clocks, (transaction, scope) =>
        readFrontier(transaction, scope, clocks, { entities, filter, most }),
      ),
    listMostLinked: (caseId, clocks, limit) =>
      readInCase(transactions, caseId, clocks, (transaction, scope) => listMostLinked(transaction, scope, limit)),
    readTimeline: (caseId, clocks, query, page) =>
      readInCase(transactions, caseId, clocks, (transaction, scope) =>
        readTimeline(transaction, scope, clocks, query, page),
      ),
  }
}
