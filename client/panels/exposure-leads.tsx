import { IconBulb } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import type { LeadsView } from '../../server/contract/exposure-parts.ts'
import { formatPartialDate } from '../model/date-text.ts'
import { ClaimLinks } from './claim-links.tsx'
import { EntityLink } from './entity-link.tsx'
import { MoreRows } from './more-rows.tsx'
import classes from './task-panel.module.css'
import { useWords } from './use-words.ts'

const FIRST_LEADS = 20

interface ExposureLeadsProps {
  readonly leads: LeadsView
  /** Leads beside recruiters carry no numbers, as nothing there does. */
  readonly isWithoutNumbers?: boolean
}

/** Where one could look next, told apart from every finding: who was first seen beside whom, and who stands between. */
export function ExposureLeads({ leads, isWithoutNumbers = false }: ExposureLeadsProps): React.JSX.Element {
  const { t } = useTranslation()
  return (
    <div data-testid="leads">
      <header className={classes['head']}>
        <h3 className={`${classes['title'] ?? ''} ${classes['mark'] ?? ''}`}>
          <IconBulb size={16} stroke={1.5} aria-hidden />
          {t('leads.title')}
        </h3>
        <p className={classes['note']}>{t('leads.meaning')}</p>
      </header>
      <h4 className={`${classes['heading'] ?? ''} ${classes['plain'] ?? ''}`}>{t('leads.introducers')}</h4>
      <p className={`${classes['note'] ?? ''} ${classes['plain'] ?? ''}`}>{t('leads.introducersMeaning')}</p>
      {leads.introducers.length === 0 && <p className={classes['plain']}>{t('leads.none')}</p>}
      <ul className={classes['rows']}>
        <MoreRows rows={leads.introducers} first={FIRST_LEADS}>
          {(one) => <Introducer key={one.person.id} one={one} isWithoutNumbers={isWithoutNumbers} />}
        </MoreRows>
      </ul>
      <h4 className={`${classes['heading'] ?? ''} ${classes['plain'] ?? ''}`}>{t('leads.gatekeepers')}</h4>
      <p className={`${classes['note'] ?? ''} ${classes['plain'] ?? ''}`}>{t('leads.gatekeepersMeaning')}</p>
      {leads.gatekeepers.length === 0 && <p className={classes['plain']}>{t('leads.none')}</p>}
      <ul className={classes['rows']}>
        <MoreRows rows={leads.gatekeepers} first={FIRST_LEADS}>
          {(one) => (
            <Gatekeeper key={`${one.person.id} ${one.group.id}`} one={one} isWithoutNumbers={isWithoutNumbers} />
          )}
        </MoreRows>
      </ul>
    </div>
  )
}

interface IntroducerProps {
  readonly one: LeadsView['introducers'][number]
  readonly isWithoutNumbers: boolean
}

function Introducer({ one, isWithoutNumbers }: IntroducerProps): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <li className={classes['lead']}>
      <EntityLink entity={one.person} />{' '}
      {!isWithoutNumbers && (
        <span className={classes['facts']}>{t('leads.credit', { credit: words.number(one.credit) })}</span>
      )}
      <ul className={classes['bullets']}>
        {one.newcomers.map(({ person, firstSeen, grounds }) => (
          <li key={person.id}>
            <EntityLink entity={person} />{' '}
            <span className={classes['facts']}>
              {t('leads.firstSeen', { date: formatPartialDate(firstSeen, words.locale) })}
            </span>{' '}
            <ClaimLinks ids={grounds.claims} />
          </li>
        ))}
      </ul>
    </li>
  )
}

interface GatekeeperProps {
  readonly one: LeadsView['gatekeepers'][number]
  readonly isWithoutNumbers: boolean
}

function Gatekeeper({ one, isWithoutNumbers }: GatekeeperProps): React.JSX.Element {
  const { t } = useTranslation()
  return (
    <li className={classes['lead']}>
      <EntityLink entity={one.person} /> → <EntityLink entity={one.group} />{' '}
      {!isWithoutNumbers && <span className={classes['facts']}>{t('leads.pairs', { pairs: one.pairs })}</span>}
      <p className={classes['note']}>
        {t('leads.outside')} <Names entities={one.outside} />
      </p>
      <p className={classes['note']}>
        {t('leads.inside')} <Names entities={one.inside} />
      </p>
    </li>
  )
}

const MOST_NAMES = 12

function Names({ entities }: { readonly entities: LeadsView['gatekeepers'][number]['outside'] }): React.JSX.Element {
  const { t } = useTranslation()
  const shown = entities.slice(0, MOST_NAMES)
  return (
    <>
      {shown.map((entity, index) => (
        <span key={entity.id}>
          {index > 0 && t('app.comma')}
          <EntityLink entity={entity} />
        </span>
      ))}
      {entities.length > shown.length && ` ${t('absence.moreClaims', { count: entities.length - shown.length })}`}
    </>
  )
}
