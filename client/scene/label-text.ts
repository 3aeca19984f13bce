export type TextDirection = 'ltr' | 'rtl'

/** Measures a text in CSS pixels. */
export type MeasureText = (text: string) => number

const LEFT_TO_RIGHT_ISOLATE = '\u2066'
const POP_ISOLATE = '\u2069'
const ELLIPSIS = '…'

/** Controls, line separators, the invisible bidi marks and the byte order mark; joiners stay, Persian needs them. */
const CONTROLS = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

const STRONG = /\p{L}/u
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u

/** A number with its separators, such as a telephone number, a date or a span of years. */
const NUMBER_RUN = /[+]?\p{Nd}(?:[\p{Nd}.,:/\u066b\u066c \u2013-]*\p{Nd})?/gu

/** Where a line may break: after a space, or after a hyphen within a word. */
const BREAK = / |(?<=\p{L})-(?=\p{L})/gu

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Removes what could reorder or break a line and collapses white space. */
export function cleanText(raw: string): string {
  return raw
    .replace(/[\t\n\r\u2028\u2029]/gu, ' ')
    .replace(CONTROLS, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** The direction of the first letter (Unicode Bidirectional Algorithm, rules P2 and P3); without letters, ltr. */
export function findDirection(text: string): TextDirection {
  for (const character of text) {
    if (STRONG.test(character)) return RIGHT_TO_LEFT.test(character) ? 'rtl' : 'ltr'
  }
  return 'ltr'
}

/**
 * Cuts a text to a width, between graphemes only, and adds an ellipsis where anything was cut.
 *
 * @param width CSS pixels
 */
export function cutText(text: string, width: number, measure: MeasureText): string {
  if (measure(text) <= width) return text
  const graphemes = Array.from(segmenter.segment(text), ({ segment }) => segment)
  let fits = 0
  let tooMany = graphemes.length
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1
    const candidate = graphemes.slice(0, middle).join('').trimEnd() + ELLIPSIS
    if (measure(candidate) <= width) fits = middle
    else tooMany = middle
  }
  return graphemes.slice(0, fits).join('').trimEnd() + ELLIPSIS
}

/** Wraps number runs of a right-to-left text in isolates, so that "12-34" keeps its order. */
export function isolateNumbers(text: string, direction: TextDirection): string {
  if (direction === 'ltr') return text
  return text.replace(NUMBER_RUN, (run) => LEFT_TO_RIGHT_ISOLATE + run + POP_ISOLATE)
}

/** A label ready to be drawn. */
export interface LabelText {
  text: string
  direction: TextDirection
  /** CSS pixels. */
  width: number
}

/** Cleans, cuts, isolates and measures a label. */
export function prepareLabel(raw: string, maxWidth: number, measure: MeasureText): LabelText {
  const clean = cleanText(raw)
  return prepareLine(clean, findDirection(clean), maxWidth, measure)
}

/**
 * The same for a label that may take two lines, both in the direction of the whole: it breaks between words or
 * after a hyphen, and its second line is cut.
 *
 * @param maxWidth of a line, CSS pixels
 * @returns no line for an empty label
 */
export function prepareLines(raw: string, maxWidth: number, measure: MeasureText): LabelText[] {
  const clean = cleanText(raw)
  if (clean === '') return []
  const direction = findDirection(clean)
  const lines = measure(clean) <= maxWidth ? [clean] : breakLine(clean, maxWidth, measure)
  return lines.map((line) => prepareLine(line, direction, maxWidth, measure))
}

/** Two lines as alike as the words allow where all fits, else the first as full as it can be. */
function breakLine(text: string, maxWidth: number, measure: MeasureText): string[] {
  const breaks = Array.from(text.matchAll(BREAK), ({ index }) => [
    text.slice(0, index + 1).trimEnd(),
    text.slice(index + 1),
  ])
  const possible = breaks
    .map((lines) => ({ lines, widths: lines.map(measure) }))
    .filter(({ widths }) => (widths[0] ?? 0) <= maxWidth)
  const whole = possible.filter(({ widths }) => Math.max(...widths) <= maxWidth)
  const best = whole.sort((a, b) => Math.max(...a.widths) - Math.max(...b.widths))[0] ?? possible.at(-1)
  return best?.lines ?? [text]
}

function prepareLine(clean: string, direction: TextDirection, maxWidth: number, measure: MeasureText): LabelText {
  const text = isolateNumbers(cutText(clean, maxWidth, measure), direction)
  return { text, direction, width: measure(text) }
}
