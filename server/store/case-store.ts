import type { CaseBatch, CaseInfo, CasePredicate, CaseRecord, CaseRecordType } from '../domain/case-record.ts'
import type { ClaimStatus, KnownClaim } from '../domain/claim.ts'
import type { Received } from '../domain/claim-status.ts'
import type { Clocks } from '../domain/clocks.ts'
import type { Entity, EntityKind } from '../domain/entity.ts'
import type { CaseId, ClaimId, EntityId, ExcerptId, SourceId } from '../domain/ids.ts'
import type { ProtectionOverride, Review } from '../domain/review.ts'
import type { Excerpt, Source } from '../domain/source.ts'
import type { CaseFindings, FindingRow } from './case-findings.ts'
import type { CaseFrame, CaseRows, ImportRequest, ImportState, RestoredPart } from './import-state.ts'
import type { IntegrityReport } from './integrity.ts'
import type { Link, LinkCount, LinkFilter } from './link.ts'
import type { LogEntry, LogEvent } from './log-entry.ts'
import type { NetworkBackend } from './network-backend.ts'
import type { TextHit, TextQuery } from './text-hit.ts'

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

/** Cases, their views and the log. */
export interface CaseRegister {
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

  /** Where a view left its nodes; a row of the case and no claim. */
  readPositions(caseId: CaseId, view: string): Promise<Readonly<Record<string, Position>>>
  /** Names of the views that keep positions, in code point order. */
  listViews(caseId: CaseId): Promise<readonly string[]>
  /** Replaces the positions of a view as a whole. */
  writePositions(caseId: CaseId, view: string, positions: Readonly<Record<string, Position>>): Promise<void>

  /** Adds a row to the log, which only grows. `caseId` is null for what concerns no one case. */
  appendLog(event: LogEvent): Promise<LogEntry>
  /** The newest rows of one case first, or of all; with `before`, those of lower sequence numbers. */
  readLog(caseId: CaseId | null, limit: number, before?: number): Promise<readonly LogEntry[]>
}

/** What writes evidence. */
export interface EvidenceWriter {
  /**
   * Appends a checked batch in one transaction and acknowledges it only once it is on disk. A record that is there
   * already, word for word, is left alone; with other content under the same id it is a RecordConflictError and
   * nothing is kept; so it is for a reference to a record that neither the batch nor the case has
   * (DanglingReferenceError). Stops with the signal's reason before the commit, keeping nothing.
   */
  append(caseId: CaseId, batch: CaseBatch, options?: AppendOptions): Promise<AppendReceipt>

  /**
   * Begins an import in parts, or finds again the one of the same key that was cut off. Until it is published or
   * discarded the case takes nothing else: `append` and an import of another key reject with ImportPendingError.
   */
  openImport(caseId: CaseId, request: ImportRequest): Promise<ImportState>
  /** The import under way, or null. */
  findImport(caseId: CaseId): Promise<ImportState | null>
  /**
   * Appends part number `part`, counted from 0, and acknowledges it only once it is on disk, all of it or nothing. A
   * part that was acknowledged already is left alone. No read sees it before the import is published. Records may refer
   * to those of earlier parts and of the case; claims may supersede and contradict claims of later parts. Rejects as
   * `append` does, with NoImportError without an import of that key, and with RangeError for a part out of turn.
   */
  appendPart(caseId: CaseId, key: string, part: number, batch: CaseBatch, options?: AppendOptions): Promise<ImportState>
  /**
   * Makes all parts known at one instant, that of the publication. Rejects with DanglingReferenceError, and leaves the
   * import as it was, when a claim refers to one that no part brought; nothing is published when nothing was added.
   */
  publishImport(caseId: CaseId, key: string, options?: AppendOptions): Promise<AppendReceipt>
  /** Takes every trace of an unpublished import back; can be cut off and called again. False when there is none. */
  discardImport(caseId: CaseId, options?: AppendOptions): Promise<boolean>
}

/** What keeps whole cases: brings them back, erases them, checks them. */
export interface CaseCustody {
  /**
   * Begins to bring back a case from a backup or another store. Rejects with CaseNameTakenError, and with
   * CaseIdTakenError when its id is in use. Until `finishRestore` it is in no list and unknown to every read.
   */
  beginRestore(frame: CaseFrame): Promise<void>
  /** Adds records under the instants given; as in `appendPart` references may be to earlier parts or among claims. */
  restorePart(caseId: CaseId, part: RestoredPart, options?: AppendOptions): Promise<void>
  /** Adds findings as they were kept; one that is there already is left alone. Rejects with DamagedFindingError. */
  restoreFindings(caseId: CaseId, findings: readonly FindingRow[], options?: AppendOptions): Promise<void>
  /** Ends a restore: the case is there, with its rows; log entries get numbers of this store and keep their instants. */
  finishRestore(caseId: CaseId, rows: CaseRows, options?: AppendOptions): Promise<CaseInfo>
  /** Takes every trace of an unfinished restore back. Opening a store does so with those that a crash left. */
  discardRestore(caseId: CaseId): Promise<void>

