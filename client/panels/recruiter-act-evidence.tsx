import { useTranslation } from 'react-i18next'

import type { ClaimView } from '../../server/contract/claims.ts'
import type { GroundsView } from '../../server/contract/exposure-parts.ts'
import { ElementMark } from './element-mark.tsx'
import { EntityLink } from './entity-link.tsx'
import { EvidenceClaims } from './evidence-claims.tsx'
import { ELEMENTS } from './recruiter-act-row.tsx'
import type { RecruiterAct } from './recruiter-act-row.tsx'
import classes from './task-panel.module.css'
import { useWords } from './use-words.ts'

interface RecruiterActEvidenceProps {
  readonly act: RecruiterAct
  readonly claims: ReadonlyMap<string, ClaimView>
}

/** The sentences that name the person in the act, and those for and against each element. */
export function RecruiterActEvidence({ act, claims }: RecruiterActEvidenceProps): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const sayOrigins = useOriginWords()
  return (
    <section className={classes['block']}>
      <h4 className={classes['title']}>
        {act.victim === null ? t('recruiters.unknownVictim') : <EntityLink entity={act.victim} />}
      </h4>
      {act.events.map((event) => (
        <p key={event.id} className={classes['note']}>
          <EntityLink entity={event} />
        </p>
      ))}
      <EvidenceClaims ids={act.naming.claims} claims={claims} heading={t('recruiters.naming')} />
      {ELEMENTS.map((name) => {
        const { state, grounds, against } = act[name]
        return (
          <section key={name} aria-label={words.term(name)} data-element={name}>
            <h5 className={classes['heading']}>
              {words.term(name)} <ElementMark state={state} />{' '}
              <span className={classes['values']}>{sayOrigins(grounds)}</span>
            </h5>
            {grounds.claims.length === 0 && <p className={classes['note']}>{t('recruiters.noSentence')}</p>}
            <EvidenceClaims ids={grounds.claims} claims={claims} />
            <EvidenceClaims ids={against} claims={claims} heading={t('recruiters.against')} />
          </section>
        )
      })}
      <EvidenceClaims ids={act.minority} claims={claims} heading={t('recruiters.minority')} />
    </section>
  )
}

/** Whether one speaker or several stand behind something, without a number. */
export function useOriginWords(): (grounds: GroundsView) => string {
  const { t } = useTranslation()
  return ({ origins, ungraded }) => {
    if (origins === 0) return ''
    const word = t(origins === 1 ? 'recruiters.oneOrigin' : 'recruiters.severalOrigins')
    return ungraded ? `${word} · ${t('claim.ungraded')}` : word
  }
}
