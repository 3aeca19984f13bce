import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { PROTECTION_GROUNDS } from '../../server/domain/review.ts'
import { useWords } from './use-words.ts'

/** The sentences that every output of a run carries, on the screen and in a file alike. */
export function useFindingRemarks(): (finding: FindingView) => string[] {
  const { t } = useTranslation()
  const words = useWords()
  return (finding) => {
    const { leftOut, manifest } = finding
    const grounds = PROTECTION_GROUNDS.flatMap((ground) => {
      const count = leftOut.byGround[ground] ?? 0
      return count === 0 ? [] : [`${words.ground(ground)} ${count}`]
    })
    const people = t('leftOut.people', { count: leftOut.people })
    return [
      `${people}${grounds.length === 0 ? '' : ` (${grounds.join(', ')})`}. ${t('leftOut.why')}`,
      ...(finding.ungraded ? [t('leftOut.ungraded')] : []),
      ...(manifest.resamples === 0
        ? [t('leftOut.unvalidated')]
        : [t('leftOut.resamples', { count: manifest.resamples })]),
      t('leftOut.manifest', {
        weights: t(`run.weights.${manifest.projection.gradeWeights}`),
        seed: manifest.seed,
        version: manifest.version,
        hash: manifest.inputHash.slice(0, 12),
      }),
    ]
  }
}
