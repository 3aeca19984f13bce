import { foldWithOffsets, tokenizeFolded } from '../../domain/fold-name.ts'

/** A name to look for, and what to put in its place; null marks a name that may be shown. */
export interface NamePattern {
  readonly tokens: readonly string[]
  readonly replacement: string | null
}

/** A stretch of the original text, UTF-16 indices, end exclusive. */
export interface NameMatch {
  readonly start: number
  readonly end: number
  readonly replacement: string
}

interface Token {
  readonly forms: readonly string[]
  readonly start: number
  readonly end: number
}

const ARABIC = /^\p{Script=Arabic}/u
/** Conjunction, preposition and article that Arabic writes joined to the word they precede. */
const ARABIC_CLITICS = /^(?:[وف])?(?:[بلك])?(?:ال)?/u

/**
 * Finds names in running text whatever their case, accents, vowel signs, invisible characters or joined Arabic
 * particles. At each word the longest pattern wins; a name that may be shown covers its words, so that a suspect who
 * shares a victim's surname keeps it, while the same surname alone is masked.
 */
export class NameMatcher {
  readonly #byFirst = new Map<string, NamePattern[]>()

  constructor(patterns: readonly NamePattern[]) {
    for (const pattern of patterns) {
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
      const found = this.#longestAt(tokens, index)
      if (found === null) {
        index += 1
        continue
      }
      const last = index + found.tokens.length - 1
      if (found.replacement !== null) matches.push(toMatch(tokens, index, last, found.replacement))
      index = last + 1
    }
    return matches
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
    tokens.push({ forms: listForms(token), start: starts[at] ?? 0, end: ends[last] ?? 0 })
    at = last + 2
  }
  return tokens
}

/** The word as written and, in Arabic, as it would stand without what may be joined before it. */
function listForms(token: string): string[] {
  if (!ARABIC.test(token)) return [token]
  const forms = new Set([token])
  const joined = ARABIC_CLITICS.exec(token)?.[0] ?? ''
  for (let cut = 1; cut <= joined.length; cut += 1) {
    if (token.length - cut >= 2) forms.add(token.slice(cut))
  }
  if (token.startsWith('لل') && token.length >= 4) forms.add(token.slice(2))
  return [...forms]
}
