import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { formatTime } from '../model/date-text.ts'
import { SESSION_KEY } from './query-client.ts'
import classes from './unmask-banner.module.css'
import { useCaseId } from './use-case-data.ts'
import { useSession } from './use-session.ts'
import { useWords } from './use-words.ts'
import workspace from './workspace.module.css'

/** Milliseconds until just after an instant; at once where it is past. */
function measureRemaining(until: string): number {
  return Math.max(Date.parse(until) - Date.now(), 0) + 500
}

/** While names of victims and minors are shown: that they are, for what, until when; and the way back. */
export function UnmaskBanner(): React.JSX.Element | null {
  const { t } = useTranslation()
  const { locale } = useWords()
  const caseId = useCaseId()
  const client = useQueryClient()
  const grant = useSession().data?.unmasked.find((one) => one.caseId === caseId)
  const until = grant?.until
  useEffect(() => {
    if (until === undefined) return
    const timer = setTimeout(() => {
      void client.invalidateQueries({ queryKey: SESSION_KEY })
      void client.resetQueries({ queryKey: ['case', caseId] })
    }, measureRemaining(until))
    return () => {
      clearTimeout(timer)
    }
  }, [until, caseId, client])
  const mask = useMutation({
    mutationFn: () => callEndpoint(ENDPOINTS.mask, { params: { caseId } }),
    onSuccess: (session) => {
      client.setQueryData(SESSION_KEY, session)
      // Names must go at once: what was fetched unmasked is dropped, not shown until fresh data comes.
      void client.resetQueries({ queryKey: ['case', caseId] })
    },
  })
  if (grant === undefined) return null
  return (
    <div className={`${workspace['banner'] ?? ''} ${classes['banner'] ?? ''}`} role="status">
      <IconEye size={16} stroke={1.5} aria-hidden />
      <span style={{ flex: 1 }}>
        {t('unmask.banner', { until: formatTime(grant.until, locale), purpose: grant.purpose })}
      </span>
      <Button
        size="compact-xs"
        variant="default"
        loading={mask.isPending}
        onClick={() => {
          mask.mutate()
        }}
      >
        {t('unmask.maskAgain')}
      </Button>
    </div>
  )
}
