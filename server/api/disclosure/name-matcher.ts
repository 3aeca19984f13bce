import { foldWithOffsets, tokenizeFolded } from '../../domain/fold-name.ts'
import { CodeIndex } from './code-index.ts'
import { listWordForms } from './list-word-forms.ts'

/** A name to look for, and what to put in its place; null marks a name that may be shown. */
export interface NamePattern {
  readonly tokens: readonly string[]
  readonly replacement: string | null
  /** A number or plate, which a text may part otherwise; `international` if it begins with a country's code. */
  readonly code?: 'national' | 'international'
}

/** A stretch of the original text, UTF-16 indices, end exclusive. */
export interface NameMatch {
  readonly start: number
  readonly end: number
  readonly replacement: string
}

interface Found {
  readonly count: number
  readonly replacement: string | null
}

interface Token {
  readonly forms: readonly string[]
  readonly start: number
  readonly end: number
}

/**
 * Finds names in running text whatever their case, accents, vowel signs, invisible characters or joined Arabic
 * particles. At each word the longest pattern wins; a name that may be shown covers its words, so that a suspect who
 * shares a victim's surname keeps it, while the same surname alone is masked. A name to be masked that begins within one
 * that may be shown and goes beyond it is masked all the same.
 */
export class NameMatcher {
  readonly #byFirst = new Map<string, NamePattern[]>()
  readonly #codes = new CodeIndex()

  constructor(patterns: readonly NamePattern[]) {
    for (const pattern of patterns) {
      if (pattern.code !== undefined && pattern.replacement !== null) {
        this.#codes.add(pattern.tokens, pattern.code === 'international', pattern.replacement)
      }
      const first = pattern.tokens[0]
      if (first === undefined) continue
      const known = this.#byFirst.get(first)
      if (known === undefined) this.#byFirst.set(first, [pattern])
      else known.push(pattern)
    }
    for (const list of this.#byFirst.values()) list.sort(comparePatterns)
  }

  /** All names to be replaced, in order, without overlap. */
  findIn(text: string): NameMatch[] {
    const tokens = tokenize(text)
    const matches: NameMatch[] = []
    let index = 0
    while (index < tokens.length) {
      const found = this.#findAt(tokens, index)
      if (found?.replacement !== undefined && found.replacement !== null) {
        matches.push(toMatch(tokens, index, index + found.count - 1, found.replacement))
      }
      index += found === null ? 1 : this.#countSpared(tokens, index, found)
    }
    return matches
  }

  #findAt(tokens: readonly Token[], index: number): Found | null {
    const name = this.#longestAt(tokens, index)
    const code = this.#codes.findAt((at) => tokens[at]?.forms[0], index)
    if (code !== null && code.count >= (name?.tokens.length ?? 0)) return code
    return name === null ? null : { count: name.tokens.length, replacement: name.replacement }
  }

  /** How many words to go on: all of what was found, but from a name that may be shown no further than to a masked one. */
  #countSpared(tokens: readonly Token[], index: number, { count, replacement }: Found): number {
    if (replacement !== null) return count
    for (let skipped = 1; skipped < count; skipped += 1) {
      const inner = this.#longestAt(tokens, index + skipped)
      if (inner?.replacement !== null && skipped + (inner?.tokens.length ?? 0) > count) return skipped
    }
    return count
  }

  #longestAt(tokens: readonly Token[], index: number): NamePattern | null {
    let best: NamePattern | null = null
    for (const form of tokens[index]?.forms ?? []) {
      for (const pattern of this.#byFirst.get(form) ?? []) {
        if (best !== null && comparePatterns(best, pattern) <= 0) break
        if (continues(pattern, tokens, index)) best = pattern
      }
    }
    return best
  }
}

/** Longer first; of equal length, what must be masked before what may be shown. */
function comparePatterns(a: NamePattern, b: NamePattern): number {
  return b.tokens.length - a.tokens.length || Number(a.replacement === null) - Number(b.replacement === null)
}

function continues(pattern: NamePattern, tokens: readonly Token[], index: number): boolean {
  return pattern.tokens.every((token, offset) => {
    const forms = tokens[index + offset]?.forms
    return forms !== undefined && (offset === 0 || forms.includes(token))
  })
}

function toMatch(tokens: readonly Token[], first: number, last: number, replacement: string): NameMatch {
  return { start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0, replacement }
}

function tokenize(text: string): Token[] {
  const { folded, starts, ends } = foldWithOffsets(text)
  const tokens: Token[] = []
  let at = 0
  for (const token of tokenizeFolded(folded)) {
    const last = at + token.length - 1
    tokens.push({ forms: listWordForms(token), start: starts[at] ?? 0, end: ends[last] ?? 0 })
    at = last + 2
  }
  return tokens
}
