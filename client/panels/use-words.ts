import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

import type { LineStyle } from '../../server/domain/line-style.ts'

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
  readonly number: (value: number) => string
}

/** The words for ids; an id without a word, as of a predicate that a case adds, stands for itself. */
export function useWords(): Words {
  const { i18n } = useTranslation()
  const locale = i18n.language
  return useMemo(() => {
    const find =
      (group: string, otherwise: (id: string) => string) =>
      (id: string): string =>
        i18n.t(`${group}.${id}`, { defaultValue: otherwise(id) })
    const spaced = (id: string): string => id.replaceAll('-', ' ')
    const languages = new Intl.DisplayNames(locale, { type: 'language' })
    const scripts = new Intl.DisplayNames(locale, { type: 'script' })
    const numbers = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
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
      number: (value) => numbers.format(value),
    }
  }, [i18n, locale])
}

function nameOrSelf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
