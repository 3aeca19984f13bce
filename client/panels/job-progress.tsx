import { Button, Group, Progress, Text, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { Job } from '../../server/contract/jobs.ts'
import { useWords } from './use-words.ts'

interface JobProgressProps {
  readonly job: Job | null
  readonly label: string
  /** The words of a phase, where it has others than usual. */
  readonly namePhase?: (phase: string) => string
  readonly onCancel: () => void
}

/** How far a job is, to be seen and, in quarters, to be heard. */
export function JobProgress({ job, label, namePhase, onCancel }: JobProgressProps): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const total = job?.total ?? 0
  const share = job === null || total === 0 ? null : Math.min(job.done / total, 1)
  const percent = share === null ? 100 : Math.round(share * 100)
  const phase = job === null ? t('job.starting') : (namePhase ?? words.phase)(job.phase)
  return (
    <Group gap="sm" wrap="nowrap">
      <Text fz="xs" c="dimmed" style={{ flex: 'none', minWidth: 160 }} truncate>
        {share === null ? phase : `${phase} · ${percent} %`}
      </Text>
      <Progress.Root size="sm" flex={1}>
        <Progress.Section value={percent} animated={share === null} striped={share === null} aria-label={label} />
      </Progress.Root>
      <Button variant="default" size="compact-xs" onClick={onCancel} disabled={job === null}>
        {t('job.cancel')}
      </Button>
      <VisuallyHidden aria-live="polite">
        {label}: {phase} {share === null ? '' : t('job.percent', { percent: Math.floor(percent / 25) * 25 })}
      </VisuallyHidden>
    </Group>
  )
}
