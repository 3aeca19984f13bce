import { useTranslation } from 'react-i18next'

import type { ClaimView } from '../../server/contract/claims.ts'
import type { BranchContact } from '../model/branch-board.ts'
import { EntityLink } from './entity-link.tsx'
import { EvidenceClaims } from './evidence-claims.tsx'
import classes from './task-panel.module.css'

interface BranchContactSentencesProps {
  readonly contact: BranchContact
  readonly name: string
  readonly claims: ReadonlyMap<string, ClaimView>
}

/** The sentences behind one contact: that the person took part, that each member did, and that each is one. */
export function BranchContactSentences({ contact, name, claims }: BranchContactSentencesProps): React.JSX.Element {
  const { t } = useTranslation()
  const own = new Set(contact.grounds.claims)
  return (
    <div className={classes['inner']}>
      {contact.event !== null && (
        <p className={classes['note']}>
          <EntityLink entity={contact.event} />
        </p>
      )}
      <EvidenceClaims ids={contact.grounds.claims} claims={claims} heading={t('branches.tookPart', { name })} />
      {contact.members.map(({ person, grounds, membership }) => (
        <div key={person.id}>
          <EvidenceClaims
            ids={grounds.claims.filter((id) => !own.has(id))}
            claims={claims}
            heading={t('branches.tookPart', { name: person.label })}
          />
          <EvidenceClaims ids={membership} claims={claims} heading={t('branches.isMember', { name: person.label })} />
        </div>
      ))}
    </div>
  )
}
