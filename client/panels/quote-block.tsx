import { IconArrowUpRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import type { Quote } from '../../server/contract/claims.ts'
import { joinFacts } from '../i18n/isolate-foreign.ts'
import { formatPartialDate } from '../model/date-text.ts'
import { findLanguageDirection } from '../model/text-direction.ts'
import classes from './inspector-panel.module.css'
import { useWords } from './use-words.ts'
import { useView } from './view-context.ts'

/** A sentence of a source in its own direction; a click opens the source at it. */
export function QuoteBlock({ quote }: { readonly quote: Quote }): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const { dispatch } = useView()
  const { source, translation } = quote
  const origin = [
    source.title,
    source.publisher,
    source.date === null ? null : formatPartialDate(source.date, words.locale),
    quote.row === null ? null : t('quote.row', { row: quote.row }),
    source.exhibit === null ? null : t('quote.exhibit', { exhibit: source.exhibit }),
  ]
  return (
    <>
      <button
        type="button"
        className={classes['quote']}
        title={t('quote.open')}
        dir={findLanguageDirection(quote.language)}
        data-testid="quote"
        onClick={() => {
          dispatch({ type: 'open-source', source: source.id, excerpt: quote.excerpt })
        }}
      >
        <q className={classes['quoteText']} lang={quote.language}>
          {quote.text}
        </q>
        <span className={classes['quoteSource']}>
          <IconArrowUpRight size={12} aria-hidden style={{ flex: 'none', marginBlockStart: 3 }} />
          <bdi>{joinFacts(origin.filter((part) => part !== null))}</bdi>
        </span>
      </button>
      {translation !== null && (
        <p className={classes['note']}>
          <bdi lang={translation.language}>{translation.text}</bdi>{' '}
          {t('quote.translatedBy', { author: translation.author })}
        </p>
      )}
    </>
  )
}
