import type { CaseBatch, CaseInfo, CasePredicate, CaseRecord, CaseRecordType } from '../domain/case-record.ts'
import type { ClaimStatus, KnownClaim } from '../domain/claim.ts'
import type { Received } from '../domain/claim-status.ts'
import type { Clocks } from '../domain/clocks.ts'
import type { Entity, EntityKind } from '../domain/entity.ts'
import type { CaseId, ClaimId, EntityId, ExcerptId, SourceId } from '../domain/ids.ts'
import type { ProtectionOverride, Review } from '../domain/review.ts'
import type { Excerpt, Source } from '../domain/source.ts'
import type { LogEntry, LogEvent } from './log-entry.ts'

/** A page of at most `limit` items (1–5,000), in code point order of id; `after` is the last id of the page before. */
export interface PageRequest {
  readonly after: string | null
  readonly limit: number
}

export interface Page<T> {
  readonly items: readonly T[]
  /** What to pass as `after` for the next page, or null when this was the last. */
  readonly next: string | null
}

/** Which claims to read; every condition given must hold. */
export interface ClaimQuery {
  /** Claims whose subject or entity object is one of these. */
  readonly touching?: readonly EntityId[]
  readonly predicates?: readonly string[]
  /** Statuses at `knownAt`; active ones alone unless said otherwise. */
  readonly statuses?: readonly ClaimStatus[]
  readonly ids?: readonly ClaimId[]
  /** Claims quoting an excerpt of one of these sources. */
  readonly quoting?: readonly SourceId[]
}

/** An entity one of whose names, active at the clocks asked for, matched. */
export interface NameHit {
  readonly entity: EntityId
  readonly claim: ClaimId
  readonly name: string
}

/** What became of a batch. All of it was kept, in one transaction, under one instant. */
export interface AppendReceipt {
  readonly receivedAt: string
  /** Records that were new, by type; the others were there already, word for word. */
  readonly added: Readonly<Record<CaseRecordType, number>>
  readonly unchanged: number
}

export interface Position {
  readonly x: number
  readonly y: number
}

/**
 * The port below which a case lives. Two implementations, one contract suite (test/contract).
 *
 * Every read takes both clocks and gives the same on both. Records other than claims have no valid time: for them
 * `asAt` changes nothing. Errors are classes of store-errors.ts; every method rejects with UnknownCaseError for a
 * case that is not there.
 */
export interface CaseStore {
  readonly backend: 'sqlite' | 'neo4j'

  /** Creates an empty case. Names are unique among cases: CaseNameTakenError otherwise. */
  createCase(name: string, description: string): Promise<CaseInfo>
  /**
   * Takes back a case that nothing was ever appended to, so that an import that failed leaves no empty one behind.
   * False, and nothing is done, once the case holds something.
   */
  discardEmptyCase(id: CaseId): Promise<boolean>
  /** All cases, by name in code point order. */
  listCases(): Promise<readonly CaseInfo[]>
  getCase(id: CaseId): Promise<CaseInfo>
  findCaseByName(name: string): Promise<CaseInfo | null>

  /**
   * Appends a checked batch in one transaction and acknowledges it only once it is on disk. A record that is there
   * already, word for word, is left alone; with other content under the same id it is a RecordConflictError and
   * nothing is kept; so it is for a reference to a record that neither the batch nor the case has
   * (DanglingReferenceError). Stops with the signal's reason before the commit, keeping nothing.
   */
  append(caseId: CaseId, batch: CaseBatch, options?: AppendOptions): Promise<AppendReceipt>

  readEntities(caseId: CaseId, clocks: Clocks, query: EntityQuery, page: PageRequest): Promise<Page<Received<Entity>>>
  readClaims(caseId: CaseId, clocks: Clocks, query: ClaimQuery, page: PageRequest): Promise<Page<KnownClaim>>
  readSources(caseId: CaseId, clocks: Clocks, page: PageRequest): Promise<Page<Received<Source>>>
  /** The bytes of a source, as they came; null when the case has no such source at `knownAt`. */
  readSourceBytes(caseId: CaseId, clocks: Clocks, id: SourceId): Promise<Uint8Array | null>
  /** The excerpts asked for that are there, by id; or all of one source. */
  readExcerpts(caseId: CaseId, clocks: Clocks, query: ExcerptQuery): Promise<readonly Received<Excerpt>[]>
  /** Reviews of the claims asked for, by (receivedAt, recordedAt, id). */
  readReviews(caseId: CaseId, clocks: Clocks, claims: readonly ClaimId[]): Promise<readonly Received<Review>[]>
  readOverrides(caseId: CaseId, clocks: Clocks): Promise<readonly Received<ProtectionOverride>[]>
  readPredicates(caseId: CaseId, clocks: Clocks): Promise<readonly Received<CasePredicate>[]>

  /**
   * Entities with an active name in which every word of `text`, folded (domain/fold-name.ts), begins some word.
   * One hit an entity, the name first in code point order; at most `limit`, by entity id.
   */
  searchNames(caseId: CaseId, clocks: Clocks, text: string, limit: number): Promise<readonly NameHit[]>

  /** Every record known at `knownAt`, in the order of RECORD_TYPES and then of ids; asAt is not applied. */
  streamRecords(caseId: CaseId, clocks: Clocks): AsyncIterable<CaseRecord>

  /** Where a view left its nodes; a row of the case and no claim. */
  readPositions(caseId: CaseId, view: string): Promise<Readonly<Record<string, Position>>>
  /** Replaces the positions of a view as a whole. */
  writePositions(caseId: CaseId, view: string, positions: Readonly<Record<string, Position>>): Promise<void>

  /** Adds a row to the log, which only grows. `caseId` is null for what concerns no one case. */
  appendLog(event: LogEvent): Promise<LogEntry>
  /** The newest rows of one case first, or of all. */
  readLog(caseId: CaseId | null, limit: number): Promise<readonly LogEntry[]>

  close(): Promise<void>
}

export interface EntityQuery {
  readonly ids?: readonly EntityId[]
  readonly kinds?: readonly EntityKind[]
}

export type ExcerptQuery = { readonly ids: readonly ExcerptId[] } | { readonly source: SourceId }

export interface AppendOptions {
  readonly signal?: AbortSignal
  /** Called as records are written: done of total. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Tells a store what time it is; tests pass their own. */
export type StoreClock = () => Date
