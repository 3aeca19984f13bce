import { ZodError } from 'zod'

import type { InputProblem, Problem } from '../contract/problem.ts'
import {
  BackendUnavailableError,
  CaseIdTakenError,
  CaseNameTakenError,
  DamagedFindingError,
  DanglingReferenceError,
  ImportPendingError,
  NoImportError,
  RecordConflictError,
  StoreUnavailableError,
  UnknownCaseError,
} from '../store/store-errors.ts'

/** An error a handler raises on purpose; the message is for the reader. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  constructor(
    readonly status: number,
    readonly kind: string,
    message: string,
    readonly problems: readonly InputProblem[] = [],
  ) {
    super(message)
  }
}

/** Says that something asked for by id is not there. */
export function missing(what: string, id: string): ApiError {
  return new ApiError(404, 'not-found', `There is no ${what} "${id}" in this case at the clocks asked for.`)
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Wrong media type',
  422: 'Not acceptable as it is',
  499: 'Cancelled',
  500: 'Internal error',
  503: 'Store not available',
  507: 'Disk full',
}

/** Problem details (RFC 9457) of any error. What is not meant for readers becomes a plain 500. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return make(error.status, error.kind, error.message, error.problems)
  if (error instanceof ZodError) return fromZod(error)
  if (error instanceof UnknownCaseError) return make(404, 'unknown-case', error.message)
  if (error instanceof CaseNameTakenError) return make(409, 'case-name-taken', error.message)
  if (error instanceof CaseIdTakenError) return make(409, 'case-id-taken', error.message)
  if (error instanceof ImportPendingError) return make(409, 'import-pending', error.message)
  if (error instanceof NoImportError) return make(404, 'no-import', error.message)
  if (error instanceof RecordConflictError) return make(409, 'record-conflict', error.message)
  if (error instanceof DanglingReferenceError) return make(422, 'dangling-reference', error.message)
  if (error instanceof BackendUnavailableError) return make(409, 'no-backend', error.message)
  if (error instanceof DamagedFindingError) return make(500, 'damaged-finding', error.message)
  if (error instanceof StoreUnavailableError) return make(503, 'store-unavailable', error.message)
  if (hasProblems(error)) return make(422, 'bad-file', error.message, error.problems.map(placeProblem))
  if (isDiskFull(error)) {
    return make(507, 'disk-full', 'The disk is full, or the space allowed on it. Make room and try again.')
  }
  const status = readHttpStatus(error)
  if (status !== null) return make(status, 'bad-request', TITLES[status] ?? 'The request cannot be served.')
  return make(500, 'internal', 'Something went wrong in the program; the log says what.')
}

function fromZod(error: ZodError): Problem {
  const problems = error.issues.map((issue) => ({
    file: null,
    line: null,
    column: null,
    field: issue.path.map(String).join('.'),
    code: issue.code,
    message: issue.message,
  }))
  const first = problems[0]
  const detail = first === undefined ? 'The request is not valid.' : `${first.field || 'request'}: ${first.message}`
  return make(400, 'bad-request', detail, problems)
}

function make(status: number, kind: string, detail: string, problems: readonly InputProblem[] = []): Problem {
  const title = TITLES[status] ?? 'Problem'
  const problem: Problem = { type: `/problems/${kind}`, title, status, detail }
  return problems.length === 0 ? problem : { ...problem, problems: [...problems] }
}

/** What a reader tells of a place: not every format has lines, columns and fields. */
type ReaderProblem = Pick<InputProblem, 'code' | 'message'> & Partial<InputProblem>

function placeProblem({ file = null, line = null, column = null, field = null, code, message }: ReaderProblem) {
  return { file, line, column, field, code, message }
}

/** Errors of readers carry what is wrong with a file, place by place. */
function hasProblems(error: unknown): error is Error & { readonly problems: readonly ReaderProblem[] } {
  return error instanceof Error && 'problems' in error && Array.isArray(error.problems)
}

/** Status of errors that Express and its body parsers raise, if it is one of a client's making. */
function readHttpStatus(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null
  return error.status >= 400 && error.status < 500 ? error.status : null
}

const DISK_FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Whether the file system has no room for what was to be written. */
function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && DISK_FULL.has(error.code)
}
