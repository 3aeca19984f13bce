import { Skeleton, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { AbsenceView, ProjectionRequest } from '../../server/contract/analysis.ts'
import { ErrorNotice } from './error-notice.tsx'
import { UnusedClaims } from './unused-claims.tsx'
import { useAbsence } from './use-case-data.ts'
import { useWords } from './use-words.ts'

interface AbsenceAnswerProps {
  readonly entity: string
  readonly projection: ProjectionRequest
}

/** Why an entity is not in a run's network, or with how many ties it is, and which claims about it tie it to nobody. */
export function AbsenceAnswer({ entity, projection }: AbsenceAnswerProps): React.JSX.Element {
  const { t } = useTranslation()
  const explain = useAbsenceWords(projection)
  const absence = useAbsence(entity, projection)
  if (absence.error !== null) return <ErrorNotice error={absence.error} onRetry={() => void absence.refetch()} />
  if (absence.data === undefined) return <Skeleton h={48} mt="sm" />
  const { label: name } = absence.data.entity
  return (
    <section aria-label={t('absence.answer', { name })} data-testid="absence">
      <Text fz="sm" fw={600} mt="sm" dir="auto">
        {explain(absence.data)}
      </Text>
      {absence.data.unused.length > 0 && (
        <>
          <Text fz="xs" c="dimmed" mt="sm" dir="auto">
            {t('absence.unused', { name })}
          </Text>
          {absence.data.unused.map(({ reason, claims }) => (
            <UnusedClaims key={reason} reason={reason} claims={claims} />
          ))}
        </>
      )}
    </section>
  )
}

function useAbsenceWords(projection: ProjectionRequest): (absence: AbsenceView) => string {
  const { t } = useTranslation()
  const words = useWords()
  return ({ entity: { label: name }, reason, grounds, ties }) => {
    switch (reason) {
      case 'listed':
        return t('absence.listed', { name, count: ties })
      case 'protected': {
        const list = new Intl.ListFormat(words.locale, { type: 'conjunction' })
        return t('absence.protected', { name, reasons: list.format(grounds.map(words.ground)) })
      }
      case 'not-a-node-kind':
        return t(`absence.notNodeKind.${projection.nodes}`, { name })
      case 'not-known-then':
        return t('absence.notKnownThen', { name })
    }
  }
}
