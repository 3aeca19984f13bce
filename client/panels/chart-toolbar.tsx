import { ActionIcon } from '@mantine/core'
import {
  IconArrowsMaximize,
  IconHandStop,
  IconLasso,
  IconMarquee,
  IconRefresh,
  IconTag,
  IconTagOff,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { ChartScene } from '../scene/chart-scene.ts'
import type { SceneTool } from '../scene/scene-model.ts'
import classes from './chart-panel.module.css'
import { OVERLAY } from './use-chart-overlays.ts'
import type { LayoutRun } from './use-layout-run.ts'
import { useView } from './view-context.ts'

const TOOLS = [
  { tool: 'pan', icon: IconHandStop },
  { tool: 'box', icon: IconMarquee },
  { tool: 'lasso', icon: IconLasso },
] as const satisfies readonly { tool: SceneTool; icon: typeof IconLasso }[]

interface ChartToolbarProps {
  readonly scene: ChartScene | null
  readonly layout: LayoutRun
}

/** Zoom, tools of selection, layout and labels. */
export function ChartToolbar({ scene, layout }: ChartToolbarProps): React.JSX.Element {
  const { t } = useTranslation()
  const { view, dispatch } = useView()
  const [tool, setTool] = useState<SceneTool>('pan')
  const showsLabels = !view.folded.includes('labels')
  return (
    <div {...OVERLAY} className={classes['toolbar']} role="toolbar" aria-label={t('chart.toolbar')}>
      <ToolButton label={t('chart.zoomIn')} icon={IconZoomIn} onClick={() => scene?.zoomIn()} />
      <ToolButton label={t('chart.zoomOut')} icon={IconZoomOut} onClick={() => scene?.zoomOut()} />
      <ToolButton label={t('chart.fit')} icon={IconArrowsMaximize} onClick={() => scene?.fit()} />
      <span className={classes['divider']} />
      {TOOLS.map((one) => (
        <ToolButton
          key={one.tool}
          label={t(`chart.tool.${one.tool}`)}
          icon={one.icon}
          pressed={tool === one.tool}
          onClick={() => {
            setTool(one.tool)
            scene?.setTool(one.tool)
          }}
        />
      ))}
      <span className={classes['divider']} />
      <ToolButton
        label={t('chart.layout')}
        icon={IconRefresh}
        disabled={layout.share !== null}
        onClick={layout.start}
      />
      <ToolButton
        label={t('chart.labels')}
        icon={showsLabels ? IconTag : IconTagOff}
        pressed={showsLabels}
        onClick={() => {
          dispatch({ type: 'fold', part: 'labels' })
        }}
      />
    </div>
  )
}

interface ToolButtonProps {
  readonly label: string
  readonly icon: typeof IconLasso
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly onClick: () => void
}

function ToolButton({ label, icon: Icon, pressed, disabled = false, onClick }: ToolButtonProps): React.JSX.Element {
  return (
    <ActionIcon
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      variant={pressed === true ? 'light' : 'subtle'}
      color={pressed === true ? 'accent' : 'gray'}
      onClick={onClick}
    >
      <Icon size={18} stroke={1.5} aria-hidden />
    </ActionIcon>
  )
}
