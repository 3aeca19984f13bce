import type { ComputedBy } from '../analysis/finding.ts'
import type { Network, ProjectionInput } from '../analysis/graph/network.ts'
import type { ProjectionParameters } from '../analysis/graph/projection-parameters.ts'
import type { AnalysisRequest } from '../analysis/run-analysis.ts'
import type { BackendAnswer, BackendMeasure, BackendNetwork } from '../store/network-backend.ts'
import { BackendUnavailableError } from '../store/store-errors.ts'
import type { ApiDependencies } from './dependencies.ts'
import type { TaskWork } from './run-task.ts'

/** From so many ties on, `auto` has measures computed elsewhere where that can be. */
const AUTO_TIES = 1_000_000

interface Asked {
  readonly task: string
  readonly input: ProjectionInput
  readonly projection: ProjectionParameters
  readonly parameters: unknown
}

/**
 * What the store's own server computes of a run of measures, if that was asked for; nothing otherwise.
 *
 * @throws {BackendUnavailableError} when it was asked for by name and is not there
 */
export async function computeElsewhere(
  api: ApiDependencies,
  { task, input, projection, parameters }: Asked,
  { report, signal }: TaskWork,
): Promise<Pick<AnalysisRequest, 'computed' | 'computedBy'>> {
  if (task !== 'analyse') return {}
  const { backend: wanted, measures, seed } = parameters as AnalysisRequest
  if (wanted === undefined) return {}
  const { networkBackend } = api.store
  const network = api.projectNetwork(input, projection)
  if (wanted === 'auto' && (networkBackend === undefined || network.ties.length < AUTO_TIES)) return {}
  if (networkBackend === undefined) throw explainEmbedded()
  const asked = measures.map(({ id, parameters: given }) => describeMeasure(api, id, given ?? {}))
  const onProgress = (measure: string, done: number, total: number): void => {
    report(`measure:${measure}`, done, total)
  }
  const work = { seed, signal, onProgress }
  const { answers, version } = await networkBackend.measure(toBackendNetwork(network), asked, work)
  const computed = answers.flatMap(({ id, values }) => (values === undefined ? [] : [{ id, values }]))
  return { computed, computedBy: answers.map((answer) => describeOrigin(answer, version, api.version)) }
}

function explainEmbedded(): BackendUnavailableError {
  return new BackendUnavailableError(
    'The embedded store computes nothing itself: move the case to a Neo4j with the Graph Data Science library, or ' +
      'compute without --backend gds.',
  )
}

/** A measure with all its parameters, those left out by default. */
function describeMeasure(
  { measures }: ApiDependencies,
  id: string,
  given: BackendMeasure['parameters'],
): BackendMeasure {
  const known = measures.find((measure) => measure.id === id)
  return { id, parameters: { ...known?.parameters, ...given } }
}

function describeOrigin({ id, refused }: BackendAnswer, library: string, program: string): ComputedBy {
  const isRefused = refused !== undefined
  return {
    measure: id,
    backend: isRefused ? 'own' : 'gds',
    version: isRefused ? program : library,
    refused: refused ?? null,
  }
}

function toBackendNetwork({ nodes, ties }: Network): BackendNetwork {
  const places = new Map(nodes.map(({ id }, place) => [id, place]))
  return {
    nodes: nodes.length,
    from: Int32Array.from(ties, ({ a }) => places.get(a) ?? 0),
    to: Int32Array.from(ties, ({ b }) => places.get(b) ?? 0),
    strengths: Float64Array.from(ties, ({ strength }) => strength),
  }
}
