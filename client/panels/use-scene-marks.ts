import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { listFlaggedClaims, listFlaggedNodes, readValues } from '../model/appearance.ts'
import { findMeasure } from '../model/find-measure.ts'
import { nameDivision } from '../model/name-division.ts'
import { FLAG_COLOR, FLAG_MARK } from '../model/palette.ts'
import type { SceneGraphOptions } from '../model/scene-graph.ts'
import { useFlagWords } from './use-flag-words.ts'

/** What stands beside colour, so that nothing is told by colour alone: after names and on lines. */
export function useSceneMarks(
  finding: FindingView | null,
  colorBy: string,
): Pick<SceneGraphOptions, 'labelSuffix' | 'marked'> {
  const { t } = useTranslation()
  const nameFlag = useFlagWords()
  const measure = findMeasure(finding, colorBy)
  const word = measure === null ? '' : `${FLAG_MARK} ${nameFlag(measure)}`
  return useMemo(() => {
    const clusters = finding !== null && measure?.kind === 'cluster' ? readValues(finding, measure.id) : null
    const flagged = listFlaggedNodes(finding, colorBy)
    const claims = listFlaggedClaims(finding, colorBy)
    const labelSuffix = (id: string): string => {
      const number = clusters?.get(id)
      if (number !== undefined) return ` · ${t(`cluster.${nameDivision(colorBy)}.number`, { number })}`
      return flagged.has(id) ? ` ${FLAG_MARK}` : ''
    }
    return { labelSuffix, marked: claims.size === 0 ? null : { claims, color: FLAG_COLOR, suffix: ` · ${word}` } }
  }, [finding, measure, colorBy, word, t])
}
