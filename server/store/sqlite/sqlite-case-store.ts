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
import { checkClocks, checkLimit, checkPage, lastInstantKnown, MAX_PAGE_SIZE } from '../check-read.ts'
import type { LogEntry, LogEvent } from '../log-entry.ts'
import { appendRecords, selectLastInstant } from './append-records.ts'
import { deleteEmptyCase, findCaseNo, insertCase, selectCase, selectCaseByName, selectCases } from './case-list.ts'
import { insertLogEntry, selectLog } from './case-log.ts'
import { openConnection } from './connection.ts'
import type { Connection } from './connection.ts'
import { selectClaims } from './read-claims.ts'
import {
  iterateRecords,
  selectAll,
  selectEntities,
  selectExcerpts,
  selectPage,
  selectReviews,
  selectSourceBytes,
} from './read-records.ts'
import type { ReadScope } from './read-records.ts'
import { selectNameHits } from './search-names.ts'
import { replacePositions, selectPositions } from './view-positions.ts'

export interface SqliteStoreOptions {
  /** Path of the file, created when it is not there; its folder must be. */
  readonly file: string
  readonly clock: StoreClock
  /** The most pages (of 4 KiB) the file may grow to; beyond that the disk counts as full. */
  readonly maxPages?: number
}

/**
 * Opens the embedded store: one file, one process at a time (data-folder-lock.ts).
 *
 * @throws {StoreUnavailableError} when the file cannot be opened or is none of ours
 */
export function openSqliteStore(options: SqliteStoreOptions): CaseStore {
  return new SqliteCaseStore(openConnection(options.file, options.maxPages), options.clock)
}

class SqliteCaseStore implements CaseStore {
  readonly backend = 'sqlite'
  readonly #connection: Connection
  readonly #clock: StoreClock

  constructor(connection: Connection, clock: StoreClock) {
    this.#connection = connection
    this.#clock = clock
  }

  createCase(name: string, description: string): Promise<CaseInfo> {
    return this.#connection.write((writer) => insertCase(writer, name, description, this.#clock()))
  }

  discardEmptyCase(id: CaseId): Promise<boolean> {
    return this.#connection.write((writer) => deleteEmptyCase(writer, id))
  }

  listCases(): Promise<readonly CaseInfo[]> {
    return attempt(() => selectCases(this.#connection.reader))
  }

  getCase(id: CaseId): Promise<CaseInfo> {
    return attempt(() => selectCase(this.#connection.reader, id))
  }

  findCaseByName(name: string): Promise<CaseInfo | null> {
    return attempt(() => selectCaseByName(this.#connection.reader, name))
  }

  append(caseId: CaseId, batch: CaseBatch, options: AppendOptions = {}): Promise<AppendReceipt> {
    return this.#connection.write((writer) =>
      appendRecords(writer, findCaseNo(writer, caseId), batch, this.#clock, options),
    )
  }

  readEntities(caseId: CaseId, clocks: Clocks, query: EntityQuery, page: PageRequest): Promise<Page<Received<Entity>>> {
    return this.#read(caseId, clocks, (scope) => {
      checkPage(page)
      return selectEntities(scope, query, page)
    })
  }

  readClaims(caseId: CaseId, clocks: Clocks, query: ClaimQuery, page: PageRequest): Promise<Page<KnownClaim>> {
    return this.#read(caseId, clocks, (scope) => {
      checkPage(page)
      return selectClaims(scope, clocks, query, page)
    })
  }

  readSources(caseId: CaseId, clocks: Clocks, page: PageRequest): Promise<Page<Received<Source>>> {
    return this.#read(caseId, clocks, (scope) => {
      checkPage(page)
      return selectPage(scope, 'source', page)
    })
  }

  readSourceBytes(caseId: CaseId, clocks: Clocks, id: SourceId): Promise<Uint8Array | null> {
    return this.#read(caseId, clocks, (scope) => selectSourceBytes(scope, id))
  }

  readExcerpts(caseId: CaseId, clocks: Clocks, query: ExcerptQuery): Promise<readonly Received<Excerpt>[]> {
    return this.#read(caseId, clocks, (scope) => selectExcerpts(scope, query))
  }

  readReviews(caseId: CaseId, clocks: Clocks, claims: readonly ClaimId[]): Promise<readonly Received<Review>[]> {
    return this.#read(caseId, clocks, (scope) => selectReviews(scope, claims))
  }

  readOverrides(caseId: CaseId, clocks: Clocks): Promise<readonly Received<ProtectionOverride>[]> {
    return this.#read(caseId, clocks, (scope) => selectAll(scope, 'override'))
  }

  readPredicates(caseId: CaseId, clocks: Clocks): Promise<readonly Received<CasePredicate>[]> {
    return this.#read(caseId, clocks, (scope) => selectAll(scope, 'predicate'))
  }

  searchNames(caseId: CaseId, clocks: Clocks, text: string, limit: number): Promise<readonly NameHit[]> {
    return this.#read(caseId, clocks, (scope) => {
      checkLimit(limit, MAX_PAGE_SIZE)
      return selectNameHits(scope, clocks, text, limit)
    })
  }

  async *streamRecords(caseId: CaseId, clocks: Clocks): AsyncIterable<CaseRecord> {
    const scope = await this.#read(caseId, clocks, (opened) => opened)
    // What arrives while the stream is read belongs to no part of it.
    const until = clocks.knownAt ?? selectLastInstant(scope.database) ?? ''
    yield* iterateRecords({ ...scope, until })
  }

  readPositions(caseId: CaseId, view: string): Promise<Readonly<Record<string, Position>>> {
    const { reader } = this.#connection
    return attempt(() => selectPositions(reader, findCaseNo(reader, caseId), view))
  }

  writePositions(caseId: CaseId, view: string, positions: Readonly<Record<string, Position>>): Promise<void> {
    return this.#connection.write((writer) => {
      replacePositions(writer, findCaseNo(writer, caseId), view, positions)
    })
  }

  appendLog(event: LogEvent): Promise<LogEntry> {
    return this.#connection.write((writer) => {
      const caseNo = event.caseId === null ? null : findCaseNo(writer, event.caseId)
      return insertLogEntry(writer, caseNo, event, this.#clock())
    })
  }

  readLog(caseId: CaseId | null, limit: number): Promise<readonly LogEntry[]> {
    const { reader } = this.#connection
    return attempt(() => {
      checkLimit(limit, MAX_PAGE_SIZE)
      return selectLog(reader, caseId === null ? null : findCaseNo(reader, caseId), limit)
    })
  }

  close(): Promise<void> {
    return this.#connection.close()
  }

  #read<T>(caseId: CaseId, clocks: Clocks, work: (scope: ReadScope) => T): Promise<T> {
    return attempt(() => {
      const database = this.#connection.reader
      const caseNo = findCaseNo(database, caseId)
      checkClocks(clocks)
      return work({ database, caseNo, until: lastInstantKnown(clocks) })
    })
  }
}

/** The driver answers at once or throws; a port's method resolves or rejects. */
function attempt<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work())
  })
}
