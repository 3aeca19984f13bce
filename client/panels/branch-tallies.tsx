import { useTranslation } from 'react-i18next'

import type { BranchPersonView } from '../../server/contract/exposure.ts'
import classes from './task-panel.module.css'
import { useWords } from './use-words.ts'

interface BranchTalliesProps {
  readonly one: BranchPersonView
  readonly labels: ReadonlyMap<string, string>
}

/**
 * What contacts with each group amount to. Of somebody who may not be asked about only the counts: a share would read
 * as a branch.
 */
export function BranchTallies({ one, labels }: BranchTalliesProps): React.JSX.Element | null {
  const { t } = useTranslation()
  const words = useWords()
  const isAsked = one.status !== 'contacts-only'
  if (one.tallies.length === 0) return null
  return (
    <table className={classes['table']}>
      <caption>{t(isAsked ? 'branches.tallies' : 'branches.talliesUnasked')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('branches.column.group')}</th>
          {isAsked && (
            <th scope="col" title={t('branches.shareMeaning')}>
              {t('branches.column.share')}
            </th>
          )}
          {(['events', 'days', 'members', 'origins'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`branches.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {one.tallies.map((tally) => (
          <tr key={tally.branch}>
            <th scope="row">
              <bdi>{labels.get(tally.branch) ?? tally.branch}</bdi>
            </th>
            {isAsked && <td data-number>{t('task.percent', { percent: words.number(tally.share * 100) })}</td>}
            <td data-number>{tally.events}</td>
            <td data-number>{tally.days}</td>
            <td data-number>{tally.members}</td>
            <td data-number>{tally.origins}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
