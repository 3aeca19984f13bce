import { TEXT_LIMITS } from '../../contract/limits.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Bound } from '../../domain/partial-date.ts'
import { parseDate } from '../mapping/date-format.ts'
import type { BoundRule, ClaimRule, Mapping } from '../mapping/mapping-schema.ts'
import { shorten } from '../problem.ts'
import type { Cells, ColumnScope } from './column-scope.ts'
import { compileCondition, compileText } from './compile-value.ts'
import { parseNumber } from './parse-number.ts'
import { RowFault } from './row-fault.ts'

/** What a row says of a claim beside its subject and object. */
export type ClaimFields = Pick<
  Claim,
  | 'role'
  | 'quantity'
  | 'valid'
  | 'recordedAt'
  | 'recordedBy'
  | 'grade'
  | 'handling'
  | 'basis'
  | 'certainty'
  | 'attributedTo'
  | 'note'
>

export interface ClaimReader {
  /** Whether the rule speaks for the row. */
  readonly applies: (cells: Cells) => boolean
  /** Throws RowFault for a cell that cannot be taken. */
  readonly describe: (cells: Cells) => ClaimFields
}

const OPEN = { from: null, to: null } as const

/** What rules leave open, `recorded` says for all. */
export function compileClaim(rule: ClaimRule, recorded: Mapping['recorded'], scope: ColumnScope): ClaimReader {
  const readRole = compileText(rule.role, scope, TEXT_LIMITS.label)
  const readQuantity = compileQuantity(rule.quantity, scope)
  const readValid = compileValid(rule.valid, scope)
  const fixed = {
    recordedAt: recorded.at,
    recordedBy: recorded.by,
    grade: rule.grade === undefined ? (recorded.grade ?? null) : rule.grade,
    handling: rule.handling === undefined ? (recorded.handling ?? null) : rule.handling,
    basis: rule.basis ?? recorded.basis ?? 'fact',
    certainty: rule.certainty ?? recorded.certainty ?? 'stated',
    attributedTo: rule.attributedTo === undefined ? null : { text: rule.attributedTo },
    note: rule.note ?? null,
  } as const
  return {
    applies: compileCondition(rule.when, scope),
    describe: (cells) => ({
      role: readRole(cells),
      quantity: readQuantity(cells),
      valid: readValid(cells),
      ...fixed,
    }),
  }
}

function compileQuantity(rule: ClaimRule['quantity'], scope: ColumnScope): (cells: Cells) => Claim['quantity'] {
  if (rule === undefined) return () => null
  const column = scope.resolve(rule.column)
  const { unit } = rule
  return (cells) => {
    const text = scope.readCell(column, cells)
    if (text === '') return null
    const value = parseNumber(text, column.name)
    if (value >= 0) return { value, unit }
    throw new RowFault('bad-number', column.name, `"${shorten(text)}" is below 0; a quantity is 0 or more`)
  }
}

function compileValid(rule: ClaimRule['valid'], scope: ColumnScope): (cells: Cells) => Claim['valid'] {
  if (rule === undefined) return () => OPEN
  if (rule.on !== undefined) {
    const readDay = compileBound(rule.on, scope)
    return (cells) => {
      const day = readDay(cells)
      return { from: day, to: day }
    }
  }
  const readFrom = compileBound(rule.from, scope)
  const readTo = compileBound(rule.to, scope)
  return (cells) => ({ from: readFrom(cells), to: readTo(cells) })
}

function compileBound(rule: BoundRule | undefined, scope: ColumnScope): (cells: Cells) => Bound {
  if (rule === undefined) return () => null
  const column = scope.resolve(rule.column)
  const unknown = new Set(rule.unknown)
  return (cells) => {
    const text = scope.readCell(column, cells)
    if (unknown.has(text)) return 'unknown'
    return text === '' ? null : readDate(text, rule.formats, column.name)
  }
}

/** Throws RowFault for what none of the formats fits. */
export function readDate(text: string, formats: readonly string[] | undefined, field: string): string {
  const date = parseDate(text, formats)
  if (date !== null) return date
  const wanted = formats === undefined ? 'YYYY, YYYY-MM or YYYY-MM-DD' : formats.join(' or ')
  throw new RowFault(
    'bad-date',
    field,
    `"${shorten(text)}" is no date as ${wanted}; mend the cell, or add its format to the mapping`,
  )
}
