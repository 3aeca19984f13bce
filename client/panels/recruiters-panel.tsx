import { Text } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { EXPOSURE_ENDPOINTS } from '../../server/contract/exposure-endpoints.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { buildPeopleProjection } from '../model/run-options.ts'
import { useAnalysis } from './analysis-context.ts'
import { EmptyState } from './empty-state.tsx'
import { ExposureAbsenceFinder } from './exposure-absence-finder.tsx'
import { TaskFoot } from './task-foot.tsx'
import { RecruiterBoard } from './recruiter-board.tsx'
import { RunOptionsMenu } from './run-options-menu.tsx'
import { TaskBar } from './task-bar.tsx'
import classes from './task-panel.module.css'
import { useTasks } from './tasks-context.ts'
import { useCaseId } from './use-case-data.ts'
import { useView } from './view-context.ts'

/** Who is said to have recruited whom, element by element, each with its sentences, and never by a number. */
export function RecruitersPanel(): React.JSX.Element {
  const { t } = useTranslation()
  const caseId = useCaseId()
  const { view } = useView()
  const { options } = useAnalysis()
  const { recruiters: run } = useTasks()
  const { answer } = run
  const start = (): void => {
    run.start(() => {
      const body = { projection: buildPeopleProjection(options, view) }
      return callEndpoint(EXPOSURE_ENDPOINTS.startRecruiters, { params: { caseId }, body })
    })
  }
  return (
    <div className={classes['panel']}>
      <TaskBar run={run} label={t('recruiters.run')} onStart={start}>
        <RunOptionsMenu isOfPeople />
        {answer !== null && (
          <ExposureAbsenceFinder
            label={t('recruiters.whyNot')}
            request={{ of: 'recruiters', projection: answer.manifest.projection }}
          />
        )}
      </TaskBar>
      {answer === null || run.shown === null ? (
        <div className={classes['scroll']}>
          <EmptyState icon={<IconUserPlus size={28} stroke={1.5} aria-hidden />} title={t('recruiters.none')}>
            <Text fz="sm" maw={520}>
              {t('recruiters.noneHint')}
            </Text>
          </EmptyState>
        </div>
      ) : (
        <>
          <RecruiterBoard finding={answer} jobId={run.shown} />
          <TaskFoot finding={answer} />
        </>
      )}
    </div>
  )
}