  /**
   * Deletes a case for good: records, bytes, rows, imports and its log, as one step, so far as the engine lets go of
   * bytes (docs/erasure.md). The log keeps one entry of action `erased` that counts what went, and no id but the case's.
   */
  eraseCase(caseId: CaseId, event: Pick<LogEvent, 'actor' | 'purpose'>, options?: AppendOptions): Promise<LogEntry>

  /** Looks at every record and at all that is derived from them; changes nothing. */
  verifyCase(caseId: CaseId, options?: AppendOptions): Promise<IntegrityReport>
  /** Makes all that is derived from the records anew: indexes and direct relationships. */
  rebuildProjection(caseId: CaseId, options?: AppendOptions): Promise<void>
}

/** What reads records. */
export interface EvidenceReader {
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

  /** Every record known at `knownAt`, in the order of RECORD_TYPES and then of ids; asAt is not applied. */
  streamRecords(caseId: CaseId, clocks: Clocks): AsyncIterable<CaseRecord>
  /** The same, each with the instant at which it was received. */
  streamReceived(caseId: CaseId, clocks: Clocks): AsyncIterable<Received<CaseRecord>>
}

/** What finds a place in a case, or goes from one to the next, without reading all of it. */
export interface EvidenceFinder {
  /**
   * Entities with an active name in which every word of `text`, folded (domain/fold-name.ts), begins some word.
   * One hit an entity, the name first in code point order; at most `limit`, by entity id.
   */
  searchNames(caseId: CaseId, clocks: Clocks, text: string, limit: number): Promise<readonly NameHit[]>

  /** Quotes or passages in which every word of the text begins some word, by id; see TextHit for what an id is. */
  searchText(caseId: CaseId, clocks: Clocks, query: TextQuery, page: PageRequest): Promise<Page<TextHit>>

  /** Links to or from one entity, by claim id; those that are active at the clocks asked for. */
  readLinks(
    caseId: CaseId,
    clocks: Clocks,
    entity: EntityId,
    filter: LinkFilter,
    page: PageRequest,
  ): Promise<Page<Link>>
  /** How many such links there are, by predicate and direction, in code point order; without reading them one by one. */
  countLinks(caseId: CaseId, clocks: Clocks, entity: EntityId, filter: LinkFilter): Promise<readonly LinkCount[]>
  /**
   * All links to or from any of at most 1,000 entities, by claim id; null when there are more than `most` (1–200,000),
   * so that a traversal that meets a hub stops instead of flooding.
   */
  readFrontier(
    caseId: CaseId,
    clocks: Clocks,
    entities: readonly EntityId[],
    filter: LinkFilter,
    most: number,
  ): Promise<readonly Link[] | null>
  /** The entities that most claims known at `knownAt` are about or point to, most first, then by id; at most 5,000. */
  listMostLinked(caseId: CaseId, clocks: Clocks, limit: number): Promise<readonly EntityId[]>
  /**
   * Active claims that begin or, their beginning being open or unknown, end on a day of the window, by that day and
   * then by id. `after` is `<day> <id>` of the last. Claims without a known bound are in no window: `readClaims` has
   * them, and those that merely may hold on a day.
   */
  readTimeline(caseId: CaseId, clocks: Clocks, query: TimelineQuery, page: PageRequest): Promise<Page<TimelineItem>>
}

/**
 * The port below which a case lives. Two implementations, one contract suite (test/contract).
 *
 * Every read takes both clocks and gives the same on both. Records other than claims have no valid time: for them
 * `asAt` changes nothing. Errors are classes of store-errors.ts; every method rejects with UnknownCaseError for a
 * case that is not there.
 */
export interface CaseStore
  extends CaseRegister, EvidenceWriter, CaseCustody, EvidenceReader, EvidenceFinder, CaseFindings {
  readonly backend: 'sqlite' | 'neo4j'
  /** Computes measures within the store's own server; the embedded store has none. */
  readonly networkBackend?: NetworkBackend
  close(): Promise<void>
}

/** A window of days, both inclusive (`YYYY-MM-DD`). */
export interface TimelineQuery {
  readonly from: string
  readonly to: string
  readonly predicates?: readonly string[]
  readonly touching?: readonly EntityId[]
}

export interface TimelineItem {
  /** First possible day of the claim, or its last where the first is not known. */
  readonly day: string
  readonly claim: KnownClaim
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
