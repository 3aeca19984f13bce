import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { provideLockstepModule } from '../server/analysis/betweenness/lockstep-module.ts'
import { compileWasm } from '../server/analysis/betweenness/web-assembly.ts'
import { provideReachModule } from '../server/analysis/centrality/reach/reach-module.ts'
import { createContext } from '../server/analysis/create-context.ts'
import { buildFromArrays } from '../server/analysis/graph/simple-graph.ts'
import type { SimpleGraph } from '../server/analysis/graph/simple-graph.ts'
import { OutsideDomainError } from '../server/analysis/measure.ts'
import type { MeasureContext } from '../server/analysis/measure.ts'
import { ThreadPool } from '../server/analysis/parallel/thread-pool.ts'
import { findMeasure } from '../server/analysis/registry.ts'
import { MissingPrerequisiteError } from './benchmark.ts'
import type { Outcome, Task } from './benchmark.ts'
import type { TieList } from './betweenness/tie-list.ts'
import { findRoot } from './find-root.ts'

const BUILT = join(findRoot(), 'dist', 'server', 'analysis')
const WORKER = join(BUILT, 'parallel', 'parallel.worker.js')
const LOCKSTEP = join(BUILT, 'betweenness', 'lockstep.wasm')
const REACH = join(BUILT, 'centrality', 'reach', 'reach.wasm')

export interface MeasuredRun {
  readonly measures: readonly string[]
  /** The one of them whose values are compared with those of the peers. */
  readonly compared: string
  /** All that the machine has unless given. */
  readonly threads?: number
}

/**
 * Measures of the registry, by the built kernels and threads, on a graph that is already built.
 *
 * @throws {MissingPrerequisiteError}
 */
export function prepareMeasures(ties: TieList, run: MeasuredRun): Task {
  if (![WORKER, LOCKSTEP, REACH].every((file) => existsSync(file))) {
    throw new MissingPrerequisiteError('The threads and the kernels are not built: run npm run build.')
  }
  provideLockstepModule(compileWasm(readFileSync(LOCKSTEP)))
  provideReachModule(compileWasm(readFileSync(REACH)))
  const graph = buildGraph(ties)
  const pool = new ThreadPool({ threads: run.threads ?? availableParallelism(), workerUrl: pathToFileURL(WORKER) })
  let values: Float64Array = new Float64Array(0)
  return {
    run() {
      // What measures of one run share, the next run has to find anew.
      const context = createContext(graph.ids.length, pool)
      for (const id of run.measures) {
        const found = compute(id, graph, context)
        if (id === run.compared && found instanceof Float64Array) values = found
      }
    },
    inspect: () => describeValues(values),
    close: () => pool.close(),
  }
}

/** Null where the measure is not defined on the graph. */
function compute(id: string, graph: SimpleGraph, context: MeasureContext): unknown {
  const measure = findMeasure(id)
  try {
    return measure.compute(graph, measure.parameters, context)
  } catch (error) {
    if (error instanceof OutsideDomainError) return null
    throw error
  }
}

function buildGraph({ order, edges }: TieList): SimpleGraph {
  return buildFromArrays({
    // Padded, so that keys sort as numbers do.
    ids: Array.from({ length: order }, (_, node) => String(node).padStart(9, '0')),
    from: Int32Array.from(edges, ([from]) => from),
    to: Int32Array.from(edges, ([, to]) => to),
    strengths: new Float64Array(edges.length).fill(1),
    directed: false,
  })
}

/** `tell` of bench/python/betweenness.py tells the same. */
function describeValues(values: Float64Array): Outcome {
  return {
    nodes: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    largest: values.reduce((largest, value) => Math.max(largest, value), 0),
    // Tells the nodes apart, which a sum does not.
    byPlace: values.reduce((sum, value, place) => sum + (place + 1) * value, 0),
  }
}
