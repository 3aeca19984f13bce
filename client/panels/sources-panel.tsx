import { Button, Skeleton, Switch, Text } from '@mantine/core'
import { IconFileText, IconUnlink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import type { SourceRef } from '../../server/contract/claims.ts'
import { joinFacts } from '../i18n/isolate-foreign.ts'
import { formatPartialDate } from '../model/date-text.ts'
import { useAnalysis } from './analysis-context.ts'
import { EmptyState } from './empty-state.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { SourceTextView } from './source-text-view.tsx'
import classes from './sources-panel.module.css'
import { useSources } from './use-case-data.ts'
import { useWords } from './use-words.ts'
import { useView } from './view-context.ts'
import { useWithdraw } from './use-withdraw.ts'

/** The case's sources, and the text of the one that is open. */
export function SourcesPanel(): React.JSX.Element {
  const { t } = useTranslation()
  const { view } = useView()
  const sources = useSources()
  if (sources.error !== null) return <ErrorNotice error={sources.error} onRetry={() => void sources.refetch()} />
  return (
    <div className={classes['panel']}>
      <ul className={classes['list']} aria-label={t('dock.sources')}>
        {sources.data === undefined && <Skeleton h={48} />}
        {sources.data?.sources.map((source) => (
          <SourceItem key={source.id} source={source} />
        ))}
        {sources.data?.sources.length === 0 && (
          <Text fz="sm" c="dimmed" p="sm">
            {t('sources.none')}
          </Text>
        )}
      </ul>
      {view.source === null ? (
        <EmptyState icon={<IconFileText size={28} stroke={1.5} aria-hidden />} title={t('sources.choose')} />
      ) : (
        <SourceTextView key={view.source} sourceId={view.source} />
      )}
    </div>
  )
}

function SourceItem({ source }: { readonly source: SourceRef }): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const { view, dispatch } = useView()
  const { options, setOptions } = useAnalysis()
  const withdraw = useWithdraw()
  const isCounted = !options.excludedSources.includes(source.id)
  const facts = [
    words.sourceKind(source.kind),
    source.languages.map(words.language).join(t('app.comma')),
    source.publisher ?? t('sources.noPublisher'),
    source.date === null ? t('sources.noDate') : formatPartialDate(source.date, words.locale),
    source.reliability === null ? t('claim.ungraded') : t('sources.reliability', { grade: source.reliability }),
  ]
  return (
    <li>
      <button
        type="button"
        className={classes['item']}
        aria-current={view.source === source.id}
        onClick={() => {
          dispatch({ type: 'open-source', source: source.id, excerpt: null })
        }}
      >
        <span className={classes['itemTitle']} dir="auto">
          {source.title}
        </span>
        <span className={classes['itemFacts']}>{joinFacts(facts)}</span>
      </button>
      <Switch
        mx="sm"
        mb="xs"
        label={t('sources.counted')}
        checked={isCounted}
        onChange={({ currentTarget: { checked } }) => {
          const others = options.excludedSources.filter((id) => id !== source.id)
          setOptions({ ...options, excludedSources: checked ? others : [...others, source.id] })
        }}
      />
      <Button
        variant="subtle"
        size="compact-xs"
        mx="xs"
        mb="xs"
        leftSection={<IconUnlink size={14} aria-hidden />}
        onClick={() => {
          withdraw(source.id)
        }}
      >
        {t('withdrawal.ofSource')}
      </Button>
    </li>
  )
}
