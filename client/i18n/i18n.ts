import { createInstance } from 'i18next'
import type { i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'

import ar from './ar.json'
import en from './en.json'
import es from './es.json'
import { isolateForeign } from './isolate-foreign.ts'
import { detectLanguage, findLanguage } from './languages.ts'

/** Starts the catalogues in the reader's language and keeps the page's `lang` and `dir` in step with it. */
export async function startI18n(): Promise<i18n> {
  const instance = createInstance()
  instance.on('languageChanged', applyToDocument)
  await instance.use(initReactI18next).init({
    resources: { ar: { translation: ar }, en: { translation: en }, es: { translation: es } },
    lng: detectLanguage().code,
    fallbackLng: 'en',
    // React escapes what it shows; the one thing to do to a value is to keep its direction to itself.
    interpolation: { escape: (value) => isolateForeign(value, findLanguage(instance.language).direction) },
    initAsync: false,
  })
  applyToDocument(instance.language)
  return instance
}

function applyToDocument(code: string): void {
  document.documentElement.lang = code
  document.documentElement.dir = findLanguage(code).direction
}
