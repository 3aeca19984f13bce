import { useTranslation } from 'react-i18next'

import type { BranchPersonView } from '../../server/contract/exposure.ts'
import { compareWithContacts } from '../model/branch-board.ts'
import { BranchPersonEvidence } from './branch-person-evidence.tsx'
import { BranchStatusMark } from './branch-status-mark.tsx'
import { EntityLink } from './entity-link.tsx'
import { FoldButton } from './fold-button.tsx'
import classes from './task-panel.module.css'
import { useBranchWords } from './use-branch-words.ts'
import type { BranchThresholds } from './tasks-context.ts'

export interface BranchPersonProps {
  readonly one: BranchPersonView
  /** Names of groups and people by id. */
  readonly labels: ReadonlyMap<string, string>
  readonly parameters: BranchThresholds
  readonly jobId: string
}

interface BranchPersonRowProps extends BranchPersonProps {
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** One person: how the answer came about, by how much, and, opened, on what. */
export function BranchPersonRow({ isOpen, onToggle, ...rest }: BranchPersonRowProps): React.JSX.Element {
  const { t } = useTranslation()
  const say = useBranchWords(rest.labels, rest.parameters)
  const { one } = rest
  const compared = compareWithContacts(one)
  const isLong = one.status === 'undetermined' || one.status === 'contacts-only'
  return (
    <li className={classes['row']} data-testid="branch-person" data-entity={one.person.id} data-status={one.status}>
      <div className={classes['rowHead']}>
        <span className={classes['rowName']}>
          <FoldButton isOpen={isOpen} onToggle={onToggle} label={t('branches.open', { name: one.person.label })} />
          <EntityLink entity={one.person} />
        </span>
        <BranchStatusMark status={one.status} />
        <span className={isLong ? `${classes['facts'] ?? ''} ${classes['line'] ?? ''}` : classes['facts']}>
          {say.answer(one)}
        </span>
        {compared !== null && one.tallies.length > 0 && (
          <span className={classes['facts']}>
            {t(`branches.compared.${compared}`, {
              branch: one.exposed === null ? '' : one.exposed.label,
            })}
          </span>
        )}
      </div>
      {isOpen && (
        <div className={classes['opened']}>
          <BranchPersonEvidence {...rest} />
        </div>
      )}
    </li>
  )
}
