import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { listOwnTies } from '../model/ranking.ts'
import { EntityLink } from './entity-link.tsx'
import classes from './ranking-panel.module.css'
import { TieClaims } from './tie-claims.tsx'
import { useWords } from './use-words.ts'

interface RankingTiesProps {
  readonly finding: FindingView
  readonly entity: string
}

/** The reasons for a rank: the entity's ties, strongest first, each with the claims that it rests on. */
export function RankingTies({ finding, entity }: RankingTiesProps): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const ties = listOwnTies(finding, entity)
  if (ties.length === 0) {
    return (
      <Text fz="sm" c="dimmed" p="sm">
        {t('ranking.noTies')}
      </Text>
    )
  }
  return (
    <ul className={classes['ties']}>
      {ties.map(({ other, tie }) => (
        <li key={other.id}>
          <EntityLink entity={other} />{' '}
          <Text span fz="xs" c="dimmed" title={t('ranking.strengthMeaning')}>
            {t('ranking.strength', { strength: words.number(tie.strength) })}
          </Text>
          <TieClaims tie={tie} />
        </li>
      ))}
    </ul>
  )
}
