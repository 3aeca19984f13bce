import { INLINE_POOL } from '../parallel/inline-pool.ts'
import type { Evidence } from '../graph/collect-evidence.ts'
import type { Network, ProjectionInput } from '../graph/network.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import type { RunOptions } from '../run-options.ts'
import { indexEvidence } from './index-evidence.ts'
import type { EvidenceIndex } from './index-evidence.ts'
import { planResamples } from './perturbation.ts'
import type { Perturbation } from './perturbation.ts'
import { checkStability, countResamples } from './rank-stability.ts'
import type { ResampleCounts, StabilityParameters } from './rank-stability.ts'
import { regradeGraph } from './regrade-graph.ts'
import type { ResampleInput } from './resample-kernel.ts'

export interface ResampleJob {
  readonly input: ProjectionInput
  readonly projection: ProjectionParameters
  /** The evidence that the projection collects, and what it adds up to. */
  readonly evidence: Evidence
  readonly network: Network
  readonly parameters: StabilityParameters
  readonly seed: number
}

/**
 * Asks how much of what was found would stand had some of the material been otherwise, docs/stability.md says how in
 * plain words. The counts go into the states of the measures. The same seed makes the same resamples, and any number of
 * threads the same counts. Throws InvalidParameterError, what a measure throws, and the signal's reason.
 */
export function followResamples(
  job: ResampleJob,
  measures: ResampleInput['measures'],
  options: RunOptions = {},
): ResampleCounts {
  const input = prepareInput(job, measures)
  const pool = options.pool ?? INLINE_POOL
  options.signal?.throwIfAborted()
  pool.run({ kernel: 'resamples', input, slots: input.plan.length }, (done, total) => {
    options.onProgress?.('resampling', done, total)
    options.signal?.throwIfAborted()
  })
  return countResamples(input.plan, listOriginsByClaims(input.index).length)
}

/** Everything that the making of resamples draws on. Throws InvalidParameterError. */
export function prepareInput(job: ResampleJob, measures: ResampleInput['measures']): ResampleInput {
  checkStability(job.parameters)
  const { gradeWeights } = job.projection
  const index = indexEvidence(job.evidence, gradeWeights)
  const plan = planResamples(job.parameters.resamples, listOriginsByClaims(index), gradeWeights)
  return { index, plan, regraded: regradeAll(job, plan), seed: job.seed, measures }
}

function regradeAll(
  { input, projection, network }: ResampleJob,
  plan: readonly Perturbation[],
): ResampleInput['regraded'] {
  return new Map(
    plan.flatMap((one, slot) => {
      return one.way === 'regrade' ? [[slot, regradeGraph(input, projection, network, one.map)] as const] : []
    }),
  )
}

/** Places of the origins that tie somebody, those of most claims and attendances first, equals by key. */
export function listOriginsByClaims({ origins, rowOffsets, rowOrigins }: EvidenceIndex): number[] {
  const counts = new Int32Array(origins.length)
  for (let thing = 0; thing < rowOffsets.length - 1; thing += 1) {
    const own = new Set(rowOrigins.subarray(rowOffsets[thing] ?? 0, rowOffsets[thing + 1] ?? 0))
    for (const origin of own) counts[origin] = (counts[origin] ?? 0) + 1
  }
  const tying = Array.from(counts.keys()).filter((origin) => (counts[origin] ?? 0) > 0)
  return tying.sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0) || one - other)
}
