import { Group, Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { TieView } from '../../server/contract/analysis.ts'
import { useGraph } from './use-case-data.ts'
import { useWords } from './use-words.ts'
import { useView } from './view-context.ts'

/** What a computed tie rests on: each claim leads to its evidence. */
export function TieClaims({ tie }: { readonly tie: TieView }): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const { showClaim } = useView()
  const graph = useGraph().data
  const nameClaim = (id: string): string => {
    const edge = graph?.edges.find((one) => one.id === id)
    if (edge === undefined) return id
    const nameOf = (end: string): string => graph?.nodes.find((node) => node.id === end)?.label ?? end
    return `${nameOf(edge.source)} ${words.predicate(edge.predicate)} ${nameOf(edge.target)}`
  }
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
          <bdi>{nameClaim(id)}</bdi>
        </UnstyledButton>
      ))}
    </Group>
  )
}
