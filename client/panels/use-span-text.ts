import { useTranslation } from 'react-i18next'

import { formatPartialDate } from '../model/date-text.ts'
import { useWords } from './use-words.ts'

interface Span {
  readonly from: string | null
  readonly to: string | null
}

/** When something was, as far as it is told; empty where nothing is. */
export function useSpanText(): (spans: readonly Span[]) => string {
  const { t } = useTranslation()
  const { locale } = useWords()
  const sayOne = ({ from, to }: Span): string => {
    if (from !== null && from === to) return formatPartialDate(from, locale)
    if (from !== null && to !== null) {
      return t('date.between', { from: formatPartialDate(from, locale), to: formatPartialDate(to, locale) })
    }
    if (from !== null) return t('date.from', { from: formatPartialDate(from, locale) })
    if (to !== null) return t('date.until', { to: formatPartialDate(to, locale) })
    return t('date.unknown')
  }
  return (spans) => [...new Set(spans.map(sayOne))].join(t('app.comma'))
}
