import type { CasePredicate } from '../../domain/case-record.ts'
import type { ProtectionOverride } from '../../domain/review.ts'
import type { Source } from '../../domain/source.ts'
import type { EvidenceReader } from '../case-store.ts'
import { readClaims } from './read-claims.ts'
import { readInCase } from './read-in-case.ts'
import {
  readAllOf,
  readEntities,
  readExcerpts,
  readPageOf,
  readReviews,
  readSourceBytes,
  streamReceived,
  streamRecords,
} from './read-records.ts'
import type { StoreCore } from './store-core.ts'

/** What reads records, from a database. */
export function bindReader({ transactions }: StoreCore): EvidenceReader {
  return {
    readEntities: (caseId, clocks, query, page) =>
      readInCase(transactions, caseId, clocks, (transaction, scope) => readEntities(transaction, scope, query, page)),
    readClaims: (caseId, clocks, query, page) =>
      readInCase(transactions, caseId, clocks, (transaction, scope) =>
        readClaims(transaction, scope, clocks, query, page),
      ),
    readSources: (caseId, clocks, page) =>
      readInCase(transactions, caseId, clocks, (transaction, scope) =>
        readPageOf<Source>(transaction, scope, 'source', page),
      ),
    readSourceBytes: (caseId, clocks, id) =>
      readInCase(transactions, caseId, clocks, (transaction, scope) => readSourceBytes(transaction, scope, id)),
    readExcerpts: (caseId, clocks, query) =>
      readInCase(transactions, caseId, clocks, (transaction, scope) => readExcerpts(transaction, scope, query)),
    readReviews: (caseId, clocks, claims) =>
      readInCase(transactions, caseId, clocks, (transaction, scope) => readReviews(transaction, scope, claims)),
    readOverrides: (caseId, clocks) =>
      readInCase(transactions, caseId, clocks, (transaction, scope) =>
        readAllOf<ProtectionOverride>(transaction, scope, 'override'),
      ),
    readPredicates: (caseId, clocks) =>
      readInCase(transactions, caseId, clocks, (transaction, scope) =>
        readAllOf<CasePredicate>(transaction, scope, 'predicate'),
      ),
    streamRecords: (caseId, clocks) => streamRecords(transactions, caseId, clocks),
    streamReceived: (caseId, clocks) => streamReceived(transactions, caseId, clocks),
  }
}
