import { useTranslation } from 'react-i18next'

import { formatPartialDate } from '../model/date-text.ts'
import { useWords } from './use-words.ts'

interface IntervalTextProps {
  readonly valid: { readonly from: string | null; readonly to: string | null }
}

/** When something holds, to the precision known; an unknown bound says so. Nothing where no time is claimed. */
export function IntervalText({ valid }: IntervalTextProps): React.JSX.Element | null {
  const { t } = useTranslation()
  const { locale } = useWords()
  const { from, to } = valid
  if (from === null && to === null) return null
  const name = (bound: string): string => (bound === 'unknown' ? t('date.unknown') : formatPartialDate(bound, locale))
  if (from !== null && from === to) return <span>{name(from)}</span>
  if (to === null) return <span>{t('date.from', { from: name(from ?? '') })}</span>
  if (from === null) return <span>{t('date.until', { to: name(to) })}</span>
  return <span>{t('date.between', { from: name(from), to: name(to) })}</span>
}
