import type { Clocks } from '../../../domain/clocks.ts'
import type { EntityId } from '../../../domain/ids.ts'
import { createContext } from '../../create-context.ts'
import type { Manifest, NetworkSummary } from '../../finding.ts'
import { toSimpleGraph } from '../../graph/network-graph.ts'
import type { ProjectionInput } from '../../graph/network.ts'
import { projectNetwork } from '../../graph/project-network.ts'
import { PROJECTION_NAME } from '../../graph/projection-parameters.ts'
import type { ProjectionParameters } from '../../graph/projection-parameters.ts'
import { hashInput } from '../../hash-input.ts'
import type { RunOptions } from '../../run-options.ts'
import { summariseNetwork } from '../../summarise-network.ts'
import { adjustedMutualInformation } from '../adjusted-mutual-information.ts'
import { adjustedRandIndex } from '../adjusted-rand-index.ts'
import { indexGroups } from '../compare-with-groups.ts'
import type { DivisionMethod } from '../find-division.ts'
import { measureModularity } from '../measure-modularity.ts'
import { findConsensus } from './find-consensus.ts'
import type { ConsensusParameters } from './find-consensus.ts'
import { listPairs } from './list-pairs.ts'
import type { PairShare } from './list-pairs.ts'

/** A search for consensus clusters. It survives a structured clone. */
export interface ConsensusRequest {
  readonly input: ProjectionInput
  readonly clocks: Clocks
  readonly projection: ProjectionParameters
  readonly method: DivisionMethod
  readonly parameters: ConsensusParameters
  /** A whole number in [0, 2^32). */
  readonly seed: number
  readonly version: string
}

export interface ConsensusCluster {
  /** From 1 by first member. */
  readonly number: number
  /** Members by id, each with the mean share of runs that put it together with the other members; null where alone. */
  readonly members: readonly { readonly id: EntityId; readonly stability: number | null }[]
}

export interface ConsensusResult {
  readonly manifest: Omit<Manifest, 'measures' | 'stability'> & {
    readonly method: DivisionMethod
    readonly parameters: ConsensusParameters
  }
  readonly summary: NetworkSummary
  readonly clusters: readonly ConsensusCluster[]
  /** Tied pairs, and within clusters all pairs unless those are too many. */
  readonly pairs: readonly PairShare[]
  readonly pairsWithinComplete: boolean
  readonly rounds: number
  readonly agreed: boolean
  /** At resolution 1; null without ties. */
  readonly modularity: number | null
  /** Agreement with asserted groups, over the people who have one; null where fewer than two have. */
  readonly agreement: { readonly ami: number; readonly ari: number } | null
}

/**
 * Projects the network and finds the clusters on which many seeds agree. Pure: the same request gives the identical
 * result. Throws InvalidParameterError.
 */
export function runConsensus(request: ConsensusRequest, { onProgress, pool }: RunOptions = {}): ConsensusResult {
  const { method, parameters, seed } = request
  const network = projectNetwork(request.input, request.projection)
  const graph = toSimpleGraph(network)
  const context = createContext(seed, pool)
  const report = (round: number, done: number, total: number): void => onProgress?.(`round ${round}`, done, total)
  const found = findConsensus(graph, method, parameters, context.randomFor('consensus'), context.pool, report)
  const pairs = listPairs(graph, found)
  const ami = indexGroups(adjustedMutualInformation, graph.groups, found.clusters)
  const ari = indexGroups(adjustedRandIndex, graph.groups, found.clusters)
  return {
    manifest: writeManifest(request),
    summary: summariseNetwork(network),
    clusters: listClusters(graph.ids as readonly EntityId[], found),
    pairs: pairs.pairs,
    pairsWithinComplete: pairs.withinComplete,
    rounds: found.rounds,
    agreed: found.agreed,
    modularity: measureModularity(graph, found.clusters, { resolution: 1, weighted: parameters.weighted }),
    agreement: ami === null || ari === null ? null : { ami, ari },
  }
}

function listClusters(
  ids: readonly EntityId[],
  { clusters, stability }: { readonly clusters: Int32Array; readonly stability: Float64Array },
): ConsensusCluster[] {
  const members: { id: EntityId; stability: number | null }[][] = []
  ids.forEach((id, node) => {
    const own = (members[(clusters[node] ?? 1) - 1] ??= [])
    const share = stability[node] ?? NaN
    own.push({ id, stability: Number.isNaN(share) ? null : share })
  })
  return members.map((own, place) => ({ number: place + 1, members: own }))
}

function writeManifest(request: ConsensusRequest): ConsensusResult['manifest'] {
  const { clocks, method, parameters, seed, version } = request
  const projection = { name: PROJECTION_NAME, parameters: request.projection }
  return { inputHash: hashInput(request.input), clocks, projection, method, parameters, seed, version }
}
