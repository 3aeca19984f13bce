import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { IconFolderOpen, IconReload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { FINDING_ENDPOINTS } from '../../server/contract/finding-endpoints.ts'
import type { StoredFinding } from '../../server/contract/findings.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { findDock } from '../model/finding-docks.ts'
import { ErrorNotice } from './error-notice.tsx'
import { FindingFacts } from './finding-facts.tsx'
import { JobProgress } from './job-progress.tsx'
import { RerunAnswer } from './rerun-answer.tsx'
import classes from './task-panel.module.css'
import { useCaseId } from './use-case-data.ts'
import { useJob } from './use-job.ts'
import { useTaskName } from './use-task-name.ts'
import { useView } from './view-context.ts'

/** One finding: how it was made, its result as it was, and whether it comes out the same today. */
export function FindingDetail({ finding }: { readonly finding: StoredFinding }): React.JSX.Element {
  const { t } = useTranslation()
  const nameTask = useTaskName()
  const params = { caseId: useCaseId(), findingId: finding.id }
  const client = useQueryClient()
  const [rerun, setRerun] = useState<string | null>(null)
  const open = useOpenFinding(finding)
  const again = useJob((job) => {
    setRerun(job.id)
    void client.invalidateQueries({ queryKey: ['case', params.caseId, 'findings'] })
  })
  return (
    <div data-testid="finding">
      <header className={classes['head']}>
        <h3 className={classes['title']}>{nameTask(finding.task)}</h3>
        <Group gap="sm" mt="xs">
          {findDock(finding.task) !== null && (
            <Button
              variant="default"
              leftSection={<IconFolderOpen size={14} aria-hidden />}
              disabled={open.isRunning || !finding.result.kept}
              onClick={open.start}
            >
              {t('findings.open')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconReload size={14} aria-hidden />}
            disabled={again.isRunning}
            onClick={() => {
              setRerun(null)
              again.start(() => callEndpoint(FINDING_ENDPOINTS.rerunFinding, { params }))
            }}
          >
            {t('findings.rerun')}
          </Button>
          {again.isRunning && (
            <div className={classes['progress']}>
              <JobProgress job={again.job} label={t('findings.rerun')} onCancel={again.cancel} />
            </div>
          )}
        </Group>
        {!finding.result.kept && <p className={classes['note']}>{t('findings.notKept')}</p>}
      </header>
      {open.error !== null && <ErrorNotice error={open.error} />}
      {again.error !== null && <ErrorNotice error={again.error} />}
      <div aria-live="polite">{rerun !== null && <RerunAnswer jobId={rerun} />}</div>
      <FindingFacts finding={finding} />
    </div>
  )
}

/** Shows the result of a finding where that of a fresh run is shown. */
function useOpenFinding(finding: StoredFinding) {
  const caseId = useCaseId()
  const { dispatch } = useView()
  const dock = findDock(finding.task)
  const { start, isRunning, error } = useJob((job) => {
    if (dock === null) return
    if (dock === 'ranking') dispatch({ type: 'show-run', run: job.id })
    else dispatch({ type: 'show-task', task: dock, job: job.id })
    dispatch({ type: 'toggle-dock', dock })
  })
  return {
    isRunning,
    error,
    start: () => {
      start(() => callEndpoint(FINDING_ENDPOINTS.openFinding, { params: { caseId, findingId: finding.id } }))
    },
  }
}
