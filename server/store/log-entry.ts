import type { CaseId } from '../domain/ids.ts'

export const LOG_ACTIONS = [
  'case-created',
  'imported',
  'exported',
  'unmasked',
  'analysed',
  'signed-in',
  'erased',
  'backed-up',
  'restored',
  'moved',
  'checked',
  'import-discarded',
] as const
export type LogAction = (typeof LOG_ACTIONS)[number]

/** Something worth answering for later. */
export interface LogEvent {
  readonly action: LogAction
  readonly caseId: CaseId | null
  readonly actor: string
  /** The purpose stated, where the act needs one. */
  readonly purpose: string | null
  /** Plain facts about the act; never a name of a masked person. */
  readonly detail: Readonly<Record<string, string | number | boolean>>
}

export interface LogEntry extends LogEvent {
  /** Counts up from 1 within the store. */
  readonly sequence: number
  readonly at: string
  /** When this store took the entry over from a backup or another store; not there where it is this store's own. */
  readonly restoredAt?: string
}
