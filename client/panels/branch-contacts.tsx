import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { ClaimView } from '../../server/contract/claims.ts'
import type { BranchPersonView } from '../../server/contract/exposure.ts'
import type { BranchContact } from '../model/branch-board.ts'
import { BranchContactSentences } from './branch-contact-sentences.tsx'
import { FoldButton } from './fold-button.tsx'
import { MoreRows } from './more-rows.tsx'
import classes from './task-panel.module.css'
import { useSpanText } from './use-span-text.ts'
import { useWords } from './use-words.ts'

const FIRST_CONTACTS = 12

interface BranchContactsProps {
  readonly one: BranchPersonView
  readonly labels: ReadonlyMap<string, string>
  readonly claims: ReadonlyMap<string, ClaimView>
}

/** Every event and tie that a person shares with members of groups; the first is open to its sentences. */
export function BranchContacts({ one, labels, claims }: BranchContactsProps): React.JSX.Element {
  const { t } = useTranslation()
  const { contacts, person } = one
  return (
    <section className={classes['block']}>
      <h4 className={classes['heading']}>{t('branches.contacts', { contacts: contacts.length })}</h4>
      <ul className={classes['rows']}>
        <MoreRows rows={contacts} first={FIRST_CONTACTS}>
          {(contact, index) => (
            <ContactItem
              key={index}
              contact={contact}
              name={person.label}
              labels={labels}
              claims={claims}
              startsOpen={index === 0}
            />
          )}
        </MoreRows>
      </ul>
    </section>
  )
}

interface ContactItemProps {
  readonly contact: BranchContact
  readonly name: string
  readonly labels: ReadonlyMap<string, string>
  readonly claims: ReadonlyMap<string, ClaimView>
  readonly startsOpen: boolean
}

function ContactItem({ contact, name, labels, claims, startsOpen }: ContactItemProps): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const saySpans = useSpanText()
  const [isOpen, setOpen] = useState(startsOpen)
  const { event, k, support, grounds, counted, days } = contact
  const facts = [
    saySpans(days),
    t('branches.k', { k }),
    t('branches.s', { s: words.number(support) }),
    t('claim.origins', { count: grounds.origins }),
    ...(grounds.ungraded ? [t('claim.ungraded')] : []),
  ]
  return (
    <li className={classes['contact']} data-testid="branch-contact" data-uncounted={counted ? undefined : true}>
      <FoldButton
        isOpen={isOpen}
        onToggle={() => {
          setOpen(!isOpen)
        }}
      >
        <b>
          <bdi>{event?.label ?? t('branches.directTie')}</bdi>
        </b>
      </FoldButton>{' '}
      <span className={classes['facts']} title={t('branches.sMeaning')}>
        {facts.filter((text) => text !== '').join(' · ')}
      </span>
      {!counted && <p className={classes['note']}>{t('branches.uncounted')}</p>}
      <ul className={classes['bullets']}>
        {contact.members.map((member) => (
          <li key={member.person.id}>
            <bdi>{member.person.label}</bdi> ({<bdi>{labels.get(member.branch) ?? member.branch}</bdi>}){' '}
            <span className={classes['facts']}>
              {t('branches.memberFacts', {
                s: words.number(member.support),
                contribution: words.number(member.contribution),
              })}
            </span>
          </li>
        ))}
      </ul>
      {isOpen && <BranchContactSentences contact={contact} name={name} claims={claims} />}
    </li>
  )
}
