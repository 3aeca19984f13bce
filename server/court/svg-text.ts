/** XML 1.0 forbids these even as character references; formatting marks could reverse what a court reads. */
const FORBIDDEN = /[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu
const REORDERING = /[\u202A-\u202E\u2066-\u2069]/gu
const WHITE = /[\s\u2028\u2029]+/gu
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const STRONG = /(?<rtl>[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])|\p{L}/u
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u

/** One line of plain text: white space as single spaces, without controls, unpaired surrogates or reordering marks. */
export function cleanText(text: string): string {
  return text.replace(WHITE, ' ').replace(FORBIDDEN, '\uFFFD').replace(REORDERING, '').trim()
}

/** A clean text as the content or attribute of an XML element. */
export function escapeXml(text: string): string {
  return cleanText(text).replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? '')
}

/** The direction of the first strong character; left to right where there is none. */
export function findDirection(text: string): 'ltr' | 'rtl' {
  return STRONG.exec(text)?.groups?.['rtl'] === undefined ? 'ltr' : 'rtl'
}

/** About how wide a text is at a font size, in that size's unit: no font is at hand to measure it by. */
export function estimateWidth(text: string, fontSize: number): number {
  let ems = 0
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue
    ems += WIDE.test(character)
      ? 1
      : /[\p{Lu}mwMW@%]/u.test(character)
        ? 0.7
        : /[ .,;:'|!ilIjtf]/u.test(character)
          ? 0.32
          : 0.56
  }
  return ems * fontSize
}

/** Breaks a text between words, and words that are too long, into at most `most` lines; the last may end in "…". */
export function wrapText(text: string, fontSize: number, width: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of cleanText(text)
    .split(' ')
    .flatMap((word) => splitWord(word, fontSize, width))) {
    const longer = line === '' ? piece : `${line} ${piece}`
    if (estimateWidth(longer, fontSize) <= width) line = longer
    else {
      lines.push(line)
      line = piece
    }
  }
  lines.push(line)
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''}…`]
}

function splitWord(word: string, fontSize: number, width: number): string[] {
  if (estimateWidth(word, fontSize) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece !== '' && estimateWidth(piece + character, fontSize) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}

/** A number of an attribute: at most two decimals, never in exponents. */
export function formatNumber(value: number): string {
  return String(Math.round(value * 100) / 100 + 0)
}

export interface TextStyle {
  readonly size: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly bold?: boolean
  /** Outlined in white, so that it can be read across lines. */
  readonly halo?: boolean
}

/** A text element in its own direction; `anchor` start is the left end whatever that direction. */
export function drawText(text: string, x: number, y: number, style: TextStyle): string {
  const direction = findDirection(text)
  const flipped = { start: 'end', middle: 'middle', end: 'start' } as const
  const anchor = direction === 'rtl' ? flipped[style.anchor] : style.anchor
  const rtl = direction === 'rtl' ? ' direction="rtl"' : ''
  const bold = style.bold === true ? ' font-weight="bold"' : ''
  const halo =
    style.halo === true ? ' stroke="#fff" stroke-width="0.7" paint-order="stroke" stroke-linejoin="round"' : ''
  const place = `x="${formatNumber(x)}" y="${formatNumber(y)}" font-size="${formatNumber(style.size)}"`
  return `<text ${place} text-anchor="${anchor}"${rtl}${bold}${halo}>${escapeXml(text)}</text>`
}
