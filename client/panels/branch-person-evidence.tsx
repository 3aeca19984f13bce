import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { ClaimView } from '../../server/contract/claims.ts'
import type { BranchPersonView } from '../../server/contract/exposure.ts'
import { BranchContacts } from './branch-contacts.tsx'
import type { BranchPersonProps } from './branch-person-row.tsx'
import { BranchTallies } from './branch-tallies.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { EvidenceFold } from './evidence-fold.tsx'
import classes from './task-panel.module.css'
import { useBranchWords } from './use-branch-words.ts'
import { useExposureClaims } from './use-exposure-claims.ts'

/** All that speaks of one person's branch: what is asserted, why the question was asked, and every contact. */
export function BranchPersonEvidence({ one, labels, parameters, jobId }: BranchPersonProps): React.JSX.Element {
  const { t } = useTranslation()
  const say = useBranchWords(labels, parameters)
  const { claims, error, retry } = useExposureClaims(jobId, one.person.id)
  if (error !== null) return <ErrorNotice error={error} onRetry={retry} />
  if (claims === undefined) return <Skeleton h={72} />
  const failures = say.failures(one)
  return (
    <div data-testid="branch-evidence">
      <p className={classes['note']}>{t(`branches.statusMeaning.${one.status}`)}</p>
      {one.status !== 'contacts-only' && failures.length > 0 && (
        <>
          <h4 className={classes['heading']}>{t('branches.whyUndetermined')}</h4>
          <ul className={classes['bullets']}>
            {failures.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <BranchTallies one={one} labels={labels} />
      <Gate one={one} claims={claims} />
      <BranchContacts one={one} labels={labels} claims={claims} />
    </div>
  )
}

interface GateProps {
  readonly one: BranchPersonView
  readonly claims: ReadonlyMap<string, ClaimView>
}

/** The sentences that assert a membership, or let the person be asked about. */
function Gate({ one, claims }: GateProps): React.JSX.Element | null {
  const { t } = useTranslation()
  const asserted = one.asserted.flatMap((group) => group.claims)
  const others = one.gate?.claims.filter((id) => !asserted.includes(id)) ?? []
  return (
    <>
      {one.asserted.map(({ group, claims: ids }) => (
        <EvidenceFold
          key={group.id}
          ids={ids}
          claims={claims}
          heading={t('branches.assertedIn', { group: group.label })}
          startsOpen={one.status === 'asserted'}
        />
      ))}
      {one.gate !== null && (
        <EvidenceFold ids={others} claims={claims} heading={t(`branches.gate.${one.gate.kind}`)} startsOpen={false} />
      )}
    </>
  )
}
