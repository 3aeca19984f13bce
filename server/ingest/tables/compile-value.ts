import type { ConditionRule, TextRule, ValueRule } from '../mapping/mapping-schema.ts'
import { splitTemplate } from '../mapping/template.ts'
import { shorten } from '../problem.ts'
import type { Cells, ColumnScope } from './column-scope.ts'
import { RowFault } from './row-fault.ts'

/** Reads the texts that a row has for a rule: none where it is blank. */
export type ReadTexts = (cells: Cells) => readonly string[]
export type ReadText = (cells: Cells) => string | null

/** @param longest UTF-16 units that a text may have */
export function compileTexts(rule: ValueRule, scope: ColumnScope, longest: number): ReadTexts {
  const read = compilePlain(rule, scope)
  const field = rule.column ?? rule.template ?? null
  const lookup = rule.lookup === undefined ? null : new Map(Object.entries(rule.lookup))
  if (lookup === null) {
    return (cells) => {
      const texts = read(cells)
      for (const text of texts) checkLength(text, field, longest)
      return texts
    }
  }
  return (cells) => {
    const words = read(cells)
    return (words.length === 0 ? [''] : words).flatMap((word) => lookUp(lookup, word, rule.otherwise, field))
  }
}

/** As compileTexts, for what has room for one text. */
export function compileText(rule: TextRule | undefined, scope: ColumnScope, longest: number): ReadText {
  if (rule === undefined) return () => null
  if (typeof rule === 'string') return () => rule
  const read = compileTexts(rule, scope, longest)
  return (cells) => joinTexts(read(cells), rule.column ?? null, longest)
}

export function compileCondition(rule: ConditionRule | undefined, scope: ColumnScope): (cells: Cells) => boolean {
  if (rule === undefined) return () => true
  const column = scope.resolve(rule.column)
  const words = rule.in === undefined ? null : new Set(rule.in.map((word) => word.trim()))
  return (cells) => {
    const cell = (cells[column.place] ?? '').trim()
    return words === null ? cell !== '' : words.has(cell)
  }
}

function compilePlain(rule: ValueRule, scope: ColumnScope): ReadTexts {
  if (rule.column !== undefined) {
    const column = scope.resolve(rule.column)
    return (cells) => scope.readCells(column, cells)
  }
  if (rule.template !== undefined) return compileTemplate(rule.template, scope)
  const texts = rule.value === undefined ? [] : [rule.value]
  return () => texts
}

/** Blank columns leave no gap, and a template of blank columns is no text. */
export function compileTemplate(template: string, scope: ColumnScope): ReadTexts {
  const pieces = splitTemplate(template).map((piece) => ('column' in piece ? scope.resolve(piece.column) : piece))
  return (cells) => {
    let isBlank = true
    let text = ''
    for (const piece of pieces) {
      if ('text' in piece) text += piece.text
      else {
        const cell = scope.readCell(piece, cells)
        if (cell !== '') isBlank = false
        text += cell
      }
    }
    return isBlank ? [] : [text.replaceAll(/ {2,}/gu, ' ').trim()]
  }
}

function lookUp(
  lookup: ReadonlyMap<string, string>,
  word: string,
  otherwise: string | undefined,
  field: string | null,
): string[] {
  const found = lookup.get(word) ?? otherwise
  if (found !== undefined) return [found]
  if (word === '') return []
  const message = `"${shorten(word)}" is not in the lookup of the mapping; add it there, give the lookup an otherwise, or mend the cell`
  throw new RowFault('unknown-word', field, message)
}

function joinTexts(texts: readonly string[], field: string | null, longest: number): string | null {
  if (texts.length === 0) return null
  const text = texts.length === 1 ? (texts[0] ?? '') : texts.join('; ')
  checkLength(text, field, longest)
  return text
}

function checkLength(text: string, field: string | null, longest: number): void {
  if (text.length <= longest) return
  throw new RowFault('too-long', field, `the text has ${text.length} UTF-16 units, ${longest} at most; shorten it`)
}
