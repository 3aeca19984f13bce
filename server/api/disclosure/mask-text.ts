import type { NameMatcher } from './name-matcher.ts'

/** A stretch of a text that is covered up: UTF-16 indices, end exclusive. */
export interface Cover {
  readonly start: number
  readonly end: number
  readonly replacement: string
}

/** A text with names covered, and the way from places in the original to places in it. */
export class MaskedText {
  readonly text: string
  /** Where the covers lie in `text`. */
  readonly spans: readonly { readonly start: number; readonly end: number }[]
  readonly #covers: readonly Cover[]

  constructor(original: string, covers: readonly Cover[]) {
    const pieces: string[] = []
    const spans: { start: number; end: number }[] = []
    let read = 0
    let written = 0
    for (const cover of covers) {
      const before = original.slice(read, cover.start)
      const start = written + before.length
      pieces.push(before, cover.replacement)
      written = start + cover.replacement.length
      spans.push({ start, end: written })
      read = cover.end
    }
    this.text = pieces.join('') + original.slice(read)
    this.spans = spans
    this.#covers = covers
  }

  /** Moves a range of the original; an end inside a cover moves to that cover's edge, so that nothing is cut open. */
  moveRange(start: number, end: number): { start: number; end: number } {
    return { start: this.#move(start, 'start'), end: this.#move(end, 'end') }
  }

  /**
   * A place of the original at or behind every one that `moveRange` begins at `start`: a cursor in the masked text tells
   * nothing of how long a covered name is.
   */
  findLastBefore(start: number): number {
    let shift = 0
    for (const [index, cover] of this.#covers.entries()) {
      const span = this.spans[index]
      if (span === undefined || start < span.start) break
      if (start < span.end) return cover.end - 1
      shift = span.end - cover.end
    }
    return start - shift
  }

  #move(offset: number, edge: 'start' | 'end'): number {
    let shift = 0
    for (const [index, cover] of this.#covers.entries()) {
      const span = this.spans[index]
      if (span === undefined || offset <= cover.start) break
      if (offset < cover.end) return edge === 'start' ? span.start : span.end
      shift = span.end - cover.end
    }
    return offset + shift
  }
}

/**
 * Covers the names that the matcher finds and the stretches given; where they overlap or touch, one cover takes in
 * all, so that no part of a name is left standing.
 */
export function maskText(text: string, matcher: NameMatcher, stretches: readonly Cover[] = []): MaskedText {
  const wanted = [...matcher.findIn(text).map(bracket), ...stretches]
    .filter((cover) => cover.end > cover.start)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const covers: Cover[] = []
  for (const cover of wanted) {
    const last = covers.at(-1)
    if (last === undefined || cover.start >= last.end) covers.push(cover)
    else if (cover.end > last.end) covers[covers.length - 1] = { ...last, end: cover.end }
  }
  return new MaskedText(text, covers)
}

function bracket(cover: Cover): Cover {
  return { ...cover, replacement: `[${cover.replacement}]` }
}
