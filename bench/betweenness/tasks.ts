import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { provideLockstepModule } from '../../server/analysis/betweenness/lockstep-module.ts'
import { compileWasm } from '../../server/analysis/betweenness/web-assembly.ts'
import { BETWEENNESS } from '../../server/analysis/centrality/betweenness.ts'
import { createContext } from '../../server/analysis/create-context.ts'
import { buildSimpleGraph } from '../../server/analysis/graph/simple-graph.ts'
import { ThreadPool } from '../../server/analysis/parallel/thread-pool.ts'
import { MissingPrerequisiteError } from '../benchmark.ts'
import type { Outcome, Task } from '../benchmark.ts'
import { findRoot } from '../find-root.ts'
import type { TieList } from './tie-list.ts'

const BUILT = join(findRoot(), 'dist', 'server', 'analysis')
const WORKER = join(BUILT, 'parallel', 'parallel.worker.js')
const KERNEL = join(BUILT, 'betweenness', 'lockstep.wasm')

/**
 * The measure of the registry, by the built kernel and threads, on a graph that is already built.
 *
 * @throws {MissingPrerequisiteError}
 */
export function prepareMeasure({ order, edges }: TieList, threads = availableParallelism()): Task {
  if (!existsSync(WORKER) || !existsSync(KERNEL)) {
    throw new MissingPrerequisiteError('The threads and the kernel are not built: run npm run build.')
  }
  provideLockstepModule(compileWasm(readFileSync(KERNEL)))
  const ids = Array.from({ length: order }, (_, node) => nameNode(node))
  const graph = buildSimpleGraph({
    ids,
    edges: edges.map(([from, to]) => ({ from: nameNode(from), to: nameNode(to), strength: 1 })),
    directed: false,
  })
  const pool = new ThreadPool({ threads, workerUrl: pathToFileURL(WORKER) })
  const context = createContext(order, pool)
  let values: Float64Array = new Float64Array(0)
  return {
    run() {
      values = BETWEENNESS.compute(graph, BETWEENNESS.parameters, context)
    },
    inspect: () => describeValues(values),
    close: () => pool.close(),
  }
}

/** Padded, so that keys sort as numbers do. */
function nameNode(node: number): string {
  return String(node).padStart(9, '0')
}

/** bench/python/betweenness.py tells the same. */
function describeValues(values: Float64Array): Outcome {
  return {
    nodes: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    largest: values.reduce((largest, value) => Math.max(largest, value), 0),
    // Tells the nodes apart, which a sum does not.
    byPlace: values.reduce((sum, value, place) => sum + (place + 1) * value, 0),
  }
}
