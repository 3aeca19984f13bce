import { Button, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { listOwnTies } from '../model/ranking.ts'
import type { OwnTie } from '../model/ranking.ts'
import { EntityLink } from './entity-link.tsx'
import classes from './ranking-panel.module.css'
import { TieClaims } from './tie-claims.tsx'
import { TieFlags } from './tie-flags.tsx'
import { useWords } from './use-words.ts'

/** As many as are read at a glance; the others follow on demand. */
const FIRST_TIES = 12

interface RankingTiesProps {
  readonly finding: FindingView
  readonly entity: string
}

/** The reasons for a rank: the entity's ties, strongest first, each with the claims that it rests on. */
export function RankingTies({ finding, entity }: RankingTiesProps): React.JSX.Element {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const ties = useMemo(() => listOwnTies(finding, entity), [finding, entity])
  if (ties.length === 0) {
    return (
      <Text fz="sm" c="dimmed" p="sm">
        {t('ranking.noTies')}
      </Text>
    )
  }
  return (
    <>
      <Text fz="xs" c="dimmed" className={classes['tieCount']}>
        {t('ranking.tieCount', { count: ties.length })}
      </Text>
      <ul className={classes['ties']}>
        {(isWhole ? ties : ties.slice(0, FIRST_TIES)).map((own) => (
          <TieItem key={own.other.id} own={own} finding={finding} />
        ))}
      </ul>
      {!isWhole && ties.length > FIRST_TIES && (
        <Button
          variant="default"
          size="compact-xs"
          className={classes['allTies']}
          onClick={() => {
            setWhole(true)
          }}
        >
          {t('ranking.allTies', { count: ties.length })}
        </Button>
      )}
    </>
  )
}

function TieItem({ own, finding }: { readonly own: OwnTie; readonly finding: FindingView }): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const { other, tie } = own
  return (
    <li data-flagged={tie.flags.length > 0 || undefined}>
      <EntityLink entity={other} />{' '}
      <Text span fz="xs" c="dimmed" title={t('ranking.strengthMeaning')}>
        {t('ranking.strength', { strength: words.number(tie.strength) })}
      </Text>{' '}
      <TieFlags tie={tie} finding={finding} />
      <TieClaims tie={tie} />
    </li>
  )
}
