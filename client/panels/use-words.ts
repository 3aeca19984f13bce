import type { i18n, ResourceStore } from 'i18next'
import { useTranslation } from 'react-i18next'

import type { LineStyle } from '../../server/domain/line-style.ts'
import { isolateForeign } from '../i18n/isolate-foreign.ts'
import { findLanguage } from '../i18n/languages.ts'

/** Words of the reader's language for what the data calls by id. */
export interface Words {
  readonly locale: string
  readonly predicate: (id: string) => string
  readonly kind: (id: string) => string
  readonly subkind: (id: string) => string
  readonly category: (id: string) => string
  readonly ground: (id: string) => string
  readonly certainty: (id: string) => string
  readonly basis: (id: string) => string
  readonly status: (id: string) => string
  readonly nameKind: (id: string) => string
  readonly sourceKind: (id: string) => string
  readonly line: (id: LineStyle) => string
  readonly phase: (id: string) => string
  /** A role, detail or literal value as given, its hyphens read as spaces, where there is no word for it. */
  readonly term: (id: string) => string
  readonly language: (tag: string) => string
  readonly script: (code: string) => string
  /** A name for a sentence that is put together from words, so that its direction does not turn the sentence round. */
  readonly isolate: (name: string) => string
  /** A measured value to three figures, and never less than its whole part. */
  readonly number: (value: number) => string
  /** A count, exactly. */
  readonly count: (value: number) => string
}

/**
 * Words by catalogue and language: making them is dear, and every cell of a table asks for them. The catalogue itself
 * is wrapped anew for each component, its store is the same for all.
 */
const made = new WeakMap<ResourceStore, Map<string, Words>>()

/** The words for ids; an id without a word, as of a predicate that a case adds, stands for itself. */
export function useWords(): Words {
  const { i18n: catalogue } = useTranslation()
  const { language } = catalogue
  const known = made.get(catalogue.store) ?? new Map<string, Words>()
  made.set(catalogue.store, known)
  const words = known.get(language) ?? makeWords(catalogue, language)
  known.set(language, words)
  return words
}

/** What is nearer to 0 than this is the rounding of a sum that should be 0. */
const ROUNDING = 1e-12

function makeWords(catalogue: i18n, language: string): Words {
  const { locale, direction } = findLanguage(language)
  const t = catalogue.getFixedT(language)
  const find =
    (group: string, otherwise: (id: string) => string) =>
    (id: string): string =>
      t(`${group}.${id}`, { defaultValue: otherwise(id) })
  const spaced = (id: string): string => id.replaceAll('-', ' ')
  const languages = new Intl.DisplayNames(locale, { type: 'language' })
  const scripts = new Intl.DisplayNames(locale, { type: 'script' })
  const numbers = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
  const wholes = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  return {
    locale,
    predicate: find('predicate', (id) => id.replaceAll('_', ' ').toLocaleLowerCase(locale)),
    kind: find('kind', spaced),
    subkind: find('subkind', spaced),
    category: find('category', spaced),
    ground: find('ground', spaced),
    certainty: find('certainty', spaced),
    basis: find('basis', spaced),
    status: find('status', spaced),
    nameKind: find('nameKind', spaced),
    sourceKind: find('sourceKind', spaced),
    line: find('line', spaced),
    phase: find('phase', spaced),
    term: find('term', spaced),
    language: (tag) => nameOrSelf(languages, tag),
    script: (code) => nameOrSelf(scripts, code),
    isolate: (name) => isolateForeign(name, direction),
    number: (value) => (Math.abs(value) < 100 ? numbers : wholes).format(Math.abs(value) < ROUNDING ? 0 : value),
    count: (value) => wholes.format(value),
  }
}

function nameOrSelf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
