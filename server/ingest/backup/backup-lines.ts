import { backupLineSchema } from '../../contract/backup-schema.ts'
import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecord } from '../../domain/case-record.ts'
import type { Received } from '../../domain/claim-status.ts'
import { explainIssues } from '../case-file/explain-issues.ts'
import type { LineFormat } from '../case-file/line-reader.ts'
import type { BrokenRecord } from '../case-file/parse-line.ts'

/** Lines of `records.jsonl`: `{"receivedAt": …, "record": {…}}`. */
export const BACKUP_LINES: LineFormat<Received<CaseRecord>> = {
  hasHeader: false,
  parse: parseLine,
  // Its line has passed the schema, and the SHA-256 of all lines is the one that was checked.
  trust(value) {
    const { receivedAt, record } = value as { readonly receivedAt: string; readonly record: CaseRecord }
    return { ...record, receivedAt }
  },
}

function parseLine(value: unknown): { readonly value: Received<CaseRecord> } | BrokenRecord {
  const result = backupLineSchema.safeParse(value)
  if (result.success) {
    const { receivedAt, record } = result.data
    return { value: { ...record, receivedAt } }
  }
  const faults = explainIssues(result.error.issues, value).map((fault) => ({ code: 'wrong-field' as const, ...fault }))
  return { faults, ...nameRecord(value) }
}

/** What can be told of the record that a broken line was meant to be. */
function nameRecord(value: unknown): Pick<BrokenRecord, 'type' | 'id'> {
  const record = readKey(value, 'record')
  const id = readKey(record, 'id')
  const type = RECORD_TYPES.find((one) => one === readKey(record, 'type')) ?? null
  return { type, id: typeof id === 'string' ? id : null }
}

function readKey(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, key) as unknown) : undefined
}
