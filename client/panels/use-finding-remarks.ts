import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { PROTECTION_GROUNDS } from '../../server/domain/review.ts'
import { nameDivision } from '../model/name-division.ts'
import { findMeasure } from '../model/find-measure.ts'
import { findCautions, summariseNetwork } from '../model/network-summary.ts'
import { useMeasureTexts } from './use-measure-texts.ts'
import { useNetworkWords } from './use-network-words.ts'
import { useWords } from './use-words.ts'

export interface FindingRemarks {
  /** How many people are in no ranking, on which grounds and why. */
  readonly leftOut: string
  /** What the results rest on, and by which run. */
  readonly basis: readonly string[]
  /** The network as a whole, a line each; what is not defined on it, and why. */
  readonly network: readonly string[]
}

/** The sentences that every output of a run carries, on the screen and in a file alike. */
export function useFindingRemarks(): (finding: FindingView) => FindingRemarks {
  const sayLeftOut = useLeftOutWords()
  const sayBasis = useBasisWords()
  const sayNetwork = useNetworkLines()
  return (finding) => ({ leftOut: sayLeftOut(finding), basis: sayBasis(finding), network: sayNetwork(finding) })
}

/** On which grounds how many are left out, in brackets; empty where nobody is. */
export function useGroundCounts(): (leftOut: FindingView['leftOut']) => string {
  const { t } = useTranslation()
  const words = useWords()
  return ({ byGround }) => {
    const grounds = PROTECTION_GROUNDS.flatMap((ground) => {
      const count = byGround[ground] ?? 0
      return count === 0 ? [] : [`${words.ground(ground)} ${count}`]
    })
    return grounds.length === 0 ? '' : ` (${grounds.join(t('app.comma'))})`
  }
}

function useLeftOutWords(): (finding: FindingView) => string {
  const { t } = useTranslation()
  const sayGrounds = useGroundCounts()
  return ({ leftOut }) => `${t('leftOut.people', { count: leftOut.people })}${sayGrounds(leftOut)}. ${t('leftOut.why')}`
}

function useBasisWords(): (finding: FindingView) => string[] {
  const { t } = useTranslation()
  return (finding) => {
    const { manifest } = finding
    const { ungraded, unvalidated, ties, withoutIntervals, resamples, resamplesWanted, circular } =
      findCautions(finding)
    return [
      ...(circular ? [t('network.circularMeaning')] : []),
      ...(ungraded ? [t('leftOut.ungraded')] : []),
      ...(unvalidated > 0 ? [t('network.unvalidatedTies', { unvalidated, count: ties })] : []),
      withoutIntervals
        ? t('leftOut.noIntervals')
        : t('leftOut.resamplesOf', { made: resamples, wanted: resamplesWanted }),
      t('leftOut.manifest', {
        weights: t(`run.weights.${manifest.projection.gradeWeights}`),
        seed: manifest.seed,
        version: manifest.version,
        hash: manifest.inputHash.slice(0, 12),
      }),
    ]
  }
}

function useNetworkLines(): (finding: FindingView) => string[] {
  const { t } = useTranslation()
  const words = useWords()
  const texts = useMeasureTexts()
  const say = useNetworkWords()
  return (finding) => {
    const { values, agreements, clusterings, flags } = summariseNetwork(finding)
    const { nodes, ties, components } = finding.network
    const name = (id: string): string => {
      const measure = findMeasure(finding, id)
      return measure === null ? id : texts(measure).label
    }
    return [
      `${nodes} ${t('network.nodes')}, ${ties} ${t('network.ties')}, ${components} ${t('network.parts')}`,
      ...flags.map(({ measure, count }) => `${name(measure)}: ${words.count(count)}`),
      ...values.map((value) => `${name(value.measure)}: ${say.value(value)}`),
      ...clusterings.map((one) => `${name(one.measure)}: ${say.clustering(one, nameDivision(one.measure))}`),
      ...agreements.map((value) => `${name(value.measure)}: ${say.agreement(value, finding.membership)}`),
      ...finding.undefined.map(
        ({ measure, message }) => `${t('network.undefined', { measure: name(measure) })} ${message}`,
      ),
    ]
  }
}
