import type { z } from 'zod'

/** What is wrong with one field. */
export interface FieldFault {
  /** Path such as `object.literal.value` or `excerpts[0]`; null for the value as a whole. */
  readonly field: string | null
  readonly message: string
}

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** Turns what a schema found into one sentence a field; `value` is what was checked. */
export function explainIssues(issues: readonly Issue[], value: unknown): FieldFault[] {
  return issues.flatMap((issue) => explainIssue(issue, [], value))
}

function explainIssue(issue: Issue, prefix: Path, value: unknown): FieldFault[] {
  const path = [...prefix, ...issue.path]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ field: formatPath([...path, key]), message: 'is no field here; remove it' }))
    case 'invalid_union':
      return explainUnion(issue, path, value)
    case 'invalid_type':
      return [describeFault(path, value, `must be ${nameType(issue.expected)}`)]
    case 'invalid_value':
      return [describeFault(path, value, `must be ${listValues(issue.values)}`)]
    case 'too_big':
      return [describeFault(path, value, explainSize(issue, 'most', issue.maximum))]
    case 'too_small':
      return [describeFault(path, value, explainSize(issue, 'least', issue.minimum))]
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return [describeFault(path, value, issue.message)]
  }
}

function explainUnion(issue: Extract<Issue, { code: 'invalid_union' }>, path: Path, value: unknown): FieldFault[] {
  if ('options' in issue && Array.isArray(issue.options)) {
    return [describeFault(path, value, `must be ${listValues(issue.options)}`)]
  }
  const [first, ...others] = issue.errors
  if (first === undefined) return [describeFault(path, value, issue.message)]
  const closest = others.reduce((best, one) => (isCloser(one, best) ? one : best), first)
  return closest.flatMap((one) => explainIssue(one, path, value))
}

/** The alternative that was meant is the one whose keys are known; it fails deeper down. */
function isCloser(one: readonly Issue[], other: readonly Issue[]): boolean {
  const foreign = (issues: readonly Issue[]) => issues.filter((issue) => issue.code === 'unrecognized_keys').length
  return foreign(one) < foreign(other)
}

function describeFault(path: Path, value: unknown, message: string): FieldFault {
  const field = formatPath(path)
  return { field, message: readPath(value, path) === undefined ? `is missing; it ${message}` : message }
}

/** Our schemas give texts a message of their own; numbers and lists have only the bound. */
function explainSize(
  issue: Extract<Issue, { code: 'too_big' | 'too_small' }>,
  end: 'most' | 'least',
  bound: number | bigint,
): string {
  const strict = issue.inclusive === false ? ' (that value excluded)' : ''
  if (issue.origin === 'number' || issue.origin === 'int') return `must be at ${end} ${bound}${strict}`
  if (issue.origin === 'array' && end === 'most') return `must have at most ${bound} items`
  return issue.message
}

function listValues(values: readonly unknown[]): string {
  const texts = values.map((one) => JSON.stringify(one))
  return texts.length === 1 ? texts.join('') : `one of ${texts.join(', ')}`
}

function nameType(expected: string): string {
  switch (expected) {
    case 'string':
      return 'a text'
    case 'number':
      return 'a finite number'
    case 'int':
      return 'a whole number'
    case 'boolean':
      return 'true or false'
    case 'array':
      return 'a list'
    case 'null':
      return 'null'
    default:
      return `an ${expected}`
  }
}

function readPath(value: unknown, path: Path): unknown {
  let found = value
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined
    found = Reflect.get(found, key)
  }
  return found
}

function formatPath(path: Path): string | null {
  if (path.length === 0) return null
  const parts = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
  return parts.join('').replace(/^\./, '')
}
