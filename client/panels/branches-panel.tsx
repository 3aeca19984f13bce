import { Text } from '@mantine/core'
import { IconGitBranch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { EXPOSURE_ENDPOINTS } from '../../server/contract/exposure-endpoints.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { buildPeopleProjection } from '../model/run-options.ts'
import { useAnalysis } from './analysis-context.ts'
import { BranchBoard } from './branch-board.tsx'
import { BranchThresholdsMenu } from './branch-thresholds-menu.tsx'
import { EmptyState } from './empty-state.tsx'
import { ExposureAbsenceFinder } from './exposure-absence-finder.tsx'
import { TaskFoot } from './task-foot.tsx'
import { RunOptionsMenu } from './run-options-menu.tsx'
import { TaskBar } from './task-bar.tsx'
import classes from './task-panel.module.css'
import { useTasks } from './tasks-context.ts'
import { useCaseId } from './use-case-data.ts'
import { useView } from './view-context.ts'

/** Which branch somebody belongs to, with every sentence behind it, and of whom that cannot be said. */
export function BranchesPanel(): React.JSX.Element {
  const { t } = useTranslation()
  const caseId = useCaseId()
  const { view } = useView()
  const { options } = useAnalysis()
  const { branches: run, thresholds } = useTasks()
  const { answer } = run
  const start = (): void => {
    run.start(() => {
      const body = { projection: buildPeopleProjection(options, view), parameters: thresholds }
      return callEndpoint(EXPOSURE_ENDPOINTS.startBranches, { params: { caseId }, body })
    })
  }
  return (
    <div className={classes['panel']}>
      <TaskBar run={run} label={t('branches.run')} onStart={start}>
        <BranchThresholdsMenu />
        <RunOptionsMenu isOfPeople />
        {answer !== null && (
          <ExposureAbsenceFinder
            label={t('branches.whyNot')}
            request={{ of: 'branches', ...answer.manifest, parameters: answer.manifest.parameters }}
          />
        )}
      </TaskBar>
      {answer === null || run.shown === null ? (
        <div className={classes['scroll']}>
          <EmptyState icon={<IconGitBranch size={28} stroke={1.5} aria-hidden />} title={t('branches.none')}>
            <Text fz="sm" maw={520}>
              {t('branches.noneHint')}
            </Text>
          </EmptyState>
        </div>
      ) : (
        <>
          <BranchBoard finding={answer} jobId={run.shown} />
          <TaskFoot finding={answer} />
        </>
      )}
    </div>
  )
}
