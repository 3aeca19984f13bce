/** The shortest number or plate that is looked for however it is parted. */
const SHORTEST = 5
/** Digits a telephone number keeps without its country's code. */
const SHORTEST_NATIONAL = 8

interface CodeMatch {
  /** How many words of the text the code takes up. */
  readonly count: number
  readonly replacement: string
}

/**
 * Telephone numbers, plates and papers however a text parts them: `+44 7700 900123` is `+447700900123`, `00447700900123`
 * and `07700 900 123` too.
 */
export class CodeIndex {
  readonly #replacements = new Map<string, string>()
  /** Every beginning of a code, so that a search goes no further than it must. */
  readonly #beginnings = new Set<string>()

  /** `words` are the folded words of a code as it is recorded; `isInternational` says that it begins with `+` or `00`. */
  add(words: readonly string[], isInternational: boolean, replacement: string): void {
    const code = words.join('')
    if (code.length < SHORTEST || !/\d/u.test(code)) return
    for (const spelling of [code, ...(isInternational ? listNational(code) : [])]) {
      this.#replacements.set(spelling, replacement)
      for (let length = 1; length <= spelling.length; length += 1) this.#beginnings.add(spelling.slice(0, length))
    }
  }

  /** Whether a code begins like this, by itself or with words that follow. */
  isBeginning(text: string): boolean {
    return this.#beginnings.has(text)
  }

  listBeginnings(): Iterable<string> {
    return this.#beginnings
  }

  /** The longest code that begins at a word, or null. `wordAt` gives the folded words of the text. */
  findAt(wordAt: (index: number) => string | undefined, index: number): CodeMatch | null {
    let best: CodeMatch | null = null
    let joined = ''
    for (let count = 1; ; count += 1) {
      joined += wordAt(index + count - 1) ?? ' '
      if (!this.#beginnings.has(joined)) break
      const replacement = this.#replacements.get(joined)
      if (replacement !== undefined) best = { count, replacement }
    }
    return best
  }
}

/** Country codes have one to three digits; which is which is not known here, so each is tried. */
function listNational(code: string): string[] {
  if (!/^\d+$/u.test(code)) return []
  const digits = code.replace(/^00/u, '')
  const national = [1, 2, 3].map((length) => digits.slice(length)).filter((one) => one.length >= SHORTEST_NATIONAL)
  return [digits, `00${digits}`, ...national.flatMap((one) => [one, `0${one}`])]
}
