import type { Excerpt } from '../domain/source.ts'
import { findHighlights } from './match-text.ts'
import type { TextHit } from './text-hit.ts'

/** From so many quotes on, it takes less to look for them in order than to sort all that the index gives. */
export const MANY_QUOTES = 20_000
/** Quotes looked at before the index is asked after all: what matches may lie far behind. */
const MOST_LOOKED_AT = 20_000
/** Quotes read at a time. */
export const WALK_SLICE = 500

/** Looks at quotes in order of their ids, slice by slice, until enough of them have the words. */
export class QuoteWalk {
  readonly #words: readonly string[]
  readonly #limit: number
  readonly #hits: TextHit[] = []
  #looked = 0
  #after: string | null

  constructor(words: readonly string[], after: string, limit: number) {
    this.#words = words
    this.#limit = limit
    this.#after = after
  }

  get hits(): readonly TextHit[] {
    return this.#hits
  }

  /** The id behind which quotes were not looked at yet; null when there are none. */
  get after(): string | null {
    return this.#after
  }

  /** Whether another slice is worth reading. */
  get goesOn(): boolean {
    return this.#after !== null && this.#hits.length < this.#limit && this.#looked < MOST_LOOKED_AT
  }

  /** Takes the excerpts that follow `after`, by id; fewer than `WALK_SLICE` are the last. */
  look(slice: readonly Excerpt[]): void {
    for (const { id, source, start, end, quote } of slice) {
      const highlights = findHighlights(quote, this.#words)
      if (highlights !== null) this.#hits.push({ id, source, excerpt: id, start, end, text: quote, highlights })
    }
    this.#looked += slice.length
    this.#after = slice.length < WALK_SLICE ? null : (slice.at(-1)?.id ?? null)
  }
}
