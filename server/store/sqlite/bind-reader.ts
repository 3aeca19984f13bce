import type { EvidenceReader } from '../case-store.ts'
import { checkPage } from '../check-read.ts'
import { selectClaims } from './read-claims.ts'
import {
  selectAll,
  selectEntities,
  selectExcerpts,
  selectPage,
  selectReviews,
  selectSourceBytes,
} from './read-records.ts'
import { readInCase } from './store-core.ts'
import type { StoreCore } from './store-core.ts'
import { streamReceived, streamRecords } from './stream-records.ts'

/** What reads records, from one file. */
export function bindReader(core: StoreCore): EvidenceReader {
  return {
    readEntities: (caseId, clocks, query, page) =>
      readInCase(core, caseId, clocks, (scope) => {
        checkPage(page)
        return selectEntities(scope, query, page)
      }),
    readClaims: (caseId, clocks, query, page) =>
      readInCase(core, caseId, clocks, (scope) => {
        checkPage(page)
        return selectClaims(scope, clocks, query, page)
      }),
    readSources: (caseId, clocks, page) =>
      readInCase(core, caseId, clocks, (scope) => {
        checkPage(page)
        return selectPage(scope, 'source', page)
      }),
    readSourceBytes: (caseId, clocks, id) => readInCase(core, caseId, clocks, (scope) => selectSourceBytes(scope, id)),
    readExcerpts: (caseId, clocks, query) => readInCase(core, caseId, clocks, (scope) => selectExcerpts(scope, query)),
    readReviews: (caseId, clocks, claims) => readInCase(core, caseId, clocks, (scope) => selectReviews(scope, claims)),
    readOverrides: (caseId, clocks) => readInCase(core, caseId, clocks, (scope) => selectAll(scope, 'override')),
    readPredicates: (caseId, clocks) => readInCase(core, caseId, clocks, (scope) => selectAll(scope, 'predicate')),
    streamRecords: (caseId, clocks) => streamRecords(core, caseId, clocks),
    streamReceived: (caseId, clocks) => streamReceived(core, caseId, clocks),
  }
}
