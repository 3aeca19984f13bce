import type { EntityId } from '../../domain/ids.ts'
import type { GradeWeightMapId } from '../../domain/grade-weights.ts'
import type { Evidence } from '../graph/collect-evidence.ts'
import type { Network } from '../graph/network.ts'
import { buildNetwork } from '../graph/project-network.ts'
import { InvalidParameterError } from '../graph/projection-parameters.ts'
import { OrderTally } from './order-tally.ts'
import type { RankStability } from './order-tally.ts'
import { listOrigins, perturbEvidence, planPerturbations } from './perturb-evidence.ts'

export interface StabilityParameters {
  /** Resamples wanted of each random perturbation, a whole number from 1. */
  readonly resamples: number
}

export const DEFAULT_STABILITY: StabilityParameters = { resamples: 100 }

/** How many resamples there were, which every output of a rank interval states. */
export interface ResampleCounts {
  /** Wanted and made, of each of the six random perturbations; fewer are made of a large network. */
  readonly wanted: number
  readonly made: number
  /** Origins left out one by one, those of most claims first, of all there are. */
  readonly originsLeftOut: number
  readonly origins: number
}

export interface StabilityReport {
  readonly counts: ResampleCounts
  /** One list for each ranking asked for, in its order. */
  readonly rankings: readonly (readonly RankStability[])[]
}

/** Computes a ranking's values anew for a resampled network. */
export type ComputeRanking = (network: Network) => ReadonlyMap<EntityId, number>

export interface ResampleJob {
  readonly evidence: Evidence
  readonly gradeWeights: GradeWeightMapId
  readonly rankings: readonly ComputeRanking[]
  readonly parameters: StabilityParameters
  readonly seed: number
}

export interface RunOptions {
  /** Called as work is done: done of total. */
  readonly onProgress?: (done: number, total: number) => void
  /** Checked between resamples; aborting throws its reason. */
  readonly signal?: AbortSignal
}

/**
 * Up to this many steps, n · (n + m) for n nodes and m ties, all resamples wanted are made; past it fewer, in
 * proportion, but never fewer than FEWEST_RESAMPLES. Half a million is a network of 250 nodes and 1,750 ties.
 */
const STEPS_FOR_ALL = 500_000
const FEWEST_RESAMPLES = 2
/** One-by-one origins are bounded likewise, at this multiple of the resamples made. */
const ORIGINS_PER_RESAMPLE = 2

/**
 * Asks of each ranking how much of its order would stand had some of the material been missing: drops 10, 20 and
 * 30 % of events and direct claims, 5, 10 and 20 % of people, and each origin by itself (after C. Martin and
 * P. Niemeyer, arXiv:1704.01045). The same seed gives the same report. Throws InvalidParameterError.
 */
export function measureStability(job: ResampleJob, options: RunOptions = {}): StabilityReport {
  const { evidence, gradeWeights, seed } = job
  const network = buildNetwork(evidence, gradeWeights)
  const origins = listOrigins(evidence)
  const counts = countResamples(job.parameters.resamples, network, origins.length)
  const tallies = job.rankings.map((compute) => ({ compute, tally: new OrderTally(compute(network)) }))
  const plan = planPerturbations(counts.made, origins.slice(0, counts.originsLeftOut))
  plan.forEach((perturbation, place) => {
    options.signal?.throwIfAborted()
    const resampled = buildNetwork(perturbEvidence(evidence, perturbation, seed, place), gradeWeights)
    for (const { compute, tally } of tallies) tally.count(perturbation.kind, compute(resampled))
    options.onProgress?.(place + 1, plan.length)
  })
  return { counts, rankings: tallies.map(({ tally }) => tally.conclude()) }
}

/** How many resamples a network of this size gets. Throws InvalidParameterError for a wish that is no count. */
export function countResamples(wanted: number, network: Network, origins: number): ResampleCounts {
  if (!Number.isInteger(wanted) || wanted < 1) {
    throw new InvalidParameterError(`resamples is ${wanted}; it must be a whole number from 1`)
  }
  const steps = network.nodes.length * (network.nodes.length + network.ties.length)
  const affordable = steps <= STEPS_FOR_ALL ? wanted : Math.floor((wanted * STEPS_FOR_ALL) / steps)
  const made = Math.min(wanted, Math.max(FEWEST_RESAMPLES, affordable))
  return { wanted, made, originsLeftOut: Math.min(origins, made * ORIGINS_PER_RESAMPLE), origins }
}
