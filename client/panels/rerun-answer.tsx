import { Skeleton } from '@mantine/core'
import { IconArrowsDiff, IconEqual } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import type { FindingComparison } from '../../server/contract/findings.ts'
import { ErrorNotice } from './error-notice.tsx'
import { MoreRows } from './more-rows.tsx'
import classes from './task-panel.module.css'
import { useRerun } from './use-findings.ts'

const FIRST_DIFFERENCES = 20

/** Whether a finding came out the same, to the last bit, and if not, what differs. */
export function RerunAnswer({ jobId }: { readonly jobId: string }): React.JSX.Element {
  const { t } = useTranslation()
  const rerun = useRerun(jobId)
  if (rerun.error !== null) return <ErrorNotice error={rerun.error} />
  if (rerun.data === undefined) return <Skeleton h={48} m="sm" />
  const { outcome, input, result, version, asked } = rerun.data
  const Icon = outcome === 'different' ? IconArrowsDiff : IconEqual
  return (
    <section
      className={classes['head']}
      aria-label={t('findings.rerunAnswer')}
      data-testid="rerun"
      data-outcome={outcome}
    >
      <p className={classes['title']}>
        <span className={classes['mark']}>
          <Icon size={16} stroke={1.5} aria-hidden />
          {t(`findings.outcome.${outcome}`)}
        </span>
      </p>
      {version.then !== version.now && <p className={classes['note']}>{t('findings.versions', version)}</p>}
      {!input.same && <p className={classes['note']}>{t('findings.materialDiffers')}</p>}
      {input.changes?.map(({ kind, counts }) => (
        <p key={kind} className={classes['note']}>
          {kind}: {t('findings.changed', counts)}
        </p>
      ))}
      <Differences differences={asked} caption={t('findings.askedDiffers')} />
      <Differences
        differences={result.differences}
        caption={t('findings.resultDiffers', { count: result.count ?? result.differences.length })}
      />
    </section>
  )
}

interface DifferencesProps {
  readonly differences: FindingComparison['asked']
  readonly caption: string
}

function Differences({ differences, caption }: DifferencesProps): React.JSX.Element | null {
  if (differences.length === 0) return null
  return (
    <>
      <h4 className={classes['heading']}>{caption}</h4>
      <ul className={classes['bullets']}>
        <MoreRows rows={differences} first={FIRST_DIFFERENCES}>
          {({ path, then, now }) => (
            <li key={path}>
              <bdi>{path}</bdi>: <bdi>{then === undefined ? '–' : String(then)}</bdi> →{' '}
              <bdi>{now === undefined ? '–' : String(now)}</bdi>
            </li>
          )}
        </MoreRows>
      </ul>
    </>
  )
}
