import type { Clocks } from '../domain/clocks.ts'
import type { EntityId } from '../domain/ids.ts'
import { measureModularity } from './community/measure-modularity.ts'
import { createRandom, deriveSeed } from './create-random.ts'
import type { Clustering, Finding, NetworkSummary, Ranking } from './finding.ts'
import { collectEvidence } from './graph/collect-evidence.ts'
import type { Evidence } from './graph/collect-evidence.ts'
import { countComponents } from './graph/count-components.ts'
import type { Network, NodeKind, ProjectionInput } from './graph/network.ts'
import { buildNetwork } from './graph/project-network.ts'
import { checkProjection, InvalidParameterError, PROJECTION_NAME } from './graph/projection-parameters.ts'
import type { ProjectionParameters } from './graph/projection-parameters.ts'
import { hashInput } from './hash-input.ts'
import { resolveParameters } from './measure.ts'
import type { Measure, MeasureParameters } from './measure.ts'
import { rankValues } from './rank-values.ts'
import { findMeasure } from './registry.ts'
import { measureStability } from './stability/rank-stability.ts'
import type { RunOptions, StabilityParameters, StabilityReport } from './stability/rank-stability.ts'

/** One run. It survives a structured clone, so that a worker can be sent it. */
export interface AnalysisRequest {
  readonly input: ProjectionInput
  /** What the input was read at; recorded, not applied again. */
  readonly clocks: Clocks
  readonly projection: ProjectionParameters
  readonly measures: readonly { readonly id: string; readonly parameters?: MeasureParameters }[]
  /** A whole number in [0, 2^32). */
  readonly seed: number
  /** Null leaves the rank intervals out. */
  readonly stability: StabilityParameters | null
  /** Version of the program, for the manifest. */
  readonly version: string
}

/** A measure with the parameters of this run. */
interface Task {
  readonly measure: Measure
  readonly parameters: MeasureParameters
  readonly compute: (network: Network) => ReadonlyMap<EntityId, number>
}

/**
 * Projects the network and computes what is asked of it. Pure: the same request gives the identical finding.
 * Throws UnknownMeasureError, InvalidParameterError, PathCountOverflowError, or the signal's reason.
 */
export function runAnalysis(request: AnalysisRequest, options: RunOptions = {}): Finding {
  checkProjection(request.projection)
  checkSeed(request.seed)
  const tasks = request.measures.map(({ id, parameters }) => prepareTask(id, parameters ?? {}, request.seed))
  options.signal?.throwIfAborted()
  const evidence = collectEvidence(request.input, request.projection)
  const network = buildNetwork(evidence, request.projection.gradeWeights)
  const ranked = tasks.filter((task) => task.measure.kind === 'ranking')
  const stability = runStability(request, evidence, ranked, options)
  return {
    manifest: {
      inputHash: hashInput(request.input),
      clocks: request.clocks,
      projection: { name: PROJECTION_NAME, parameters: request.projection },
      measures: tasks.map(({ measure, parameters }) => ({ id: measure.id, parameters })),
      stability: request.stability,
      seed: request.seed,
      version: request.version,
    },
    summary: summariseNetwork(network),
    rankings: ranked.map((task, index) => rankNodes(task, network, stability?.rankings[index])),
    clusterings: tasks.filter((task) => task.measure.kind === 'clusters').map((task) => clusterNodes(task, network)),
    resamples: stability?.counts ?? null,
  }
}

function prepareTask(id: string, given: MeasureParameters, seed: number): Task {
  const measure = findMeasure(id)
  const parameters = resolveParameters(measure, given)
  const ownSeed = deriveSeed(seed, measure.id)
  return { measure, parameters, compute: (network) => measure.compute(network, parameters, createRandom(ownSeed)) }
}

function runStability(
  request: AnalysisRequest,
  evidence: Evidence,
  tasks: readonly Task[],
  options: RunOptions,
): StabilityReport | null {
  if (request.stability === null) return null
  const { gradeWeights } = request.projection
  const rankings = tasks.map((task) => task.compute)
  return measureStability(
    { evidence, gradeWeights, rankings, parameters: request.stability, seed: request.seed },
    options,
  )
}

function rankNodes(task: Task, network: Network, stability: StabilityReport['rankings'][number] | undefined): Ranking {
  const kinds = new Map<EntityId, NodeKind>(network.nodes.map((node) => [node.id, node.kind]))
  const rows = rankValues(task.compute(network)).map((row, index) => {
    return { ...row, kind: kinds.get(row.id) ?? 'person', stability: stability?.[index] ?? null }
  })
  return { measure: task.measure.id, rows }
}

function clusterNodes(task: Task, network: Network): Clustering {
  const values = task.compute(network)
  const clusters = new Map<number, EntityId[]>()
  for (const [id, number] of values) clusters.set(number, [...(clusters.get(number) ?? []), id])
  const { resolution, weighted } = task.parameters
  const options = { resolution: typeof resolution === 'number' ? resolution : 1, weighted: weighted !== false }
  return {
    measure: task.measure.id,
    modularity: measureModularity(network, values, options),
    clusters: [...clusters].map(([number, members]) => ({ number, members })),
  }
}

function summariseNetwork(network: Network): NetworkSummary {
  const nodesByKind: Record<NodeKind, number> = { person: 0, 'person-group': 0, 'criminal-group': 0 }
  for (const node of network.nodes) nodesByKind[node.kind] += 1
  return {
    nodes: network.nodes.length,
    nodesByKind,
    ties: network.ties.length,
    components: countComponents(network),
    ungraded: network.ungraded,
    excluded: network.excluded,
  }
}

function checkSeed(seed: number): void {
  if (Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32) return
  throw new InvalidParameterError(`seed is ${seed}; it must be a whole number in [0, 2^32)`)
}
