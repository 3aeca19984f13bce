import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { formatInstant } from '../model/date-text.ts'
import { ClaimCard } from './claim-card.tsx'
import { InspectorSkeleton } from './entity-inspector.tsx'
import { ErrorNotice } from './error-notice.tsx'
import classes from './inspector-panel.module.css'
import { useClaim } from './use-case-data.ts'
import { useWords } from './use-words.ts'

/** One claim, as a line of the chart is: both ends, its evidence, and when it was recorded. */
export function ClaimInspector({ id }: { readonly id: string }): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const claim = useClaim(id)
  if (claim.error !== null) return <ErrorNotice error={claim.error} onRetry={() => void claim.refetch()} />
  if (claim.data === undefined) return <InspectorSkeleton />
  const { data } = claim
  return (
    <>
      <header className={classes['head']}>
        <h2 className={classes['name']}>{words.predicate(data.predicate)}</h2>
        <Text fz="xs" c="dimmed" mt={2}>
          {t('claim.kind')}
        </Text>
      </header>
      <div className={classes['claims']} style={{ paddingBlockStart: 12 }}>
        <ClaimCard claim={data} from={null} />
      </div>
      <section className={classes['section']}>
        <h3 className={classes['heading']}>{t('claim.history')}</h3>
        <Text fz="xs">
          {t('claim.recorded', { by: data.recordedBy, at: formatInstant(data.recordedAt, words.locale) })}
        </Text>
        <Text fz="xs">{t('claim.received', { at: formatInstant(data.receivedAt, words.locale) })}</Text>
      </section>
    </>
  )
}
