import { RECORD_TYPES } from '../domain/case-record.ts'
import type { CaseRecordType } from '../domain/case-record.ts'
import type { LogAction, LogEvent } from './log-entry.ts'

/** What went with a case that was erased. */
export interface ErasureCounts {
  readonly records: Readonly<Partial<Record<CaseRecordType, number>>>
  /** Bytes of sources, added up. */
  readonly sourceBytes: number
  readonly findings: number
  readonly log: Readonly<Partial<Record<LogAction, number>>>
}

/** The facts that stay in the log: `claim: 12`, `sourceBytes: 4096`, `log-imported: 3`, and nothing that tells content. */
export function describeErasure({ records, sourceBytes, findings, log }: ErasureCounts): LogEvent['detail'] {
  return {
    ...Object.fromEntries(RECORD_TYPES.map((type) => [type, records[type] ?? 0])),
    sourceBytes,
    ...(findings === 0 ? {} : { finding: findings }),
    ...Object.fromEntries(Object.entries(log).map(([action, count]) => [`log-${action}`, count])),
  }
}
