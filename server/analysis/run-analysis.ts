import type { Clocks } from '../domain/clocks.ts'
import { createContext } from './create-context.ts'
import type { AnalysisResult, ComputedBy, Finding, Manifest } from './finding.ts'
import { collectEvidence } from './graph/collect-evidence.ts'
import { toSimpleGraph } from './graph/network-graph.ts'
import type { ProjectionInput } from './graph/network.ts'
import { buildNetwork } from './graph/project-network.ts'
import { checkProjection, InvalidParameterError, PROJECTION_NAME } from './graph/projection-parameters.ts'
import type { ProjectionParameters } from './graph/projection-parameters.ts'
import { hashInput } from './hash-input.ts'
import { resolveParameters } from './measure.ts'
import type { MeasureParameters } from './measure.ts'
import { findMeasure } from './registry.ts'
import type { RunOptions } from './run-options.ts'
import { readCoverage } from './stability/collection-coverage.ts'
import { followResamples } from './stability/follow-resamples.ts'
import type { ResampleJob } from './stability/follow-resamples.ts'
import { checkStability } from './stability/rank-stability.ts'
import { studyMeasure } from './study-measure.ts'
import type { Results, Study, Subject, Task } from './study-measure.ts'
import { summariseNetwork } from './summarise-network.ts'

/** One run. It survives a structured clone, so that a worker can be sent it. */
export interface AnalysisRequest {
  readonly input: ProjectionInput
  /** What the input was read at; recorded, not applied again. */
  readonly clocks: Clocks
  readonly projection: ProjectionParameters
  readonly measures: readonly { readonly id: string; readonly parameters?: MeasureParameters }[]
  /** A whole number in [0, 2^32). */
  readonly seed: number
  /** Null leaves the intervals out. */
  readonly stability: Manifest['stability']
  /** Version of the program, for the manifest. */
  readonly version: string
  /** Who was asked to compute; recorded, not acted upon. */
  readonly backend?: 'gds' | 'auto'
  /** Values that were computed elsewhere, in the order of the network's nodes or ties. Resamples are computed here. */
  readonly computed?: readonly GivenValues[]
  readonly computedBy?: readonly ComputedBy[]
}

/** Values of a measure that need not be computed. */
export interface GivenValues {
  readonly id: string
  readonly values: Float64Array | Int32Array | Uint8Array
}

/**
 * Projects the network and computes what is asked of it; a measure that is not defined on it is told of and the others
 * go on. Pure: the same request gives the identical finding. Throws UnknownMeasureError, InvalidParameterError, or the
 * signal's reason.
 */
export function runAnalysis(request: AnalysisRequest, options: RunOptions = {}): AnalysisResult {
  checkProjection(request.projection)
  checkSeed(request.seed)
  if (request.stability !== null) checkStability(request.stability)
  const context = createContext(request.seed, options.pool)
  const tasks = request.measures.map(({ id, parameters }) => prepareTask(id, parameters ?? {}, context))
  options.signal?.throwIfAborted()
  const evidence = collectEvidence(request.input, request.projection)
  const network = buildNetwork(evidence, request.projection.gradeWeights)
  const { stability: parameters, seed, projection, input } = request
  const subject = {
    network,
    graph: toSimpleGraph(network),
    resamples: parameters?.resamples ?? 0,
    coverage: readCoverage(input, projection, network.nodes),
  }
  const studies = studyAll(
    tasks.map((task) => takeGiven(task, request.computed ?? [])),
    subject,
    options,
  )
  const job = { input, projection, evidence, network, seed }
  const resamples = parameters === null ? null : resample({ ...job, parameters }, studies, options)
  const finding = {
    manifest: writeManifest(request, tasks),
    summary: summariseNetwork(network),
    ...reportAll(studies),
    resamples,
  }
  return { finding, network }
}

function prepareTask(id: string, given: MeasureParameters, context: Task['context']): Task {
  const measure = findMeasure(id)
  return { measure, parameters: resolveParameters(measure, given), context }
}

/** The measure as it was computed elsewhere; its identity, and so its resamples, stay those of the registry. */
function takeGiven(task: Task, computed: readonly GivenValues[]): Task {
  const given = computed.find(({ id }) => id === task.measure.id)
  if (given === undefined) return task
  return { ...task, measure: { ...task.measure, compute: () => given.values } as Task['measure'] }
}

function studyAll(tasks: readonly Task[], subject: Subject, { onProgress, signal }: RunOptions): Study[] {
  return tasks.map((task, place) => {
    signal?.throwIfAborted()
    const phase = `measure:${task.measure.id}`
    onProgress?.(phase, place, tasks.length)
    const study = studyMeasure(task, subject)
    onProgress?.(phase, place + 1, tasks.length)
    return study
  })
}

function resample(job: ResampleJob, studies: readonly Study[], options: RunOptions): Finding['resamples'] {
  const measures = studies.flatMap(({ task: { measure, parameters }, tally }) => {
    return tally === null ? [] : [{ id: measure.id, parameters, state: tally }]
  })
  return followResamples(job, measures, options)
}

function reportAll(studies: readonly Study[]): Results {
  const results: Results = {
    rankings: [],
    clusterings: [],
    nodeFlags: [],
    tieFlags: [],
    networkValues: [],
    undefined: [],
  }
  for (const study of studies) study.report(results)
  return results
}

function writeManifest(request: AnalysisRequest, tasks: readonly Task[]): Manifest {
  return {
    inputHash: hashInput(request.input),
    clocks: request.clocks,
    projection: { name: PROJECTION_NAME, parameters: request.projection },
    measures: tasks.map(({ measure, parameters }) => ({ id: measure.id, parameters })),
    stability: request.stability,
    seed: request.seed,
    version: request.version,
    ...(request.computedBy === undefined ? {} : { computedBy: request.computedBy }),
  }
}

function checkSeed(seed: number): void {
  if (Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32) return
  throw new InvalidParameterError(`seed is ${seed}; it must be a whole number in [0, 2^32)`)
}
