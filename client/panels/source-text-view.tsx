import { Skeleton, Stack } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'

import type { SourceText } from '../../server/contract/claims.ts'
import { segmentSource } from '../model/source-segments.ts'
import { ErrorNotice } from './error-notice.tsx'
import { SourceSegment } from './source-segment.tsx'
import classes from './sources-panel.module.css'
import { useSourceText } from './use-case-data.ts'
import { useView } from './view-context.ts'

/** A source's text with its excerpts marked; the one that was asked for is highlighted and in sight. */
export function SourceTextView({ sourceId }: { readonly sourceId: string }): React.JSX.Element {
  const text = useSourceText(sourceId)
  if (text.error !== null) return <ErrorNotice error={text.error} onRetry={() => void text.refetch()} />
  if (text.data === undefined) {
    return (
      <Stack p="lg" gap="sm" aria-hidden>
        <Skeleton h={14} />
        <Skeleton h={14} />
        <Skeleton h={14} w="60%" />
      </Stack>
    )
  }
  return <MarkedText text={text.data} />
}

function MarkedText({ text }: { readonly text: SourceText }): React.JSX.Element {
  const { t } = useTranslation()
  const { excerpt } = useView().view
  const scroller = useRef<HTMLDivElement>(null)
  const paragraphs = useMemo(() => segmentSource(text), [text])
  useEffect(() => {
    const marked = scroller.current?.querySelector('[data-active="true"]')
    if (marked === null || marked === undefined) scroller.current?.scrollTo({ top: 0 })
    else marked.scrollIntoView({ block: 'center' })
  }, [excerpt, text])
  const { source } = text
  const language = source.languages.length === 1 ? source.languages[0] : undefined
  return (
    <div
      ref={scroller}
      className={classes['text']}
      role="region"
      aria-label={source.title}
      tabIndex={0}
      data-testid="source-text"
    >
      <div className={classes['facts']}>
        <b>
          <bdi>{source.title}</bdi>
        </b>
        <span>{t('sources.excerpts', { count: text.excerpts.length })}</span>
        <span title={text.sha256}>{t('sources.hash', { hash: text.sha256.slice(0, 16) })}</span>
        {text.masked.length > 0 && <span>{t('sources.masked', { count: text.masked.length })}</span>}
      </div>
      <div lang={language}>
        {paragraphs.map((paragraph) => (
          <p key={paragraph.start} dir="auto" className={classes['paragraph']}>
            {paragraph.segments.map((segment) => (
              <SourceSegment key={segment.start} segment={segment} excerpts={text.excerpts} />
            ))}
          </p>
        ))}
      </div>
    </div>
  )
}
