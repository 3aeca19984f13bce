import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { listClusters } from '../model/appearance.ts'
import type { Cluster } from '../model/appearance.ts'
import { listColumns } from '../model/measure-groups.ts'
import { findGreatest } from '../model/ranking-table.ts'
import { useWords } from './use-words.ts'
import type { Words } from './use-words.ts'

/**
 * What cells are drawn against and with: the greatest value of each score, the clusters of each clustering by number,
 * and the words, which thousands of cells do not ask for one by one.
 */
export interface RankingScales {
  readonly t: TFunction
  readonly words: Words
  readonly greatest: ReadonlyMap<string, number>
  readonly clusters: ReadonlyMap<string, ReadonlyMap<number, Cluster>>
}

export function useRankingScales(finding: FindingView): RankingScales {
  const { t } = useTranslation()
  const words = useWords()
  return useMemo(() => {
    const clusterings = listColumns(finding).filter(({ kind }) => kind === 'cluster')
    const clusters = clusterings.map(({ id }): [string, Map<number, Cluster>] => [
      id,
      new Map(listClusters(finding, id).map((cluster) => [cluster.number, cluster])),
    ])
    return { t, words, greatest: findGreatest(finding), clusters: new Map(clusters) }
  }, [finding, t, words])
}
