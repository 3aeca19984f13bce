import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

import type { BranchFindingView, BranchPersonView } from '../../server/contract/exposure.ts'
import { collectLabels } from '../model/branch-board.ts'
import { BranchPersonRow } from './branch-person-row.tsx'
import { MoreRows } from './more-rows.tsx'
import classes from './task-panel.module.css'
import { usePlace } from './tasks-context.ts'

interface BranchPeopleProps {
  readonly people: readonly BranchPersonView[]
  readonly finding: BranchFindingView
  readonly jobId: string
}

/** People of one part of the answer; one of them at a time is open to all that speaks of a branch. */
export function BranchPeople({ people, finding, jobId }: BranchPeopleProps): React.JSX.Element {
  const { t } = useTranslation()
  const labels = useMemo(() => collectLabels(finding), [finding])
  const [open, setOpen] = usePlace('branches.person')
  if (people.length === 0) {
    return (
      <Text fz="sm" c="dimmed" p="sm">
        {t('branches.nobody')}
      </Text>
    )
  }
  return (
    <ul className={classes['rows']} data-testid="branch-people">
      <MoreRows rows={people}>
        {(one) => (
          <BranchPersonRow
            key={one.person.id}
            one={one}
            labels={labels}
            parameters={finding.manifest.parameters}
            jobId={jobId}
            isOpen={open === one.person.id}
            onToggle={() => {
              setOpen(open === one.person.id ? null : one.person.id)
            }}
          />
        )}
      </MoreRows>
    </ul>
  )
}
