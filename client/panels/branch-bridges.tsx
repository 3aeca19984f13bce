import { Skeleton } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

import type { BranchFindingView } from '../../server/contract/exposure.ts'
import { collectLabels } from '../model/branch-board.ts'
import { BranchContacts } from './branch-contacts.tsx'
import { EntityLink } from './entity-link.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { FoldButton } from './fold-button.tsx'
import { MoreRows } from './more-rows.tsx'
import classes from './task-panel.module.css'
import { usePlace } from './tasks-context.ts'
import { useExposureClaims } from './use-exposure-claims.ts'

type Bridge = BranchFindingView['bridges'][number]

interface BranchBridgesProps {
  readonly finding: BranchFindingView
  readonly jobId: string
}

/** Who has contacts with members of more than one branch, side by side, each side open to its events. */
export function BranchBridges({ finding, jobId }: BranchBridgesProps): React.JSX.Element {
  const { t } = useTranslation()
  const labels = useMemo(() => collectLabels(finding), [finding])
  return (
    <>
      <header className={classes['head']}>
        <h3 className={classes['title']}>{t('branches.part.bridges')}</h3>
        <p className={classes['note']}>{t('branches.partMeaning.bridges')}</p>
      </header>
      {finding.bridges.length === 0 && <p className={classes['plain']}>{t('branches.noBridges')}</p>}
      <ul className={classes['rows']} data-testid="branch-bridges">
        <MoreRows rows={finding.bridges}>
          {(bridge) => (
            <BridgeRow key={bridge.person.id} bridge={bridge} finding={finding} jobId={jobId} labels={labels} />
          )}
        </MoreRows>
      </ul>
    </>
  )
}

interface BridgeRowProps extends BranchBridgesProps {
  readonly bridge: Bridge
  readonly labels: ReadonlyMap<string, string>
}

function BridgeRow({ bridge, finding, jobId, labels }: BridgeRowProps): React.JSX.Element {
  const { t } = useTranslation()
  const [open, setOpen] = usePlace('branches.bridge')
  const { person, sides } = bridge
  const isOpen = open === person.id
  return (
    <li className={classes['row']} data-entity={person.id}>
      <div className={classes['rowHead']}>
        <span className={classes['rowName']}>
          <FoldButton
            isOpen={isOpen}
            label={t('branches.open', { name: person.label })}
            onToggle={() => {
              setOpen(isOpen ? null : person.id)
            }}
          />
          <EntityLink entity={person} />
        </span>
        <span className={classes['line']}>
          {sides.map(({ branch, own, members, origins, contacts }) => (
            <span key={branch} className={`${classes['facts'] ?? ''} ${classes['side'] ?? ''}`}>
              <b className={classes['strong']}>
                <bdi>{labels.get(branch) ?? branch}</bdi>
              </b>{' '}
              {own && `${t('branches.ownSide')} `}
              {t('branches.side', { contacts: contacts.length, members, origins })}
            </span>
          ))}
        </span>
      </div>
      {isOpen && (
        <div className={classes['opened']}>
          <BridgeEvidence bridge={bridge} finding={finding} jobId={jobId} labels={labels} />
        </div>
      )}
    </li>
  )
}

function BridgeEvidence({ bridge, finding, jobId, labels }: BridgeRowProps): React.JSX.Element | null {
  const { person, sides } = bridge
  const { claims, error, retry } = useExposureClaims(jobId, person.id)
  const one = finding.people.find((candidate) => candidate.person.id === person.id)
  if (error !== null) return <ErrorNotice error={error} onRetry={retry} />
  if (claims === undefined) return <Skeleton h={72} />
  if (one === undefined) return null
  return (
    <>
      {sides.map(({ branch, contacts }) => (
        <section key={branch} className={classes['block']}>
          <h4 className={classes['title']}>
            <bdi>{labels.get(branch) ?? branch}</bdi>
          </h4>
          <BranchContacts
            one={{ ...one, contacts: contacts.flatMap((place) => one.contacts[place] ?? []) }}
            labels={labels}
            claims={claims}
          />
        </section>
      ))}
    </>
  )
}
