import { foldWithOffsets, tokenizeFolded } from '../domain/fold-name.ts'
import { listFoldedWords, listSearchWords } from './match-names.ts'
import type { TextHit } from './text-hit.ts'

/** An index key may hold few kilobytes, and a text may hold words of any length; texts are compared whole in any case. */
const LONGEST_INDEXED = 64

/** Words of a question that the index looks for; the others are compared afterwards. */
const MOST_WORDS_NARROWING = 8

type Highlight = TextHit['highlights'][number]

/** What a text is found by: its folded words, each once and cut to 64 code points, joined by spaces. */
export function describeSearchText(text: string): string {
  return [...new Set(listFoldedWords(text).map(cutWord))].join(' ')
}

/** A question as both stores ask their index: all words, and the longest of them as the index keeps words. */
export interface TextQuestion {
  readonly words: readonly string[]
  /** Letters and digits alone; empty when there is nothing to look for. */
  readonly narrowing: readonly string[]
}

export function readQuestion(text: string): TextQuestion {
  const words = listSearchWords(text)
  return { words, narrowing: [...new Set(words.slice(0, MOST_WORDS_NARROWING).map(cutWord))] }
}

/**
 * Where the words begin words of a text, as UTF-16 indices of it, in order and apart from each other; null when one of
 * the words begins none. A letter that folds to several counts as a whole, and so do the marks on it.
 */
export function findHighlights(text: string, words: readonly string[]): Highlight[] | null {
  const { folded, starts, ends } = foldWithOffsets(text)
  const missing = new Set(words)
  const found: Highlight[] = []
  let offset = 0
  for (const own of tokenizeFolded(folded)) {
    const matching = words.filter((word) => own.startsWith(word))
    for (const word of matching) missing.delete(word)
    const length = Math.max(0, ...matching.map((word) => word.length))
    if (length > 0) found.push({ start: starts[offset] ?? 0, end: ends[offset + length - 1] ?? 0 })
    offset += own.length + 1
  }
  return words.length === 0 || missing.size > 0 ? null : joinTouching(found)
}

/** One letter may stand for several words: a vulgar fraction is two numbers. */
function joinTouching(highlights: readonly Highlight[]): Highlight[] {
  const joined: Highlight[] = []
  for (const next of highlights) {
    const last = joined.at(-1)
    if (last !== undefined && next.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, next.end) }
    } else joined.push(next)
  }
  return joined
}

function cutWord(word: string): string {
  return word.length <= LONGEST_INDEXED ? word : Array.from(word).slice(0, LONGEST_INDEXED).join('')
}
