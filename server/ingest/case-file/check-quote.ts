import type { Excerpt } from '../../domain/source.ts'
import type { ProblemCode } from '../problem.ts'
import { shorten } from '../problem.ts'

export interface QuoteFault {
  readonly field: 'start' | 'end' | 'quote'
  readonly code: Extract<ProblemCode, 'excerpt-outside' | 'excerpt-cuts-character' | 'quote-mismatch'>
  readonly message: string
}

/** Beyond this length of text, in UTF-16 units, nobody looks for where a wrong quote stands: it would take too long. */
const LONGEST_SEARCHED = 2_000_000

/** Checks that `text` has exactly the quote at the excerpt's offsets. Null if it has. */
export function checkQuote(excerpt: Pick<Excerpt, 'start' | 'end' | 'quote'>, text: string): QuoteFault | null {
  const { start, end, quote } = excerpt
  if (start >= end) {
    const message = `the excerpt ends at ${end}, which is not after its start at ${start}; the end is exclusive`
    return { field: 'end', code: 'excerpt-outside', message }
  }
  if (end > text.length) {
    const message = `the excerpt ends at ${end}; the text of the source has ${text.length} UTF-16 units`
    return { field: 'end', code: 'excerpt-outside', message: `${message}${hintPlace(excerpt, text)}` }
  }
  const cut = cutsPair(text, start) ? 'start' : cutsPair(text, end) ? 'end' : null
  if (cut !== null) {
    const message = 'the offset falls within a character of two UTF-16 units; move it by one'
    return { field: cut, code: 'excerpt-cuts-character', message: `${message}${hintPlace(excerpt, text)}` }
  }
  if (text.slice(start, end) === quote) return null
  const found = shorten(text.slice(start, Math.min(end, start + 200)))
  const message = `the source has "${found}" at ${start}–${end}, not "${shorten(quote)}"`
  return { field: 'quote', code: 'quote-mismatch', message: `${message}${hintPlace(excerpt, text)}` }
}

function cutsPair(text: string, index: number): boolean {
  return index > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(index - 1, index + 1))
}

/** Where the quote does stand, and what the offsets given seem to count instead. */
function hintPlace({ start, quote }: Pick<Excerpt, 'start' | 'quote'>, text: string): string {
  if (text.length > LONGEST_SEARCHED) return ''
  const first = text.indexOf(quote)
  if (first === -1) return '; the quote stands nowhere in the source: compare spelling, spaces and line ends'
  const places = [first, text.indexOf(quote, first + 1)].filter((place) => place !== -1)
  const shown = places.map((place) => `${place}–${place + quote.length}`).join(' and ')
  return `; the quote stands at ${shown}${hintUnit(text, first, start)}`
}

function hintUnit(text: string, place: number, start: number): string {
  const before = text.slice(0, place)
  if (place === start + 1 && text.startsWith('\ufeff')) return ': a byte order mark counts as a character'
  if (Buffer.byteLength(before) === start) return ': offsets count UTF-16 units, not bytes'
  if (before.length - (before.match(/[\ud800-\udbff]/g)?.length ?? 0) === start) {
    return ': offsets count UTF-16 units, not characters'
  }
  return ''
}
