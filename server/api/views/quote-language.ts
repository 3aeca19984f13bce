const ARABIC_LETTERS = /\p{Script=Arabic}/gu
const HEBREW_LETTERS = /\p{Script=Hebrew}/gu
const LETTERS = /\p{L}/gu
const ARABIC_SCRIPT_LANGUAGES = new Set(['ar', 'fa', 'ur', 'ps', 'ckb', 'ug', 'sd'])
const HEBREW_SCRIPT_LANGUAGES = new Set(['he', 'yi'])

/**
 * Which of a source's languages a passage is in, by its script: a file may hold an Arabic text and its translation.
 * Direction and font follow from it.
 */
export function chooseQuoteLanguage(text: string, languages: readonly string[]): string {
  const letters = text.match(LETTERS)?.length ?? 0
  const isMostly = (script: RegExp): boolean => (text.match(script)?.length ?? 0) * 2 > letters
  const family = isMostly(ARABIC_LETTERS)
    ? ARABIC_SCRIPT_LANGUAGES
    : isMostly(HEBREW_LETTERS)
      ? HEBREW_SCRIPT_LANGUAGES
      : null
  const fits = languages.find((tag) => {
    const base = tag.split('-')[0] ?? tag
    if (family !== null) return family.has(base)
    return !ARABIC_SCRIPT_LANGUAGES.has(base) && !HEBREW_SCRIPT_LANGUAGES.has(base)
  })
  return fits ?? languages[0] ?? 'und'
}
