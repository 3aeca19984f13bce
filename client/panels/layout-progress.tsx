import { Button, Progress, Text, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import classes from './chart-panel.module.css'
import { ErrorNotice } from './error-notice.tsx'
import type { LayoutRun } from './use-layout-run.ts'

/** How far the layout is; the chart can be used meanwhile. */
export function LayoutProgress({ layout }: { readonly layout: LayoutRun }): React.JSX.Element | null {
  const { t } = useTranslation()
  if (layout.error !== null) {
    return (
      <div className={classes['layout']}>
        <ErrorNotice error={layout.error} onRetry={layout.start} />
      </div>
    )
  }
  if (layout.share === null) return null
  return (
    <div className={classes['layout']}>
      <Text fz="xs">{t('chart.layoutRunning')}</Text>
      <Progress
        flex={1}
        size="sm"
        value={Math.round(layout.share * 100)}
        transitionDuration={0}
        aria-label={t('chart.layoutRunning')}
      />
      <Button size="compact-xs" variant="default" onClick={layout.cancel}>
        {t('job.cancel')}
      </Button>
      <VisuallyHidden aria-live="polite">{t('chart.layoutRunning')}</VisuallyHidden>
    </div>
  )
}
