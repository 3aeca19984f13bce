import { createContext } from './create-context.ts'
import { estimateMemory } from './estimate-memory.ts'
import type { UndefinedMeasure } from './finding.ts'
import { InvalidParameterError } from './graph/projection-parameters.ts'
import { buildFromArrays } from './graph/simple-graph.ts'
import type { SimpleGraph } from './graph/simple-graph.ts'
import { OutsideDomainError, resolveParameters } from './measure.ts'
import type { Measure, MeasureContext, MeasureParameters } from './measure.ts'
import { findMeasure } from './registry.ts'
import type { RunOptions } from './run-options.ts'

/** Measures of a bare graph, for which there is no case. It survives a structured clone, so that a worker can be sent it. */
export interface GraphRequest {
  /** Distinct keys of the nodes, in any order. */
  readonly ids: readonly string[]
  /** Ends of each edge as places in `ids`; no loops, no parallel edges. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** Finite and above 0; 1 where no weights are read. */
  readonly strengths: Float64Array
  readonly directed: boolean
  readonly measures: readonly { readonly id: string; readonly parameters: MeasureParameters }[]
  /** A whole number in [0, 2^32). */
  readonly seed: number
  /** Megabytes that may be used, null without a bound; a run that needs more, by estimate-memory.ts, is refused. */
  readonly memory: number | null
}

/** One measure's values in the order of the nodes, those of ties counted at their nodes; or one for the whole graph. */
export type GraphColumn = { readonly measure: string } & (
  { readonly values: Float64Array | Int32Array | Uint8Array } | { readonly value: number }
)

export interface GraphResult {
  /** In code unit order. */
  readonly ids: readonly string[]
  readonly columns: readonly GraphColumn[]
  readonly undefined: readonly UndefinedMeasure[]
}

/**
 * Computes each measure as a run on a case does, to the last bit, on the same nodes, ties and seed. One that is not
 * defined on the graph is told of and the others go on. Throws UnknownMeasureError, InvalidParameterError,
 * InvalidGraphError, or the signal's reason.
 */
export function measureGraph(request: GraphRequest, options: RunOptions = {}): GraphResult {
  const tasks = request.measures.map(({ id, parameters }) => {
    const measure = findMeasure(id)
    return { measure, parameters: resolveParameters(measure, parameters) }
  })
  checkMemory(request, tasks, options)
  const graph = buildFromArrays(request)
  const context = createContext(request.seed, options.pool)
  const columns: GraphColumn[] = []
  const gaps: UndefinedMeasure[] = []
  tasks.forEach(({ measure, parameters }, place) => {
    options.signal?.throwIfAborted()
    options.onProgress?.(`measure:${measure.id}`, place, tasks.length)
    try {
      columns.push({ measure: measure.id, ...compute(measure, graph, parameters, context) })
    } catch (error) {
      if (!(error instanceof OutsideDomainError)) throw error
      gaps.push({ measure: measure.id, gap: error.gap, message: error.message })
    }
  })
  return { ids: graph.ids, columns, undefined: gaps }
}

/** States what the run needs before it begins. Throws InvalidParameterError when that is more than may be used. */
function checkMemory(
  { ids, from, memory }: GraphRequest,
  tasks: readonly { readonly measure: Measure; readonly parameters: MeasureParameters }[],
  { onProgress, pool }: RunOptions,
): void {
  const measures = tasks.map(({ measure, parameters }) => ({ id: measure.id, parameters }))
  const bytes = estimateMemory({ nodes: ids.length, ties: from.length }, measures, pool?.threads ?? 1)
  const needed = Math.ceil(bytes / 1e6)
  onProgress?.(`measuring, which needs about ${needed} MB of memory`, 0, 0)
  if (memory === null || needed <= memory) return
  throw new InvalidParameterError(
    `Measuring this list needs about ${needed} MB of memory, and ${memory} MB may be used. ` +
      'Ask for fewer measures, free some, or allow more by --memory.',
  )
}

function compute(
  measure: Measure,
  graph: SimpleGraph,
  parameters: MeasureParameters,
  context: MeasureContext,
): { values: Float64Array | Int32Array | Uint8Array } | { value: number } {
  switch (measure.kind) {
    case 'ranking':
    case 'clusters':
    case 'node-flag':
      return { values: measure.compute(graph, parameters, context) }
    case 'tie-flag':
      return { values: countAtNodes(graph, measure.compute(graph, parameters, context)) }
    case 'network':
      return { value: measure.compute(graph, parameters, context) }
  }
}

/** How many flagged edges end at each node, whichever way they lead. */
function countAtNodes(graph: SimpleGraph, flags: Uint8Array): Int32Array {
  const counts = new Int32Array(graph.ids.length)
  flags.forEach((flag, edge) => {
    if (flag === 0) return
    for (const node of [graph.from[edge] ?? 0, graph.to[edge] ?? 0]) counts[node] = (counts[node] ?? 0) + 1
  })
  return counts
}
