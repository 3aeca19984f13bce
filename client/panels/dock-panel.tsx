import { ActionIcon } from '@mantine/core'
import {
  IconArchive,
  IconFileText,
  IconGitBranch,
  IconListNumbers,
  IconTopologyStar,
  IconUnlink,
  IconUserPlus,
  IconX,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { DOCKS } from '../model/view-state.ts'
import type { DockName } from '../model/view-state.ts'
import { BranchesPanel } from './branches-panel.tsx'
import classes from './dock-panel.module.css'
import { DisruptionPanel } from './disruption-panel.tsx'
import { FindingsPanel } from './findings-panel.tsx'
import { RankingPanel } from './ranking-panel.tsx'
import { RecruitersPanel } from './recruiters-panel.tsx'
import { SourcesPanel } from './sources-panel.tsx'
import { useView } from './view-context.ts'
import { WithdrawalPanel } from './withdrawal-panel.tsx'
import workspace from './workspace.module.css'

const ICONS = {
  ranking: IconListNumbers,
  branches: IconGitBranch,
  recruiters: IconUserPlus,
  withdrawal: IconUnlink,
  disruption: IconTopologyStar,
  findings: IconArchive,
  sources: IconFileText,
} as const

const PANELS: Readonly<Record<DockName, () => React.JSX.Element>> = {
  ranking: RankingPanel,
  branches: BranchesPanel,
  recruiters: RecruitersPanel,
  withdrawal: WithdrawalPanel,
  disruption: DisruptionPanel,
  findings: FindingsPanel,
  sources: SourcesPanel,
}

/** What the case is asked, and its sources, below the chart, folded until wanted. */
export function DockPanel(): React.JSX.Element {
  const { t } = useTranslation()
  const { view, dispatch } = useView()
  const Panel = view.dock === null ? null : PANELS[view.dock]
  return (
    <section className={workspace['dock']} aria-label={t('dock.label')}>
      <div className={classes['bar']}>
        {DOCKS.map((dock) => {
          const Icon = ICONS[dock]
          return (
            <button
              key={dock}
              type="button"
              className={classes['tab']}
              aria-expanded={view.dock === dock}
              onClick={() => {
                dispatch({ type: 'toggle-dock', dock })
              }}
            >
              <Icon size={16} stroke={1.5} aria-hidden />
              {t(`dock.${dock}`)}
            </button>
          )
        })}
        {view.dock !== null && (
          <ActionIcon
            ms="auto"
            size="sm"
            aria-label={t('dock.close')}
            title={t('dock.close')}
            onClick={() => {
              dispatch({ type: 'close-dock' })
            }}
          >
            <IconX size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {Panel !== null && (
        <div className={classes['body']}>
          <Panel />
        </div>
      )}
    </section>
  )
}
