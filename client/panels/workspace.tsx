import { Button } from '@mantine/core'
import { IconFolderOpen, IconUpload } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { AnalysisProvider } from './analysis-provider.tsx'
import { ChartPanel } from './chart-panel.tsx'
import { DockPanel } from './dock-panel.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { HeaderBar } from './header-bar.tsx'
import type { DialogName } from './header-bar.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { InspectorPanel } from './inspector-panel.tsx'
import { RailPanel } from './rail-panel.tsx'
import { TasksProvider } from './tasks-provider.tsx'
import { UnmaskBanner } from './unmask-banner.tsx'
import { UnmaskDialog } from './unmask-dialog.tsx'
import { useCases } from './use-case-data.ts'
import { useView } from './view-context.ts'
import classes from './workspace.module.css'

/** The screen: header, rail, chart, inspector and dock about one case. */
export function Workspace(): React.JSX.Element {
  const { view } = useView()
  const [dialog, setDialog] = useState<DialogName | null>(null)
  const close = (): void => {
    setDialog(null)
  }
  useFirstCase()
  return (
    <AnalysisProvider key={view.caseId}>
      <TasksProvider>
        <div className={classes['workspace']}>
          <HeaderBar onOpen={setDialog} />
          {view.caseId === null ? (
            <NoCase
              onImport={() => {
                setDialog('import')
              }}
            />
          ) : (
            <OpenCase caseId={view.caseId} />
          )}
        </div>
      </TasksProvider>
      <ImportDialog opened={dialog === 'import'} onClose={close} />
      {view.caseId !== null && <ExportDialog opened={dialog === 'export'} onClose={close} />}
      {view.caseId !== null && <UnmaskDialog opened={dialog === 'unmask'} onClose={close} />}
    </AnalysisProvider>
  )
}

function OpenCase({ caseId }: { readonly caseId: string }): React.JSX.Element {
  const { folded } = useView().view
  return (
    <>
      <UnmaskBanner />
      {!folded.includes('rail') && <RailPanel />}
      <ChartPanel key={caseId} />
      <DockPanel />
      {!folded.includes('inspector') && <InspectorPanel />}
    </>
  )
}

/** Opens the first case where the address names none. */
function useFirstCase(): void {
  const { view, dispatch } = useView()
  const first = useCases().data?.cases[0]?.id ?? null
  const { caseId } = view
  useEffect(() => {
    if (caseId === null && first !== null) dispatch({ type: 'open-case', caseId: first })
  }, [caseId, first, dispatch])
}

function NoCase({ onImport }: { readonly onImport: () => void }): React.JSX.Element {
  const { t } = useTranslation()
  const cases = useCases()
  return (
    <main className={classes['chart']} style={{ display: 'grid', placeItems: 'center' }}>
      {cases.error !== null && <ErrorNotice error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.data?.cases.length === 0 && (
        <EmptyState icon={<IconFolderOpen size={32} stroke={1.5} aria-hidden />} title={t('case.none')}>
          <Button leftSection={<IconUpload size={14} aria-hidden />} onClick={onImport}>
            {t('import.open')}
          </Button>
        </EmptyState>
      )}
    </main>
  )
}
