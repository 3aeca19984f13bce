import { useTranslation } from 'react-i18next'

import type { ClaimView } from '../../server/contract/claims.ts'
import classes from './inspector-panel.module.css'
import { IntervalText } from './interval-text.tsx'
import { LineSwatch } from './line-swatch.tsx'
import { useWords } from './use-words.ts'
import { useView } from './view-context.ts'

/** How a claim is drawn and why: line, certainty, grade, time, speaker, origins, status. */
export function ClaimMarks({ claim }: { readonly claim: ClaimView }): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const { goTo, showClaim } = useView()
  const speaker = claim.attributedTo
  return (
    <div className={classes['marks']}>
      <span className={classes['line']}>
        <LineSwatch line={claim.line} crossed={claim.crossed} />
        {words.line(claim.line)}
        {claim.confirmed && ` · ${t('claim.confirmed')}`}
      </span>
      <span>{words.certainty(claim.certainty)}</span>
      {claim.basis === 'assessment' && <span className={classes['alert']}>{words.basis(claim.basis)}</span>}
      <span className={classes['badge']} title={t('claim.gradeMeaning')}>
        {claim.grade ?? t('claim.ungraded')}
      </span>
      {claim.handling !== null && <span className={classes['badge']}>{claim.handling}</span>}
      <IntervalText valid={claim.valid} />
      {claim.boundsUnknown && (
        <span className={classes['alert']} title={t('date.boundMeaning')}>
          {t('date.boundUnknown')}
        </span>
      )}
      <span>{t('claim.origins', { count: claim.origins })}</span>
      {claim.status !== 'active' && <span className={classes['alert']}>{words.status(claim.status)}</span>}
      {speaker !== null && (
        <span>
          {t('claim.saidBy')}{' '}
          {speaker.entity === null ? (
            <bdi>{speaker.label}</bdi>
          ) : (
            <TextLink text={speaker.label} to={speaker.entity} go={goTo} />
          )}
        </span>
      )}
      {claim.contradictions.map((other) => (
        <TextLink key={other} text={t('claim.contradicted')} to={other} go={showClaim} />
      ))}
      {claim.supersededBy !== null && <TextLink text={t('claim.superseded')} to={claim.supersededBy} go={showClaim} />}
    </div>
  )
}

interface TextLinkProps {
  readonly text: string
  readonly to: string
  readonly go: (id: string) => void
}

function TextLink({ text, to, go }: TextLinkProps): React.JSX.Element {
  return (
    <button
      type="button"
      style={{
        padding: 0,
        border: 0,
        background: 'none',
        color: 'var(--mantine-color-anchor)',
        font: 'inherit',
        cursor: 'pointer',
      }}
      onClick={() => {
        go(to)
      }}
    >
      <bdi>{text}</bdi>
    </button>
  )
}
