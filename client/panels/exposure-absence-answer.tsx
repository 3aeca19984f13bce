import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { EXPOSURE_ENDPOINTS } from '../../server/contract/exposure-endpoints.ts'
import type { ExposureAbsenceView } from '../../server/contract/exposure.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import type { PeopleProjection } from '../model/run-options.ts'
import { ErrorNotice } from './error-notice.tsx'
import { ClaimLinks } from './claim-links.tsx'
import type { BranchThresholds } from './tasks-context.ts'
import { useCaseId, useReadOptions } from './use-case-data.ts'
import { useWords } from './use-words.ts'

/** Which answer somebody is missed in, and how it was asked for. */
export interface ExposureQuestion {
  readonly of: 'branches' | 'recruiters'
  readonly projection: PeopleProjection
  readonly parameters?: BranchThresholds
}

interface ExposureAbsenceAnswerProps {
  readonly entity: string
  readonly request: ExposureQuestion
}

/** Why somebody has no branch, or is not listed among recruiters; and which claims would have mattered. */
export function ExposureAbsenceAnswer({ entity, request }: ExposureAbsenceAnswerProps): React.JSX.Element {
  const { t } = useTranslation()
  const explain = useAbsenceWords(request.of)
  const absence = useExposureAbsence(entity, request)
  if (absence.error !== null) return <ErrorNotice error={absence.error} onRetry={() => void absence.refetch()} />
  if (absence.data === undefined) return <Skeleton h={48} mt="sm" />
  const { entity: found, unused } = absence.data
  return (
    <section aria-label={t('absence.answer', { name: found.label })} data-testid="exposure-absence">
      <ul style={{ margin: '8px 0 0', paddingInlineStart: 16 }}>
        {explain(absence.data).map((text) => (
          <li key={text}>
            <Text fz="sm" fw={600} dir="auto">
              {text}
            </Text>
          </li>
        ))}
      </ul>
      {unused.length > 0 && (
        <>
          <Text fz="xs" c="dimmed" mt="sm">
            {t('exposure.unused')}
          </Text>
          {unused.map(({ reason, claims }) => (
            <UnusedLine key={reason} reason={reason} claims={claims} />
          ))}
        </>
      )}
    </section>
  )
}

function UnusedLine({ reason, claims }: ExposureAbsenceView['unused'][number]): React.JSX.Element {
  const { i18n } = useTranslation()
  const words = useWords()
  return (
    <Text fz="xs" mt="xs">
      <b>{i18n.t(`absence.reason.${reason}`, { defaultValue: words.term(reason) })}:</b> <ClaimLinks ids={claims} />
    </Text>
  )
}

function useExposureAbsence(entity: string, { of, projection, parameters }: ExposureQuestion) {
  const caseId = useCaseId()
  const { script } = useReadOptions()
  return useQuery({
    queryKey: ['case', caseId, 'exposure-absence', entity, of, projection, parameters, script],
    queryFn: ({ signal }) =>
      callEndpoint(EXPOSURE_ENDPOINTS.explainExposureAbsence, {
        params: { caseId },
        query: { script },
        body: { entity, of, projection, ...(parameters === undefined ? {} : { parameters }) },
        signal,
      }),
  })
}

function useAbsenceWords(of: ExposureQuestion['of']): (absence: ExposureAbsenceView) => string[] {
  const { t } = useTranslation()
  const words = useWords()
  return ({ entity, reasons, grounds }) => {
    const name = entity.label
    const list = new Intl.ListFormat(words.locale, { type: 'conjunction' })
    return reasons.map((reason) => {
      switch (reason) {
        case 'protected':
          return t('absence.protected', { name, reasons: list.format(grounds.map(words.ground)) })
        case 'not-known-then':
          return t('absence.notKnownThen', { name })
        case 'listed':
        case 'not-a-person':
        case 'no-claim':
        case 'no-claim-counts':
        case 'ungraded':
        case 'not-asked':
          return t(`exposure.absence.${of}.${reason}`, { name })
        case 'no-contact':
        case 'no-branch':
        case 'margin':
        case 'days':
        case 'members':
        case 'origins':
          return t(`exposure.missed.${reason}`, { name })
      }
    })
  }
}
