import type { CaseRecord, CaseRecordType } from '../domain/case-record.ts'
import type { Received } from '../domain/claim-status.ts'
import type { CaseId } from '../domain/ids.ts'
import type { LogEntry } from './log-entry.ts'

/** What is being imported in parts. */
export interface ImportRequest {
  /**
   * Lower-case hexadecimal SHA-256 over all that decides what the parts are: files, mapping, reader. Whoever asks again
   * with the same key goes on where the import was cut off.
   */
  readonly key: string
  /** What people call it, such as the names of its files. */
  readonly title: string
}

/** An import that is neither published nor discarded: its case takes nothing else, and no read sees any of it. */
export interface ImportState extends ImportRequest {
  readonly caseId: CaseId
  /** Parts acknowledged; the next is number `parts`, counted from 0. */
  readonly parts: number
  /** Records of the parts acknowledged that were new, by type. */
  readonly added: Readonly<Record<CaseRecordType, number>>
  /** Records of the parts acknowledged that the case had already, word for word. */
  readonly unchanged: number
}

/** A part of a case that comes back from a backup or another store, with the instants that store received it under. */
export interface RestoredPart {
  readonly records: readonly Received<CaseRecord>[]
  /** Bytes by lower-case hexadecimal SHA-256; every source of `records` has its own. */
  readonly sourceBytes: ReadonlyMap<string, Uint8Array>
}

/** What a case is beside its records: carried by a backup, never by a case file. */
export interface CaseFrame {
  readonly id: CaseId
  readonly name: string
  readonly description: string
  readonly createdAt: string
}

/** Rows of a case that are no records. */
export interface CaseRows {
  readonly log: readonly LogEntry[]
  /** Positions by the name of the view. */
  readonly views: Readonly<Record<string, Readonly<Record<string, { readonly x: number; readonly y: number }>>>>
}
