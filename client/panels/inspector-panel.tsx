import { IconPointer } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { ClaimInspector } from './claim-inspector.tsx'
import { EmptyState } from './empty-state.tsx'
import { EntityInspector } from './entity-inspector.tsx'
import classes from './inspector-panel.module.css'
import { SelectionInspector } from './selection-inspector.tsx'
import { useView } from './view-context.ts'
import workspace from './workspace.module.css'

/** What is known of the selection. */
export function InspectorPanel(): React.JSX.Element {
  const { t } = useTranslation()
  return (
    <aside
      className={`${workspace['inspector'] ?? ''} ${classes['panel'] ?? ''}`}
      aria-label={t('inspector.label')}
      data-testid="inspector"
    >
      <Content />
    </aside>
  )
}

function Content(): React.JSX.Element {
  const { t } = useTranslation()
  const { nodes, claims } = useView().view.selection
  const [node] = nodes
  const [claim] = claims
  if (node !== undefined && nodes.length === 1 && claims.length === 0) return <EntityInspector key={node} id={node} />
  if (claim !== undefined && nodes.length === 0 && claims.length === 1) return <ClaimInspector key={claim} id={claim} />
  if (node !== undefined || claim !== undefined) return <SelectionInspector nodes={nodes} claims={claims} />
  return (
    <EmptyState icon={<IconPointer size={28} stroke={1.5} aria-hidden />} title={t('inspector.empty')}>
      <span>{t('inspector.emptyHint')}</span>
    </EmptyState>
  )
}
