import { Button, Text } from '@mantine/core'
import { IconDownload, IconListNumbers, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { matchesClocks } from '../model/ranking.ts'
import { useAnalysis } from './analysis-context.ts'
import { EmptyState } from './empty-state.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { JobProgress } from './job-progress.tsx'
import { LeftOutNote } from './left-out-note.tsx'
import classes from './ranking-panel.module.css'
import { RankingTable } from './ranking-table.tsx'
import { RunOptionsMenu } from './run-options-menu.tsx'
import { useExportRanking } from './use-export-ranking.ts'
import { useView } from './view-context.ts'

/** Who stands where by which measure, how sure that is, and who is not in it. */
export function RankingPanel(): React.JSX.Element {
  const { t } = useTranslation()
  const { view } = useView()
  const { finding, job, isRunning, error, start, cancel } = useAnalysis()
  const exportRanking = useExportRanking()
  return (
    <div className={classes['panel']}>
      <div className={classes['actions']}>
        <Button leftSection={<IconPlayerPlay size={14} aria-hidden />} disabled={isRunning} onClick={start}>
          {t(finding === null ? 'ranking.run' : 'ranking.runAgain')}
        </Button>
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
        {finding !== null && (
          <Text fz="xs" c="dimmed">
            {t('ranking.network', finding.network)}
          </Text>
        )}
        {isRunning && (
          <div style={{ flex: '1 1 320px' }}>
            <JobProgress job={job} label={t('ranking.progress')} onCancel={cancel} />
          </div>
        )}
        {!isRunning && job?.state === 'cancelled' && <Text fz="xs">{t('ranking.cancelled')}</Text>}
        {finding !== null && !matchesClocks(finding, view) && (
          <Text fz="xs" fw={600}>
            {t('ranking.otherClocks')}
          </Text>
        )}
      </div>
      <div className={classes['scroll']}>
        {error !== null && <ErrorNotice error={error} />}
        {finding === null ? (
          <EmptyState icon={<IconListNumbers size={28} stroke={1.5} aria-hidden />} title={t('ranking.none')}>
            <Text fz="sm" maw={480}>
              {t('ranking.noneHint')}
            </Text>
          </EmptyState>
        ) : (
          <RankingTable finding={finding} />
        )}
      </div>
      {finding !== null && <LeftOutNote finding={finding} />}
    </div>
  )
}
