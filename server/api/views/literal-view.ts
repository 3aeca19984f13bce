import type { LiteralView } from '../../contract/claims.ts'
import type { Literal } from '../../domain/literal.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'

/** A literal spelt out for reading; empty where it would tell who a masked entity is. */
export function viewLiteral(literal: Literal, withheld: boolean, disclosure: Disclosure): LiteralView {
  if (withheld) return { kind: literal.kind, text: '', language: null, detail: null, withheld: true }
  return { kind: literal.kind, language: null, detail: null, withheld: false, ...spellOut(literal, disclosure) }
}

function spellOut(
  literal: Literal,
  disclosure: Disclosure,
): { text: string; language?: string | null; detail?: string } {
  switch (literal.kind) {
    case 'name':
      return { text: disclosure.maskLabel(literal.value), language: literal.language, detail: literal.nameKind }
    case 'text':
      return { text: disclosure.maskLabel(literal.value), language: literal.language }
    case 'boolean':
      return { text: String(literal.value) }
    case 'category':
    case 'date':
      return { text: literal.value }
    case 'count':
      return { text: spellCount(literal.min, literal.max) }
    case 'coordinates':
      return { text: `${literal.latitude}, ${literal.longitude}` }
    case 'trafficking-element':
      return { text: literal.value, detail: literal.element }
  }
}

function spellCount(min: number | null, max: number | null): string {
  if (min === null) return `≤ ${String(max)}`
  if (max === null) return `≥ ${min}`
  return min === max ? String(min) : `${min}–${max}`
}
