import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { matchesClocks } from '../model/ranking.ts'
import { useAnalysis } from './analysis-context.ts'
import { JobProgress } from './job-progress.tsx'
import { useMeasures } from './use-case-data.ts'
import { useMeasureTexts } from './use-measure-texts.ts'
import { useWords } from './use-words.ts'
import { useView } from './view-context.ts'

const MEASURE_PHASE = 'measure:'

/** How far the run is, and what must be said of the last one. */
export function RunStatus(): React.JSX.Element {
  const { t } = useTranslation()
  const { view } = useView()
  const { finding, asked, job, isRunning, cancel } = useAnalysis()
  const namePhase = useNamePhase()
  return (
    <>
      {isRunning && (
        <div style={{ flex: '1 1 320px' }}>
          <JobProgress job={job} label={t('ranking.progress')} namePhase={namePhase} onCancel={cancel} />
        </div>
      )}
      {!isRunning && job?.state === 'cancelled' && <Text fz="xs">{t('ranking.cancelled')}</Text>}
      {finding !== null && !matchesClocks(finding, view, asked) && (
        <Text fz="xs" fw={600}>
          {t('ranking.otherClocks')}
        </Text>
      )}
    </>
  )
}

/** The measure that a run is at, by its name; other phases by their words. */
function useNamePhase(): (phase: string) => string {
  const words = useWords()
  const texts = useMeasureTexts()
  const known = useMeasures().data?.measures
  return (phase) => {
    const id = phase.startsWith(MEASURE_PHASE) ? phase.slice(MEASURE_PHASE.length) : null
    if (id === null) return words.phase(phase)
    const measure = known?.find((one) => one.id === id)
    return measure === undefined ? id : texts(measure).label
  }
}
