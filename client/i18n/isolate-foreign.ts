import type { Language } from './languages.ts'

const STRONG = {
  ltr: /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u,
  rtl: /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u,
} as const

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_DIRECTIONAL_ISOLATE = '\u2069'

/**
 * A value for a sentence, shut off with Unicode isolates where it holds letters that run against the sentence: else a
 * Latin name in an Arabic sentence, or the reverse, carries off the numbers and brackets beside it.
 */
export function isolateForeign(value: string, direction: Language['direction']): string {
  return STRONG[direction === 'rtl' ? 'ltr' : 'rtl'].test(value) ? isolate(value) : value
}

/** Facts in a row with dots between; where directions mix, the first gives the row's and the others keep to their own. */
export function joinFacts(facts: readonly string[]): string {
  const row = facts.join(' · ')
  if (!STRONG.ltr.test(row) || !STRONG.rtl.test(row)) return row
  return facts.map((fact, at) => (at === 0 ? fact : isolate(fact))).join(' · ')
}

function isolate(text: string): string {
  return FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE
}
