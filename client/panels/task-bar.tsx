import { Button, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { matchesClocks } from '../model/ranking.ts'
import { ErrorNotice } from './error-notice.tsx'
import { JobProgress } from './job-progress.tsx'
import classes from './task-panel.module.css'
import type { TaskRun } from './use-task-run.ts'
import { useView } from './view-context.ts'

interface TaskBarProps {
  readonly run: TaskRun<{ readonly manifest: Parameters<typeof matchesClocks>[0]['manifest'] }>
  /** What is done, on the button and to be heard while it goes on. */
  readonly label: string
  readonly onStart: () => void
  /** Menus beside the button. */
  readonly children?: React.ReactNode
}

/** Starts one long question, shows how far it is, and says when its answer is of other dates than the chart. */
export function TaskBar({ run, label, onStart, children }: TaskBarProps): React.JSX.Element {
  const { t } = useTranslation()
  const { view } = useView()
  const { answer, isRunning, job, error } = run
  return (
    <>
      <div className={classes['actions']}>
        <Button leftSection={<IconPlayerPlay size={14} aria-hidden />} disabled={isRunning} onClick={onStart}>
          {answer === null ? label : t('ranking.runAgain')}
        </Button>
        {children}
        {isRunning && (
          <div className={classes['progress']}>
            <JobProgress job={job} label={label} onCancel={run.cancel} />
          </div>
        )}
        {!isRunning && job?.state === 'cancelled' && <Text fz="xs">{t('ranking.cancelled')}</Text>}
        {answer !== null && !matchesClocks(answer, view, run.asked) && (
          <Text fz="xs" fw={600}>
            {t('ranking.otherClocks')}
          </Text>
        )}
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </>
  )
}
