import type { Evidence } from '../graph/collect-evidence.ts'
import type { Network } from '../graph/network.ts'
import type { GradeWeightMapId } from '../../domain/grade-weights.ts'
import { drawDrop, listOrigins, listUnits, planPerturbations } from './draw-drop.ts'
import type { PerturbationKind } from './draw-drop.ts'
import { indexEvidence } from './index-evidence.ts'
import type { RunOptions } from '../run-options.ts'
import { countResamples } from './rank-stability.ts'
import type { ResampleCounts, StabilityParameters } from './rank-stability.ts'
import { resampleGraph } from './resample-graph.ts'
import type { Resample } from './resample-graph.ts'

export interface ResampleJob {
  readonly evidence: Evidence
  /** What the evidence adds up to. */
  readonly network: Network
  readonly gradeWeights: GradeWeightMapId
  readonly parameters: StabilityParameters
  readonly seed: number
}

/**
 * Asks how much of what was found would stand had some of the material been missing: drops 10, 20 and 30 % of events
 * and direct claims, 5, 10 and 20 % of people, and each origin by itself (after C. Martin and P. Niemeyer,
 * arXiv:1704.01045). Each resample is passed to `visit`. The same seed draws the same ones. Throws
 * InvalidParameterError and whatever `visit` throws.
 */
export function followResamples(
  job: ResampleJob,
  visit: (kind: PerturbationKind, resample: Resample) => void,
  options: RunOptions = {},
): ResampleCounts {
  const origins = listOrigins(job.evidence)
  const size = { nodes: job.network.nodes.length, ties: job.network.ties.length }
  const counts = countResamples(job.parameters.resamples, size, origins.length)
  const plan = planPerturbations(counts.made, origins.slice(0, counts.originsLeftOut))
  const units = listUnits(job.evidence)
  const index = indexEvidence(job.evidence, job.gradeWeights)
  plan.forEach((perturbation, place) => {
    options.signal?.throwIfAborted()
    visit(perturbation.kind, resampleGraph(index, drawDrop(units, perturbation, job.seed, place)))
    options.onProgress?.('resampling', place + 1, plan.length)
  })
  return counts
}
