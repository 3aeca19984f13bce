/** A text folded for comparison, with the UTF-16 index in the original of each of its UTF-16 units. */
export interface FoldedText {
  readonly folded: string
  /** `starts[i]` is where the character behind `folded[i]` begins in the original, `ends[i]` where it ends. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Letters that compatibility decomposition leaves apart though readers and keyboards do not. */
const LETTER_VARIANTS: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ک: 'ك',
  گ: 'ك',
  ڤ: 'ف',
  پ: 'ب',
  چ: 'ج',
  ژ: 'ز',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ۀ: 'ه',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ß: 'ss',
}

const IGNORED = /[\p{M}\p{Default_Ignorable_Code_Point}\p{Cc}\u0640]/u
const WORD_CHARACTER = /[\p{L}\p{N}]/u

/**
 * Folds a name for search and comparison: compatibility decomposition, marks and invisible characters dropped, lower
 * case, variants of Arabic and Latin letters joined, digits of all scripts made ASCII, everything else one space.
 * No transliteration: each script folds onto itself.
 */
export function foldName(text: string): string {
  return foldWithOffsets(text).folded
}

/** The words of a folded text. */
export function tokenizeFolded(folded: string): string[] {
  return folded === '' ? [] : folded.split(' ')
}

/** Folds as `foldName` does and remembers where each unit came from, so that a match can be found in the original. */
export function foldWithOffsets(text: string): FoldedText {
  const units: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let pendingSpace = false
  let index = 0
  for (const character of text) {
    const end = index + character.length
    const folded = foldCharacter(character)
    if (folded === ' ') pendingSpace = units.length > 0
    else if (folded === '') extendLast(end)
    else {
      if (pendingSpace) append(' ', index, index)
      pendingSpace = false
      append(folded, index, end)
    }
    index = end
  }
  return { folded: units.join(''), starts, ends }

  /** A mark or invisible character belongs to the letter before it. */
  function extendLast(end: number): void {
    if (units.length > 0 && !pendingSpace) ends[units.length - 1] = end
  }

  function append(piece: string, start: number, end: number): void {
    for (let unit = 0; unit < piece.length; unit += 1) {
      units.push(piece.charAt(unit))
      starts.push(start)
      ends.push(end)
    }
  }
}

const foldedCharacters = new Map<string, string>()

/** What one code point folds to: letters and digits, nothing, or one space for everything that parts words. */
function foldCharacter(character: string): string {
  const known = foldedCharacters.get(character)
  if (known !== undefined) return known
  const folded = computeFold(character)
  foldedCharacters.set(character, folded)
  return folded
}

function computeFold(character: string): string {
  if (/\s/u.test(character)) return ' '
  let folded = ''
  for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (IGNORED.test(part)) continue
    const variant = LETTER_VARIANTS[part] ?? foldDigit(part)
    folded += WORD_CHARACTER.test(variant) ? variant : ' '
  }
  const trimmed = folded.trim().replace(/\s+/gu, ' ')
  return trimmed === '' && folded !== '' ? ' ' : trimmed
}

function foldDigit(character: string): string {
  if (!/\p{Nd}/u.test(character)) return character
  const code = character.codePointAt(0) ?? 0
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1
  return String(code - zero)
}
