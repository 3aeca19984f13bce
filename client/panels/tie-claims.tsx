import { Group, Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { TieView } from '../../server/contract/analysis.ts'
import { useClaimNames } from './use-claim-names.ts'
import { useView } from './view-context.ts'

/** What a computed tie rests on: each claim leads to its evidence. */
export function TieClaims({ tie }: { readonly tie: TieView }): React.JSX.Element {
  const { t, i18n } = useTranslation()
  const { showClaim } = useView()
  const nameClaim = useClaimNames()
  return (
    <Group gap="xs" wrap="wrap" fz="xs">
      <Text fz="xs" c="dimmed">
        {[
          t('claim.origins', { count: tie.origins }),
          tie.bestGrade === null ? t('claim.ungraded') : t('ranking.bestGrade', { grade: tie.bestGrade }),
          tie.bestGrade !== null && tie.ungraded ? t('ranking.partlyUngraded') : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </Text>
      {tie.claims.map((id) => (
        <UnstyledButton
          key={id}
          fz="xs"
          c="var(--mantine-color-anchor)"
          ta="start"
          data-testid="tie-claim"
          onClick={() => {
            showClaim(id)
          }}
        >
          <bdi dir={i18n.dir()}>{nameClaim(id) ?? id}</bdi>
        </UnstyledButton>
      ))}
    </Group>
  )
}
