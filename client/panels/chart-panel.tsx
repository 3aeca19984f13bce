import { Loader, useComputedColorScheme } from '@mantine/core'
import { IconGraph } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Graph } from '../../server/contract/graph.ts'
import { computeVisibility } from '../model/filters.ts'
import type { Hovered } from '../scene/scene-model.ts'
import { ChartHint } from './chart-hint.tsx'
import { ChartLegend } from './chart-legend.tsx'
import classes from './chart-panel.module.css'
import { ChartToolbar } from './chart-toolbar.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { LayoutProgress } from './layout-progress.tsx'
import { NodeStepper } from './node-stepper.tsx'
import { useGraph } from './use-case-data.ts'
import { useChartOverlays } from './use-chart-overlays.ts'
import { useChartScene } from './use-chart-scene.ts'
import { useLayoutRun } from './use-layout-run.ts'
import { usePositions } from './use-positions.ts'
import { useSceneContent } from './use-scene-content.ts'
import { useView } from './view-context.ts'
import workspace from './workspace.module.css'

const NO_GRAPH: Graph = { nodes: [], edges: [], total: { nodes: 0, edges: 0 } }

/** The chart with its tools, its legend and its way by keyboard. */
export function ChartPanel(): React.JSX.Element {
  const { t } = useTranslation()
  const { view, dispatch } = useView()
  const graph = useGraph()
  const { saved, keep } = usePositions()
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const scheme = useComputedColorScheme('light')
  const { container, scene, isReady } = useChartScene(scheme, {
    onSelect: (nodes, claims) => {
      dispatch({ type: 'select', selection: { nodes, claims } })
    },
    onHover: setHovered,
    onNodesMoved: keep,
  })
  const panel = useChartOverlays(scene)
  // Positions that cannot be read are as good as none: the chart is laid out anew.
  const positions = saved.data?.positions ?? (saved.isError ? NO_POSITIONS : null)
  const shown = graph.data ?? NO_GRAPH
  const visibility = useMemo(() => computeVisibility(shown, view.filters), [shown, view.filters])
  useSceneContent(scene, { graph: graph.data, positions, visibility })
  const layout = useLayoutRun(scene, positions, shown.nodes.length)
  const isDrawn = isReady && graph.data !== undefined && positions !== null

  return (
    <main ref={panel} className={workspace['chart']} aria-label={t('chart.label')}>
      <div className={classes['area']} dir="ltr">
        <div
          ref={container}
          className={classes['scene']}
          role="application"
          aria-label={t('chart.canvas')}
          aria-describedby="chart-keys"
          data-testid="chart"
          data-ready={isDrawn}
          data-layout={layout.isSettled ? 'done' : 'running'}
          data-nodes={shown.nodes.length - visibility.hiddenNodes.size}
          data-edges={shown.edges.length - visibility.hiddenEdges.size}
        />
      </div>
      <p id="chart-keys" hidden>
        {t('chart.keys')}
      </p>
      <ChartToolbar scene={scene} layout={layout} />
      <LayoutProgress layout={layout} />
      <NodeStepper graph={shown} visibility={visibility} />
      <ChartHint graph={shown} hovered={hovered} />
      <ChartLegend graph={shown} visibility={visibility} />
      <div className={classes['notice']}>
        {graph.isPending && <Loader size="sm" aria-label={t('app.loading')} />}
        {graph.error !== null && <ErrorNotice error={graph.error} onRetry={() => void graph.refetch()} />}
        {graph.isSuccess && shown.nodes.length === 0 && (
          <EmptyState icon={<IconGraph size={32} stroke={1.5} aria-hidden />} title={t('chart.empty')} />
        )}
      </div>
    </main>
  )
}

const NO_POSITIONS = {}
