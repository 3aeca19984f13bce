import type { Clocks } from '../../domain/clocks.ts'
import type { EntityId } from '../../domain/ids.ts'
import { collectEvidence } from '../graph/collect-evidence.ts'
import type { Network, ProjectionInput } from '../graph/network.ts'
import { toSimpleGraph } from '../graph/network-graph.ts'
import { buildNetwork, projectNetwork } from '../graph/project-network.ts'
import { checkProjection, InvalidParameterError, PROJECTION_NAME } from '../graph/projection-parameters.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import { requireNodes } from '../graph/require-nodes.ts'
import { hashInput } from '../hash-input.ts'
import type { RunOptions } from '../run-options.ts'
import { labelComponents } from '../structure/label-components.ts'
import { checkWithheld } from './check-withheld.ts'
import { compareBranches } from './compare-branches.ts'
import { comparePaths } from './compare-paths.ts'
import { compareRanks, prepareRanks } from './compare-ranks.ts'
import type { AskedMeasure } from './compare-ranks.ts'
import { compareTies } from './compare-ties.ts'
import { weighSources } from './weigh-sources.ts'
import { withholdMaterial } from './withhold-material.ts'
import type { Withheld } from './withhold-material.ts'
import type { Withdrawal } from './withdrawal.ts'

/** What goes, and what is looked at. */
export interface WithdrawalParameters extends Withheld {
  /** Shortest paths between these are compared. */
  readonly pairs: readonly (readonly [EntityId, EntityId])[]
  readonly measures: readonly AskedMeasure[]
  /** Whether it is told what hangs on each source alone. */
  readonly overview: boolean
}

/** It survives a structured clone, so that a worker can be sent it. */
export interface WithdrawalRequest {
  readonly input: ProjectionInput
  /** What the input was read at; recorded, not applied again. */
  readonly clocks: Clocks
  readonly projection: ProjectionParameters
  readonly parameters: WithdrawalParameters
  /** A whole number in [0, 2^32). */
  readonly seed: number
  readonly version: string
}

export interface WithdrawalManifest extends Omit<WithdrawalRequest, 'input' | 'projection'> {
  readonly inputHash: string
  readonly projection: { readonly name: string; readonly parameters: ProjectionParameters }
}

export interface WithdrawalResult {
  readonly manifest: WithdrawalManifest
  readonly withdrawal: Withdrawal
}

/**
 * Which ties, paths, branch assignments and ranks fall if sources, origins or claims go: the case is analysed with and
 * without them. Pure. Throws InvalidParameterError, also for what is not there, UnknownMeasureError, or the signal's
 * reason.
 */
export function runWithdrawal(request: WithdrawalRequest, options: RunOptions = {}): WithdrawalResult {
  const { input, projection, parameters, seed, clocks, version } = request
  checkProjection(projection)
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)) throw new InvalidParameterError(`seed is ${seed}`)
  checkWithheld(input, parameters)
  const inputHash = hashInput(input)
  const named = { name: PROJECTION_NAME, parameters: projection }
  return {
    manifest: { inputHash, clocks, projection: named, parameters, seed, version },
    withdrawal: withdraw(request, options),
  }
}

function withdraw({ input, projection, parameters, seed }: WithdrawalRequest, options: RunOptions): Withdrawal {
  const ranks = prepareRanks(parameters.measures, seed, options.pool)
  const evidence = collectEvidence(input, projection)
  const before = buildNetwork(evidence, projection.gradeWeights)
  requireNodes(before, input, projection, parameters.pairs.flat())
  tell(options, 1)
  const left = withholdMaterial(input, parameters)
  const after = projectNetwork(left, projection)
  tell(options, 2)
  const branches = compareBranches(input, left, projection)
  tell(options, 3)
  const compared = compareRanks(before, after, ranks)
  tell(options, 4)
  const rank = ranks[0]?.rank ?? null
  const weighing = { evidence, network: before, gradeWeights: projection.gradeWeights, rank }
  return {
    ties: compareTies(before, after),
    tiesBefore: before.ties.length,
    componentsBefore: countComponents(before),
    componentsAfter: countComponents(after),
    paths: comparePaths(before, after, parameters.pairs),
    ...compared,
    branches,
    overview: parameters.overview ? weighSources(weighing, options) : [],
    excluded: before.excluded,
    ungraded: before.ungraded,
  }
}

const STEPS = 4

function tell({ onProgress, signal }: RunOptions, step: number): void {
  signal?.throwIfAborted()
  onProgress?.('withdrawing', step, STEPS)
}

function countComponents(network: Network): number {
  return labelComponents(toSimpleGraph(network)).count
}
