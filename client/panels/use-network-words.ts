import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import type { nameDivision } from '../model/name-division.ts'
import { useWords } from './use-words.ts'

type NetworkValue = FindingView['networkValues'][number]
type Clustering = FindingView['clusterings'][number]

export interface NetworkWords {
  /** A value with its range over the resamples. */
  readonly value: (value: NetworkValue) => string
  /** Over how many people in how many groups an agreement was taken. */
  readonly membership: (membership: FindingView['membership']) => string
  /** A value with its range, and over how many people in how many groups it was taken. */
  readonly agreement: (value: NetworkValue, membership: FindingView['membership']) => string
  readonly clustering: (clustering: Clustering, noun: ReturnType<typeof nameDivision>) => string
}

/** The words for results that concern the whole network, on the screen and in a file alike. */
export function useNetworkWords(): NetworkWords {
  const { t } = useTranslation()
  const { number } = useWords()
  const sayValue = ({ value, range }: NetworkValue): string => {
    if (range === null) return number(value)
    return `${number(value)} (${t('network.range', { low: number(range.low), high: number(range.high) })})`
  }
  const sayMembership = ({ people, groups, ambiguous }: FindingView['membership']): string => {
    const over = t('network.over', {
      people: t('network.people', { count: people }),
      groups: t('network.groups', { count: groups }),
    })
    return ambiguous === 0 ? over : `${over} (${t('network.ambiguous', { count: ambiguous })})`
  }
  return {
    value: sayValue,
    membership: sayMembership,
    agreement: (value, membership) => `${sayValue(value)} ${sayMembership(membership)}`,
    clustering: ({ clusters, modularity, agreement }, noun) =>
      [
        t(`cluster.${noun}.count`, { count: clusters }),
        ...(modularity === null ? [] : [t('network.modularity', { value: number(modularity) })]),
        ...(agreement === null ? [] : [t('network.kept', { value: number(agreement) })]),
      ].join(' · '),
  }
}
