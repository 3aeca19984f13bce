import type { FindingView } from '../../server/contract/analysis.ts'
import { nameDivision } from './name-division.ts'
import { listDefined } from './measure-groups.ts'

type NetworkValue = FindingView['networkValues'][number]
type Clustering = FindingView['clusterings'][number]

/** Measures that compare computed clusters with asserted membership. */
const AGREEMENT_MEASURES: ReadonlySet<string> = new Set(['ami', 'ari'])

/** How many ties, or nodes, have a property. */
export interface FlagCount {
  readonly measure: string
  readonly count: number
}

/** What a run says of its network as a whole. */
export interface NetworkSummary {
  readonly values: readonly NetworkValue[]
  readonly agreements: readonly NetworkValue[]
  readonly clusterings: readonly Clustering[]
  readonly flags: readonly FlagCount[]
}

/**
 * Gathers what concerns nobody in particular. Undefined measures are told elsewhere, and connected parts are counted
 * with nodes and ties.
 */
export function summariseNetwork(finding: FindingView): NetworkSummary {
  const { networkValues, clusterings, ties, rows } = finding
  const countFlags = (measure: string, kind: string): FlagCount => ({
    measure,
    count:
      kind === 'tie-flag'
        ? ties.filter(({ flags }) => flags.includes(measure)).length
        : rows.filter((row) => hasFlag(row, measure)).length,
  })
  return {
    values: networkValues.filter(({ measure }) => !AGREEMENT_MEASURES.has(measure)),
    agreements: networkValues.filter(({ measure }) => AGREEMENT_MEASURES.has(measure)),
    clusterings: clusterings.filter(({ measure }) => nameDivision(measure) === 'cluster'),
    flags: listDefined(finding).flatMap(({ id, kind }) =>
      kind === 'tie-flag' || kind === 'node-flag' ? [countFlags(id, kind)] : [],
    ),
  }
}

/** Whether a row has a property that a measure of kind node-flag tells. */
export function hasFlag(row: FindingView['rows'][number], measure: string): boolean {
  return row.values[measure] === 1 || row.kept[measure] !== undefined
}

/** What a reader must be warned of, where it is true. */
export interface Caution {
  /** Some tie rests on material that was never graded. */
  readonly ungraded: boolean
  /** Ties of which no claim was confirmed, of all ties. */
  readonly unvalidated: number
  readonly ties: number
  /** No resamples were made, so that there are no intervals. */
  readonly withoutIntervals: boolean
  readonly resamples: number
  readonly resamplesWanted: number
  /** Clusters were compared with asserted groups while these groups are nodes, so that membership itself ties people. */
  readonly circular: boolean
}

export function findCautions(finding: FindingView): Caution {
  const { resamples, resamplesWanted, projection } = finding.manifest
  return {
    ungraded: finding.ungraded,
    unvalidated: finding.unvalidatedTies,
    ties: finding.network.ties,
    withoutIntervals: resamples === 0,
    resamples,
    resamplesWanted,
    circular: projection.nodes === 'persons-and-groups' && summariseNetwork(finding).agreements.length > 0,
  }
}
