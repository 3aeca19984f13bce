import type { CaseRecord } from '../../domain/case-record.ts'
import type { Received } from '../../domain/claim-status.ts'
import type { CaseId, SourceId } from '../../domain/ids.ts'

/** What a case is beside its records. */
export interface BackedUpFrame {
  readonly id: CaseId
  readonly name: string
  readonly description: string
  readonly createdAt: string
}

/** An entry of a case's log; `Action` are those that the store knows. */
export interface BackedUpLogEntry<Action extends string = string> {
  readonly sequence: number
  readonly at: string
  readonly restoredAt?: string
  readonly action: Action
  readonly caseId: CaseId | null
  readonly actor: string
  readonly purpose: string | null
  readonly detail: Readonly<Record<string, string | number | boolean>>
}

/** A finding as the store keeps it: what it says of itself, and its two parts, packed. */
export interface BackedUpFinding {
  readonly body: string
  readonly sha256: string
  readonly result: Uint8Array | null
  readonly input: Uint8Array | null
}

/** What a case has that is no record. */
export interface BackedUpRows<Action extends string = string> {
  readonly log: readonly BackedUpLogEntry<Action>[]
  /** Positions by the name of the view. */
  readonly views: Readonly<Record<string, Readonly<Record<string, { readonly x: number; readonly y: number }>>>>
}

/** One case to be backed up, as of one instant. */
export interface BackupCase {
  readonly frame: BackedUpFrame
  /** In canonical order: by type as in RECORD_TYPES, then by id in code point order. */
  readonly records: () => AsyncIterable<Received<CaseRecord>>
  /** The bytes of a source, or null when they are not there. */
  readonly readSource: (id: SourceId) => Promise<Uint8Array | null>
  readonly readRows: () => Promise<BackedUpRows>
  /** Oldest last, one at a time. */
  readonly findings: () => AsyncIterable<BackedUpFinding>
}

/** Where in its folder a case has what. */
export const BACKUP_ENTRIES = {
  records: 'records.jsonl',
  log: 'log.jsonl',
  views: 'views.json',
  sources: 'sources/',
  findings: 'findings/',
} as const
