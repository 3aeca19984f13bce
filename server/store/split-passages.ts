import { foldName } from '../domain/fold-name.ts'
import type { Source } from '../domain/source.ts'

/** A stretch of a text in which words are looked for together: UTF-16 indices of the text, end exclusive. */
export interface Passage {
  readonly start: number
  readonly end: number
}

const LONGEST = 1000

/** Where a text may be cut, best first; the cut is behind what matches. */
const CUTS: readonly RegExp[] = [
  /(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)/gu,
  /\r\n?|[\n\u2028\u2029]/gu,
  /[.!?؟。！？۔]["”’»)\]]*\s+|[。！？]/gu,
  /\s+/gu,
  /[^\p{L}\p{N}\p{M}\p{C}]/gu,
]

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The text of a source as excerpts count it: UTF-8, a byte order mark kept; what is none is replaced, never refused. */
export function decodeSourceText(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

/** Whether a source is running text: the rows of a table are excerpts, and found as such. */
export function hasPassages(source: Pick<Source, 'mediaType'>): boolean {
  return source.mediaType === 'text/plain'
}

/** Cursor of a passage: in the order of sources and then of places, since a space comes before all that an id holds. */
export function spellPassageId(source: string, start: number): string {
  return `${source} ${String(start).padStart(10, '0')}`
}

/**
 * The passages of a text in order: as many whole paragraphs as fit into a thousand UTF-16 units, cut at the end of a
 * line, a sentence or a word where one alone is longer. None begins or ends with white space, and none is without words.
 */
export function splitPassages(text: string): Passage[] {
  const passages: Passage[] = []
  let start = 0
  while (start < text.length) {
    const end = findCut(text, start)
    const passage = trimPassage(text, start, end)
    if (foldName(text.slice(passage.start, passage.end)) !== '') passages.push(passage)
    start = end
  }
  return passages
}

function findCut(text: string, start: number): number {
  if (text.length - start <= LONGEST) return text.length
  const window = text.slice(start, start + LONGEST)
  for (const cut of CUTS) {
    let end = 0
    for (const match of window.matchAll(cut)) end = match.index + match[0].length
    if (end > 0) return start + end
  }
  return start + LONGEST - (splitsPair(text, start + LONGEST) ? 1 : 0)
}

function splitsPair(text: string, index: number): boolean {
  return (text.codePointAt(index - 1) ?? 0) > 0xffff
}

function trimPassage(text: string, start: number, end: number): Passage {
  const slice = text.slice(start, end)
  const trimmed = slice.trimStart()
  const begin = start + slice.length - trimmed.length
  return { start: begin, end: begin + trimmed.trimEnd().length }
}
