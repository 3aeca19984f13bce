import type { CaseBatch, CaseInfo, CasePredicate, CaseRecord } from '../../domain/case-record.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { Received } from '../../domain/claim-status.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { Entity } from '../../domain/entity.ts'
import type { CaseId, ClaimId, SourceId } from '../../domain/ids.ts'
import type { ProtectionOverride, Review } from '../../domain/review.ts'
import type { Excerpt, Source } from '../../domain/source.ts'
import type {
  AppendOptions,
  AppendReceipt,
  CaseStore,
  ClaimQuery,
  EntityQuery,
  ExcerptQuery,
  NameHit,
  Page,
  PageRequest,
  Position,
  StoreClock,
} from '../case-store.ts'
import type { LogEntry, LogEvent } from '../log-entry.ts'
import { appendBatch } from './append-batch.ts'
import { createCase, discardEmptyCase, findCase, findCaseByName, listCases } from './case-list.ts'
import { appendLog, readLog } from './case-log.ts'
import { connect } from './connect.ts'
import type { Neo4jConnection } from './connect.ts'
import { ConcurrencyLimit } from './limit-concurrency.ts'
import { rebuildProjection } from './project-ties.ts'
import { readClaims } from './read-claims.ts'
import { readInCase } from './read-in-case.ts'
import type { CaseScope } from './read-in-case.ts'
import {
  readAllOf,
  readEntities,
  readExcerpts,
  readPageOf,
  readReviews,
  readSourceBytes,
  streamRecords,
} from './read-records.ts'
import { searchNames } from './search-names.ts'
import type { Transaction, Transactions } from './transactions.ts'
import { readPositions, writePositions } from './view-positions.ts'

export interface Neo4jStoreOptions extends Neo4jConnection {
  readonly clock: StoreClock
}

/** The port, and what only Neo4j has. */
export interface Neo4jStore extends CaseStore {
  /**
   * Makes the direct relationships between the entities of a case anew from its claims. Appending keeps them up to
   * date; this is for a database that somebody else has written to.
   */
  readonly rebuildProjection: (caseId: CaseId) => Promise<void>
}

/**
 * An append takes a second connection while it holds its own; at most so many at a time leave enough of the driver's
 * hundred for them to end.
 */
const MOST_APPENDS = 40

/**
 * Opens the store of a Neo4j server, 5.26 or later, and brings its schema up to date.
 *
 * @throws {StoreUnavailableError} one sentence with the remedy
 */
export async function openNeo4jStore(options: Neo4jStoreOptions): Promise<Neo4jStore> {
  return new Neo4jCaseStore(await connect(options), options.clock)
}

class Neo4jCaseStore implements Neo4jStore {
  readonly backend = 'neo4j'
  readonly #transactions: Transactions
  readonly #clock: StoreClock
  readonly #appends = new ConcurrencyLimit(MOST_APPENDS)

  constructor(transactions: Transactions, clock: StoreClock) {
    this.#transactions = transactions
    this.#clock = clock
  }

  createCase(name: string, description: string): Promise<CaseInfo> {
    return createCase(this.#transactions, name, description, this.#clock)
  }

  discardEmptyCase(id: CaseId): Promise<boolean> {
    return discardEmptyCase(this.#transactions, id)
  }

  listCases(): Promise<readonly CaseInfo[]> {
    return listCases(this.#transactions)
  }

  getCase(id: CaseId): Promise<CaseInfo> {
    return this.#transactions.read((transaction) => findCase(transaction, id))
  }

  findCaseByName(name: string): Promise<CaseInfo | null> {
    return findCaseByName(this.#transactions, name)
  }

  append(caseId: CaseId, batch: CaseBatch, options: AppendOptions = {}): Promise<AppendReceipt> {
    return this.#appends.run(() => appendBatch(this.#transactions, caseId, batch, this.#clock, options))
  }

  readEntities(caseId: CaseId, clocks: Clocks, query: EntityQuery, page: PageRequest): Promise<Page<Received<Entity>>> {
    return this.#read(caseId, clocks, (transaction, scope) => readEntities(transaction, scope, query, page))
  }

  readClaims(caseId: CaseId, clocks: Clocks, query: ClaimQuery, page: PageRequest): Promise<Page<KnownClaim>> {
    return this.#read(caseId, clocks, (transaction, scope) => readClaims(transaction, scope, clocks, query, page))
  }

  readSources(caseId: CaseId, clocks: Clocks, page: PageRequest): Promise<Page<Received<Source>>> {
    return this.#read(caseId, clocks, (transaction, scope) => readPageOf<Source>(transaction, scope, 'source', page))
  }

  readSourceBytes(caseId: CaseId, clocks: Clocks, id: SourceId): Promise<Uint8Array | null> {
    return this.#read(caseId, clocks, (transaction, scope) => readSourceBytes(transaction, scope, id))
  }

  readExcerpts(caseId: CaseId, clocks: Clocks, query: ExcerptQuery): Promise<readonly Received<Excerpt>[]> {
    return this.#read(caseId, clocks, (transaction, scope) => readExcerpts(transaction, scope, query))
  }

  readReviews(caseId: CaseId, clocks: Clocks, claims: readonly ClaimId[]): Promise<readonly Received<Review>[]> {
    return this.#read(caseId, clocks, (transaction, scope) => readReviews(transaction, scope, claims))
  }

  readOverrides(caseId: CaseId, clocks: Clocks): Promise<readonly Received<ProtectionOverride>[]> {
    return this.#read(caseId, clocks, (transaction, scope) => readAllOf(transaction, scope, 'override'))
  }

  readPredicates(caseId: CaseId, clocks: Clocks): Promise<readonly Received<CasePredicate>[]> {
    return this.#read(caseId, clocks, (transaction, scope) => readAllOf(transaction, scope, 'predicate'))
  }

  searchNames(caseId: CaseId, clocks: Clocks, text: string, limit: number): Promise<readonly NameHit[]> {
    return this.#read(caseId, clocks, (transaction, scope) => searchNames(transaction, scope, clocks, text, limit))
  }

  streamRecords(caseId: CaseId, clocks: Clocks): AsyncIterable<CaseRecord> {
    return streamRecords(this.#transactions, caseId, clocks)
  }

  readPositions(caseId: CaseId, view: string): Promise<Readonly<Record<string, Position>>> {
    return readPositions(this.#transactions, caseId, view)
  }

  writePositions(caseId: CaseId, view: string, positions: Readonly<Record<string, Position>>): Promise<void> {
    return writePositions(this.#transactions, caseId, view, positions)
  }

  appendLog(event: LogEvent): Promise<LogEntry> {
    return appendLog(this.#transactions, event, this.#clock)
  }

  readLog(caseId: CaseId | null, limit: number): Promise<readonly LogEntry[]> {
    return readLog(this.#transactions, caseId, limit)
  }

  rebuildProjection(caseId: CaseId): Promise<void> {
    return rebuildProjection(this.#transactions, caseId)
  }

  close(): Promise<void> {
    return this.#transactions.close()
  }

  #read<T>(
    caseId: CaseId,
    clocks: Clocks,
    work: (transaction: Transaction, scope: CaseScope) => Promise<T>,
  ): Promise<T> {
    return readInCase(this.#transactions, caseId, clocks, work)
  }
}
