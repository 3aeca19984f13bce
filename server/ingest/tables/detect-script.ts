const SCRIPTS: readonly (readonly [code: string, letters: RegExp])[] = [
  ['Latn', /\p{Script=Latin}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Jpan', /\p{Script=Hiragana}|\p{Script=Katakana}/u],
  ['Hani', /\p{Script=Han}/u],
  ['Kore', /\p{Script=Hangul}/u],
  ['Deva', /\p{Script=Devanagari}/u],
  ['Beng', /\p{Script=Bengali}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Ethi', /\p{Script=Ethiopic}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Geor', /\p{Script=Georgian}/u],
]
const ONLY_LATIN = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u
const LETTER = /\p{L}/u

/** ISO 15924 code of the script that most letters of a text are in: `Zyyy` without letters, `Zzzz` if none is known. */
export function detectScript(text: string): string {
  if (ONLY_LATIN.test(text)) return /\p{Script=Latin}/u.test(text) ? 'Latn' : 'Zyyy'
  const counts = new Map<string, number>()
  for (const character of text) {
    if (!LETTER.test(character)) continue
    const code = SCRIPTS.find(([, letters]) => letters.test(character))?.[0] ?? 'Zzzz'
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  return most?.[0] ?? 'Zyyy'
}
