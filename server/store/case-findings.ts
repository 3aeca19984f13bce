import type { CaseId } from '../domain/ids.ts'
import type { Page, PageRequest } from './case-store.ts'
import type { SealedJson } from './seal-json.ts'

/** Plain JSON, such as the manifest of a run; the store does not look into it. */
export type JsonObject = Readonly<Record<string, unknown>>

/** What was found by a run, to be kept. It holds ids and never a name. */
export interface NewFinding {
  readonly task: string
  /** Who asked for it. */
  readonly actor: string
  /** All that a re-run needs beside the material itself. */
  readonly manifest: JsonObject
  readonly result: SealedJson
  /** What the material was, item by item, so that a re-run can tell what changed. */
  readonly input: SealedJson
}

/** What a finding says of itself. */
export interface FindingHeader extends Pick<NewFinding, 'task' | 'actor' | 'manifest'> {
  readonly id: string
  /** When this store, or the one that it was moved from, kept it. */
  readonly at: string
  readonly result: FindingPart
  readonly input: FindingPart
}

/** A part of a finding: the digest stands whether or not its bytes were small enough to be kept. */
export interface FindingPart extends Omit<SealedJson, 'bytes'> {
  readonly kept: boolean
}

/** A finding as both stores, a backup and a move carry it: as it was written, down to the byte. */
export interface FindingRow {
  /** Canonical JSON of the FindingHeader. */
  readonly body: string
  /** SHA-256 of the body. */
  readonly sha256: string
  /** Bytes of the parts (SealedJson), null where they were too large to be kept. */
  readonly result: Uint8Array | null
  readonly input: Uint8Array | null
}

/** Findings of a case: rows of it, and no claims. They are never changed. */
export interface CaseFindings {
  /** Keeps a finding, under the instant of the store's clock. Rejects with UnknownCaseError. */
  saveFinding(caseId: CaseId, finding: NewFinding): Promise<FindingHeader>
  /** The newest first; `after` is `<at> <id>` of the last of the page before. */
  listFindings(caseId: CaseId, page: PageRequest): Promise<Page<FindingHeader>>
  /** Null when the case has no such finding. What it holds is checked by `openFinding`. */
  readFinding(caseId: CaseId, id: string): Promise<FindingRow | null>
}
