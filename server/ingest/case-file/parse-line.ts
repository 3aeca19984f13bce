import { CASE_FILE_FORMAT, CASE_FILE_VERSION, caseFileHeaderSchema } from '../../contract/case-file-schema.ts'
import type { CaseFileHeader } from '../../contract/case-file-schema.ts'
import { CASE_RECORD_SCHEMAS } from '../../contract/case-record-schemas.ts'
import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecord, CaseRecordType } from '../../domain/case-record.ts'
import type { Problem } from '../problem.ts'
import { shorten } from '../problem.ts'
import { decodeUtf8 } from './decode-utf8.ts'
import { explainIssues } from './explain-issues.ts'
import { scanJson } from './scan-json.ts'

/** A problem whose file and line the caller knows. */
export type LineFault = Pick<Problem, 'code' | 'message'> & Partial<Pick<Problem, 'column' | 'field'>>

export type Parsed<T> = { readonly value: T } | { readonly faults: readonly LineFault[] }

/** A record that cannot be taken, with what can be told of which one it was meant to be. */
export interface BrokenRecord {
  readonly faults: readonly LineFault[]
  readonly type: CaseRecordType | null
  readonly id: string | null
}

/**
 * The record of a line, by what its format makes of a JSON value. A line that is written as JSON.stringify writes it has
 * no key twice and needs no second look; all others, and all that are wrong, are scanned character by character.
 */
export function parseLine(
  bytes: Uint8Array,
  depth: number,
  parse: (value: unknown) => { readonly value: CaseRecord } | BrokenRecord,
): { readonly value: CaseRecord } | BrokenRecord {
  const plain = parsePlainJson(bytes)
  const sound = plain === undefined ? undefined : parse(plain)
  if (sound !== undefined && 'value' in sound) return sound
  const json = parseJsonLine(bytes, depth)
  return 'faults' in json ? { ...json, type: null, id: null } : parse(json.value)
}

/** The value of a line that is its own JSON.stringify; undefined for any other. */
function parsePlainJson(bytes: Uint8Array): unknown {
  const decoded = decodeUtf8(bytes)
  if ('invalidAt' in decoded || decoded.text.includes('__proto__')) return undefined
  try {
    const value: unknown = JSON.parse(decoded.text)
    return JSON.stringify(value) === decoded.text ? value : undefined
  } catch {
    // No JSON, or nested too deep to be written again: the scan says where.
    return undefined
  }
}

/** The JSON value of a line, whatever it is. */
export function parseJsonLine(bytes: Uint8Array, depth: number): Parsed<unknown> {
  const decoded = decodeUtf8(bytes)
  if ('invalidAt' in decoded) {
    const message = `byte ${decoded.invalidAt + 1} of the line is no UTF-8; save the file as UTF-8`
    return { faults: [{ code: 'invalid-utf8', column: decoded.invalidAt + 1, message }] }
  }
  const { text } = decoded
  if (text.startsWith('\ufeff')) {
    const message = 'the line starts with a byte order mark; save the file as UTF-8 without one'
    return { faults: [{ code: 'byte-order-mark', column: 1, message }] }
  }
  if (text.trim() === '') return { faults: [{ code: 'blank-line', message: 'the line is blank; remove it' }] }
  const fault = scanJson(text, depth)
  if (fault === null) return { value: JSON.parse(text) as unknown }
  return { faults: [{ code: fault.code, column: fault.index + 1, message: fault.message }] }
}

/** The header; format and version are looked at before all else, since they decide what the rest may be. */
export function parseHeader(value: unknown): Parsed<CaseFileHeader> {
  const format = readField(value, 'format')
  if (format !== CASE_FILE_FORMAT) {
    const message = `the first line must be a header with "format": "${CASE_FILE_FORMAT}"`
    const code = format === undefined ? 'no-header' : 'wrong-format'
    return { faults: [{ code, field: 'format', message }] }
  }
  const version = readField(value, 'version')
  if (version !== CASE_FILE_VERSION) {
    const found = version === undefined ? 'missing' : shorten(JSON.stringify(version))
    const message = `the version is ${found}; this program reads version ${CASE_FILE_VERSION}: export the case again in it`
    return { faults: [{ code: 'wrong-version', field: 'version', message }] }
  }
  const result = caseFileHeaderSchema.safeParse(value)
  return result.success ? { value: result.data } : { faults: listFieldFaults(result.error.issues, value) }
}

/** The record of a line. */
export function parseRecord(value: unknown): { readonly value: CaseRecord } | BrokenRecord {
  const type = RECORD_TYPES.find((one) => one === readField(value, 'type')) ?? null
  const id = readField(value, 'id')
  const named = { type, id: typeof id === 'string' ? id : null }
  if (type === null) {
    const found = readField(value, 'type')
    const message = found === undefined ? 'is missing' : `${shorten(JSON.stringify(found))} is unknown`
    const fault = {
      code: 'unknown-type',
      field: 'type',
      message: `${message}; use: ${RECORD_TYPES.join(', ')}`,
    } as const
    return { faults: [fault], ...named }
  }
  const result = CASE_RECORD_SCHEMAS[type].safeParse(value)
  if (result.success) return { value: result.data }
  return { faults: listFieldFaults(result.error.issues, value), ...named }
}

function listFieldFaults(issues: Parameters<typeof explainIssues>[0], value: unknown): LineFault[] {
  return explainIssues(issues, value).map((fault) => ({ code: 'wrong-field', ...fault }))
}

function readField(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.hasOwn(value, key) ? (Reflect.get(value, key) as unknown) : undefined
}
