import type { Random } from '../../create-random.ts'
import { InvalidParameterError } from '../../graph/projection-parameters.ts'
import type { SimpleGraph } from '../../graph/simple-graph.ts'
import type { Pool } from '../../parallel/pool.ts'
import { labelComponents } from '../../structure/label-components.ts'
import type { DivisionParameters } from '../division-parameters.ts'
import { checkResolution } from '../division-parameters.ts'
import type { DivisionMethod } from '../find-division.ts'
import { keepTies } from './keep-ties.ts'
import { shareOwnCluster, shareTies } from './share-together.ts'
import type { RunClusters } from './share-together.ts'

/** Rounds after which the ties that are left decide, whether or not all runs agree. */
export const MOST_ROUNDS = 10
/** Memory of all divisions of one round, 4 bytes for each node and run. */
const MOST_BYTES = 512 * 1024 * 1024

export interface ConsensusParameters extends DivisionParameters {
  /** Runs of each round, a seed each: from 2 to 1,000. */
  readonly seeds: number
  /** Share of the runs, above 0 and at most 1, below which a tie counts for nothing in the next round. */
  readonly threshold: number
}

export interface Consensus {
  /** The cluster of each node, from 1 by first member. */
  readonly clusters: Int32Array
  /** For each tie, the share of the runs on the network itself that put its ends together. */
  readonly shares: Float64Array
  /** For each node, the mean of that share with the other members of its cluster; NaN for a node alone. */
  readonly stability: Float64Array
  readonly rounds: number
  /** Whether all runs of the last round agreed on every tie. */
  readonly agreed: boolean
  /** The divisions of the network itself. */
  readonly runs: RunClusters
}

/**
 * Consensus clusters of an undirected graph, after A. Lancichinetti and S. Fortunato (Scientific Reports 2 (2012) 336),
 * on tied pairs alone as in A. Tandon et al. (Physical Review E 99 (2019) 042301): the graph is divided once for each
 * seed; ties whose ends too few runs put together are dropped, the others weakened to their strength times that share;
 * the rest is divided in the same way, until all runs agree on every tie. What ties then still hold together is a
 * cluster. Equal bits on any number of threads. Throws InvalidParameterError.
 */
export function findConsensus(
  graph: SimpleGraph,
  method: DivisionMethod,
  parameters: ConsensusParameters,
  random: Random,
  pool: Pool,
  onProgress: (round: number, done: number, total: number) => void = () => undefined,
): Consensus {
  checkConsensus(graph, parameters)
  const tied = parameters.weighted ? graph : evenStrengths(graph)
  const run = (one: SimpleGraph, round: number): RunClusters => {
    const report = (done: number, total: number): void => {
      onProgress(round, done, total)
    }
    return divideOften(one, method, parameters, { random, pool, onProgress: report })
  }
  const first = run(tied, 1)
  const shares = shareTies(graph, first)
  let last = shares
  let rounds = 1
  while (!isSettled(last) && rounds < MOST_ROUNDS) {
    rounds += 1
    last = shareTies(graph, run(keepTies(tied, last, parameters.threshold), rounds))
  }
  const clusters = labelComponents(keepTies(graph, last, parameters.threshold)).numbers
  const stability = shareOwnCluster(clusters, first)
  return { clusters, shares, stability, rounds, agreed: isSettled(last), runs: first }
}

function divideOften(
  graph: SimpleGraph,
  method: DivisionMethod,
  { seeds: runs, resolution }: ConsensusParameters,
  { random, pool, onProgress }: { random: Random; pool: Pool; onProgress: (done: number, total: number) => void },
): RunClusters {
  const nodes = graph.ids.length
  const found = new Int32Array(new SharedArrayBuffer(4 * runs * nodes))
  const seeds = Float64Array.from({ length: runs }, () => Math.floor(random() * 2 ** 32))
  const input = { graph, method, parameters: { resolution, weighted: true }, seeds, found }
  pool.run({ kernel: 'leiden-runs', input, slots: runs }, onProgress)
  return { nodes, runs, found }
}

function evenStrengths(graph: SimpleGraph): SimpleGraph {
  return { ...graph, strengths: new Float64Array(graph.strengths.length).fill(1) }
}

/** All runs agree on every tie. */
function isSettled(shares: Float64Array): boolean {
  return shares.every((share) => share === 0 || share === 1)
}

function checkConsensus({ ids }: SimpleGraph, { seeds, threshold, resolution }: ConsensusParameters): void {
  checkResolution(resolution)
  if (!(Number.isInteger(seeds) && seeds >= 2 && seeds <= 1000)) {
    throw new InvalidParameterError(`seeds is ${seeds}; it must be a whole number from 2 to 1000`)
  }
  if (!(threshold > 0 && threshold <= 1)) {
    throw new InvalidParameterError(`threshold is ${threshold}; it must be above 0 and at most 1`)
  }
  if (4 * seeds * ids.length <= MOST_BYTES) return
  const most = Math.floor(MOST_BYTES / 4 / ids.length)
  throw new InvalidParameterError(`seeds is ${seeds}; on a network of this size it can be ${most} at most`)
}
