/** Languages of the program, each with its own name for itself, its direction, and the script of its labels. */
export const LANGUAGES = [
  { code: 'en', name: 'English', direction: 'ltr', script: 'Latn', locale: 'en' },
  { code: 'es', name: 'Español', direction: 'ltr', script: 'Latn', locale: 'es' },
  { code: 'ar', name: 'العربية', direction: 'rtl', script: 'Arab', locale: 'ar-u-nu-latn' },
] as const satisfies readonly Language[]

export interface Language {
  readonly code: string
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  /** ISO 15924 code of the script in which names on the chart are preferred. */
  readonly script: string
  /** BCP 47 tag for numbers and dates: digits are Latin in every language, as they are in the case's documents. */
  readonly locale: string
}

const STORAGE_KEY = 'trama-language'

/** The language with a code, or English. */
export function findLanguage(code: string): Language {
  return LANGUAGES.find((language) => language.code === code) ?? LANGUAGES[0]
}

/** The language chosen before, else the first of the reader's own that there is, else English. */
export function detectLanguage(): Language {
  const wanted = [readStored(), ...navigator.languages.map((tag) => tag.split('-')[0] ?? tag)]
  const code = wanted.find((one) => LANGUAGES.some((language) => language.code === one))
  return findLanguage(code ?? 'en')
}

/** Remembers a choice for the next visit; without storage it holds for this visit only. */
export function rememberLanguage(code: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, code)
  } catch {
    // Storage can be forbidden; the choice then ends with the page.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY)
  } catch {
    return null
  }
}
