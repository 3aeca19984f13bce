import { Button, Text } from '@mantine/core'
import { IconDownload, IconListNumbers, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { useAnalysis } from './analysis-context.ts'
import { EmptyState } from './empty-state.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { LeftOutNote } from './left-out-note.tsx'
import { MeasuresMenu } from './measures-menu.tsx'
import classes from './ranking-panel.module.css'
import { RankingView } from './ranking-view.tsx'
import { RunOptionsMenu } from './run-options-menu.tsx'
import { RunStatus } from './run-status.tsx'
import { useExportRanking } from './use-export-ranking.ts'

/** Who stands where by which measure, how sure that is, and who is not in it. */
export function RankingPanel(): React.JSX.Element {
  const { t } = useTranslation()
  const { finding, isRunning, error, start } = useAnalysis()
  const exportRanking = useExportRanking()
  return (
    <div className={classes['panel']}>
      <div className={classes['actions']}>
        <Button leftSection={<IconPlayerPlay size={14} aria-hidden />} disabled={isRunning} onClick={start}>
          {t(finding === null ? 'ranking.run' : 'ranking.runAgain')}
        </Button>
        <MeasuresMenu />
        <RunOptionsMenu />
        {finding !== null && (
          <Button
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => {
              exportRanking(finding)
            }}
          >
            {t('ranking.exportCsv')}
          </Button>
        )}
        <RunStatus />
      </div>
      {error !== null && <ErrorNotice error={error} />}
      {finding === null ? (
        <div className={classes['scroll']}>
          <EmptyState icon={<IconListNumbers size={28} stroke={1.5} aria-hidden />} title={t('ranking.none')}>
            <Text fz="sm" maw={480}>
              {t('ranking.noneHint')}
            </Text>
          </EmptyState>
        </div>
      ) : (
        <>
          <RankingView key={finding.manifest.measures.join()} finding={finding} />
          <LeftOutNote finding={finding} />
        </>
      )}
    </div>
  )
}
