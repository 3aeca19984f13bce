import { Button, Skeleton, Text } from '@mantine/core'
import { IconArchive } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import type { StoredFinding } from '../../server/contract/findings.ts'
import { formatInstant } from '../model/date-text.ts'
import { EmptyState } from './empty-state.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { FindingDetail } from './finding-detail.tsx'
import classes from './task-panel.module.css'
import { usePlace } from './tasks-context.ts'
import { useFindings } from './use-findings.ts'
import { useTaskName } from './use-task-name.ts'
import { useWords } from './use-words.ts'

/** Every run that was ever made on the case, each sealed by its digest, to be opened and run again. */
export function FindingsPanel(): React.JSX.Element {
  const { t } = useTranslation()
  const findings = useFindings()
  const [chosen, choose] = usePlace('findings.chosen')
  if (findings.error !== null) return <ErrorNotice error={findings.error} onRetry={() => void findings.refetch()} />
  if (findings.data === undefined) return <Skeleton h={72} m="sm" />
  const all = findings.data.pages.flatMap((page) => page.findings)
  if (all.length === 0) {
    return (
      <EmptyState icon={<IconArchive size={28} stroke={1.5} aria-hidden />} title={t('findings.none')}>
        <Text fz="sm" maw={480}>
          {t('findings.noneHint')}
        </Text>
      </EmptyState>
    )
  }
  const current = all.find(({ id }) => id === chosen) ?? all[0]
  return (
    <div className={classes['halves']} style={{ blockSize: '100%' }}>
      <nav className={classes['nav']} aria-label={t('dock.findings')}>
        <ul className={classes['navGroup']} data-testid="findings">
          {all.map((finding) => (
            <FindingItem key={finding.id} finding={finding} isCurrent={finding === current} onChoose={choose} />
          ))}
        </ul>
        {findings.hasNextPage && (
          <Button variant="default" size="compact-xs" onClick={() => void findings.fetchNextPage()}>
            {t('findings.older')}
          </Button>
        )}
      </nav>
      <div className={classes['content']}>
        {current !== undefined && <FindingDetail key={current.id} finding={current} />}
      </div>
    </div>
  )
}

interface FindingItemProps {
  readonly finding: StoredFinding
  readonly isCurrent: boolean
  readonly onChoose: (id: string) => void
}

function FindingItem({ finding, isCurrent, onChoose }: FindingItemProps): React.JSX.Element {
  const { locale } = useWords()
  const nameTask = useTaskName()
  return (
    <li>
      <button
        type="button"
        className={classes['navItem']}
        aria-current={isCurrent}
        data-task={finding.task}
        onClick={() => {
          onChoose(finding.id)
        }}
      >
        {nameTask(finding.task)}
        <span className={classes['navHint']}>
          {formatInstant(finding.at, locale)} · <bdi>{finding.actor}</bdi>
        </span>
        <span className={classes['navHint']} dir="ltr">
          {finding.result.sha256.slice(0, 16)}
        </span>
      </button>
    </li>
  )
}
