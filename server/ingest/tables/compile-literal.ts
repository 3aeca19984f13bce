import { TEXT_LIMITS } from '../../contract/limits.ts'
import { PROCEDURAL_CATEGORIES } from '../../domain/category.ts'
import type { ProceduralCategory } from '../../domain/category.ts'
import { TRAFFICKING_ELEMENTS } from '../../domain/literal.ts'
import type { Literal, LiteralKind } from '../../domain/literal.ts'
import type { LiteralRule, NameRule } from '../mapping/mapping-schema.ts'
import { shorten } from '../problem.ts'
import type { Cells, ColumnScope } from './column-scope.ts'
import { readDate } from './compile-claim.ts'
import { compileTexts } from './compile-value.ts'
import { detectScript } from './detect-script.ts'
import { parseCount, parseNumber } from './parse-number.ts'
import { RowFault } from './row-fault.ts'

/** The values that a row has for a rule: none where it is blank. Throws RowFault for a cell that cannot be taken. */
export type ReadLiterals = (cells: Cells) => readonly Literal[]

export function compileName(rule: NameRule, scope: ColumnScope): ReadLiterals {
  const read = compileTexts(rule, scope, TEXT_LIMITS.name)
  const { nameKind = 'legal', language = null, script } = rule
  return (cells) =>
    read(cells).map((value) => ({ kind: 'name', value, script: script ?? detectScript(value), language, nameKind }))
}

/** @param kind what the predicate of the rule takes */
export function compileLiteral(
  rule: LiteralRule,
  kind: Exclude<LiteralKind, 'name'>,
  scope: ColumnScope,
): ReadLiterals {
  if (kind === 'coordinates') return compileCoordinates(rule, scope)
  if (kind === 'count') return compileCount(rule, scope)
  const read = compileTexts(rule, scope, TEXT_LIMITS.paragraph)
  const field = rule.column ?? rule.template ?? 'value'
  const make = compileMaker(rule, kind, field)
  return (cells) => read(cells).flatMap((text) => make(text) ?? [])
}

function compileMaker(
  rule: LiteralRule,
  kind: Exclude<LiteralKind, 'name' | 'coordinates' | 'count'>,
  field: string,
): (text: string) => Literal | null {
  switch (kind) {
    case 'text':
      return (value) => ({ kind, value, language: rule.language ?? null })
    case 'date':
      return (text) => ({ kind, value: readDate(text, rule.formats, field) })
    case 'boolean':
      return (text) => readBoolean(text, rule, field)
    case 'category':
      return (text) => ({ kind, value: readCategory(text, field) })
    case 'trafficking-element':
      return (text) => readElement(text, rule.element ?? 'act', field)
  }
}

function readBoolean(text: string, { below, yes = [], no = [] }: LiteralRule, field: string): Literal | null {
  if (below !== undefined) return parseNumber(text, field) < below ? { kind: 'boolean', value: true } : null
  if (yes.includes(text)) return { kind: 'boolean', value: true }
  if (no.includes(text)) return { kind: 'boolean', value: false }
  const words = [...yes, ...no].map((word) => `"${word}"`).join(', ')
  throw new RowFault('bad-boolean', field, `"${shorten(text)}" is neither yes nor no; the mapping knows ${words}`)
}

function readCategory(text: string, field: string): ProceduralCategory {
  const category = PROCEDURAL_CATEGORIES.find((one) => one === text)
  if (category !== undefined) return category
  const allowed = PROCEDURAL_CATEGORIES.join(', ')
  throw new RowFault('unknown-word', field, `"${shorten(text)}" is no category; use ${allowed}, or a lookup`)
}

function readElement(value: string, element: keyof typeof TRAFFICKING_ELEMENTS, field: string): Literal {
  const terms: readonly string[] = TRAFFICKING_ELEMENTS[element]
  if (terms.includes(value)) return { kind: 'trafficking-element', element, value }
  throw new RowFault(
    'unknown-word',
    field,
    `"${shorten(value)}" is no ${element}; use ${terms.join(', ')}, or a lookup`,
  )
}

function compileCoordinates(rule: LiteralRule, scope: ColumnScope): ReadLiterals {
  const latitude = scope.resolve(rule.latitude ?? '')
  const longitude = scope.resolve(rule.longitude ?? '')
  return (cells) => {
    const [north, east] = [scope.readCell(latitude, cells), scope.readCell(longitude, cells)]
    if (north === '' && east === '') return []
    const value = { latitude: parseNumber(north, latitude.name), longitude: parseNumber(east, longitude.name) }
    if (Math.abs(value.latitude) > 90) throw refuseDegrees(north, latitude.name, 90)
    if (Math.abs(value.longitude) > 180) throw refuseDegrees(east, longitude.name, 180)
    return [{ kind: 'coordinates', ...value }]
  }
}

function refuseDegrees(text: string, field: string, most: number): RowFault {
  const message = `"${shorten(text)}" is not between -${most} and ${most}; coordinates are degrees of WGS 84`
  return new RowFault('bad-coordinates', field, message)
}

function compileCount(rule: LiteralRule, scope: ColumnScope): ReadLiterals {
  const [least, most] = [rule.min ?? rule.column, rule.max ?? rule.column].map((name) => {
    const column = name === undefined ? null : scope.resolve(name)
    return (cells: Cells): number | null => {
      const text = column === null ? '' : scope.readCell(column, cells)
      return text === '' || column === null ? null : parseCount(text, column.name)
    }
  })
  return (cells) => {
    const [min, max] = [least?.(cells) ?? null, most?.(cells) ?? null]
    return min === null && max === null ? [] : [{ kind: 'count', min, max }]
  }
}
