import { Checkbox, NumberInput, Text } from '@mantine/core'
import { IconTopologyStar } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { DISRUPTION_ENDPOINTS } from '../../server/contract/disruption-endpoints.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { buildProjection } from '../model/run-options.ts'
import { useAnalysis } from './analysis-context.ts'
import { DisruptionCurves } from './disruption-curves.tsx'
import { EmptyState } from './empty-state.tsx'
import { RunOptionsMenu } from './run-options-menu.tsx'
import { TaskBar } from './task-bar.tsx'
import { TaskFoot } from './task-foot.tsx'
import classes from './task-panel.module.css'
import { useTasks } from './tasks-context.ts'
import { useCaseId } from './use-case-data.ts'
import { useView } from './view-context.ts'

const MOST_REMOVALS = 50

/** What is left of the network as people are taken out of it, by several plans side by side. */
export function DisruptionPanel(): React.JSX.Element {
  const { t } = useTranslation()
  const { view } = useView()
  const { disruption: run } = useTasks()
  const [removals, setRemovals] = useState(10)
  const [withChosen, setWithChosen] = useState(false)
  const start = useStartDisruption()
  const { nodes } = view.selection
  const { answer } = run
  return (
    <div className={classes['panel']}>
      <TaskBar
        run={run}
        label={t('disruption.run')}
        onStart={() => {
          start(removals, withChosen ? nodes : [])
        }}
      >
        <NumberInput
          aria-label={t('disruption.removals')}
          title={t('disruption.removals')}
          w={88}
          min={1}
          max={MOST_REMOVALS}
          allowDecimal={false}
          value={removals}
          onChange={(value) => {
            if (typeof value === 'number') setRemovals(Math.min(Math.max(Math.trunc(value), 1), MOST_REMOVALS))
          }}
        />
        <Checkbox
          label={t('disruption.withChosen')}
          disabled={nodes.length === 0}
          checked={withChosen && nodes.length > 0}
          onChange={({ currentTarget: { checked } }) => {
            setWithChosen(checked)
          }}
        />
        <RunOptionsMenu />
      </TaskBar>
      {answer === null ? (
        <div className={classes['scroll']}>
          <EmptyState icon={<IconTopologyStar size={28} stroke={1.5} aria-hidden />} title={t('disruption.none')}>
            <Text fz="sm" maw={480}>
              {t('disruption.noneHint')}
            </Text>
          </EmptyState>
        </div>
      ) : (
        <>
          <div className={classes['scroll']}>
            <DisruptionCurves answer={answer} />
          </div>
          <TaskFoot finding={answer} />
        </>
      )}
    </div>
  )
}

/** Starts the usual plans, and that of a chosen list where there is one. */
function useStartDisruption(): (removals: number, chosen: readonly string[]) => void {
  const caseId = useCaseId()
  const { view } = useView()
  const { options } = useAnalysis()
  const { disruption } = useTasks()
  return (removals, chosen) => {
    const body = {
      plans: [
        { kind: 'ranking' as const, measure: 'betweenness' },
        { kind: 'ranking' as const, measure: 'degree' },
        { kind: 'key-players' as const },
        { kind: 'random' as const },
        ...(chosen.length === 0 ? [] : [{ kind: 'chosen' as const, entities: [...chosen] }]),
      ],
      removals,
      seed: options.seed,
      projection: buildProjection(options, view),
    }
    disruption.start(() => callEndpoint(DISRUPTION_ENDPOINTS.startDisruption, { params: { caseId }, body }))
  }
}
