import { useTranslation } from 'react-i18next'

import type { SourceText } from '../../server/contract/claims.ts'
import type { Segment } from '../model/source-segments.ts'
import classes from './sources-panel.module.css'
import { useView } from './view-context.ts'

interface SourceSegmentProps {
  readonly segment: Segment
  readonly excerpts: SourceText['excerpts']
}

/** A run of text: plain, or part of excerpts, in which case it leads to the claims that quote it. */
export function SourceSegment({ segment, excerpts }: SourceSegmentProps): React.JSX.Element {
  const { t } = useTranslation()
  const { view, dispatch } = useView()
  const content = segment.masked ? (
    <span className={classes['masked']} title={t('sources.maskedSpan')}>
      {segment.text}
    </span>
  ) : (
    segment.text
  )
  if (segment.excerpts.length === 0) return <>{content}</>
  const isActive = view.excerpt !== null && segment.excerpts.includes(view.excerpt)
  const claims = excerpts.filter(({ id }) => segment.excerpts.includes(id)).flatMap((excerpt) => excerpt.claims)
  return (
    <mark
      className={classes['excerpt']}
      role="button"
      tabIndex={0}
      data-active={isActive}
      title={t('sources.showClaims', { count: claims.length })}
      onClick={show}
      onKeyDown={({ key }) => {
        if (key === 'Enter') show()
      }}
    >
      {content}
    </mark>
  )

  function show(): void {
    dispatch({ type: 'select', selection: { nodes: [], claims: [...new Set(claims)] } })
  }
}
