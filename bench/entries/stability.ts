import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { AnalysisResult } from '../../server/analysis/finding.ts'
import type { ProjectionInput } from '../../server/analysis/graph/network.ts'
import { DEFAULT_PROJECTION } from '../../server/analysis/graph/projection-parameters.ts'
import { runInWorker } from '../../server/analysis/run-in-worker.ts'
import { CaseContexts } from '../../server/api/case-context.ts'
import { readNetworkInput } from '../../server/api/network-input.ts'
import { projectionRequestSchema } from '../../server/contract/analysis.ts'
import type { Benchmark, Setting, Task } from '../benchmark.ts'
import { MissingPrerequisiteError } from '../benchmark.ts'
import { fillStore } from '../fill-store.ts'
import { findRoot } from '../find-root.ts'

const RESAMPLES = 100
const MEASURES = [
  ...['degree', 'strength', 'betweenness', 'closeness', 'harmonic', 'eigenvector', 'pagerank', 'k-core'],
  ...['clustering', 'components', 'leiden', 'articulation-points', 'bridges', 'density'],
]

export const BENCHMARK: Benchmark = {
  operation:
    `A run of ${MEASURES.length} measures with ${RESAMPLES} resamples in all, with progress, in the threads of the ` +
    'product; 6,400 people give a network of some 5,000 nodes. It should take less than 60 times what the peer takes.',
  unit: 'people',
  sizes: [6400],
  pace: () => ({ warmUps: 1, mostRuns: 3 }),
  peers: [
    {
      name: 'one run',
      difference: 'is the same run without resamples, which does not tell how sure the ranks are.',
      prepare: (setting) => prepare(setting, 0),
    },
  ],
  prepare: (setting) => prepare(setting, RESAMPLES),
}

async function prepare(setting: Setting, resamples: number): Promise<Task> {
  const worker = join(findRoot(), 'dist', 'server', 'analysis', 'analysis.worker.js')
  if (!existsSync(worker)) throw new MissingPrerequisiteError('The server is not built: npm run build.')
  const input = await readInput(setting)
  let result: AnalysisResult | null = null
  let steps = 0
  return {
    async run() {
      steps = 0
      result = await runInWorker<'analyse'>({
        workerUrl: pathToFileURL(worker),
        message: { task: 'analyse', request: request(input, resamples) },
        onProgress: () => {
          steps += 1
        },
      })
      if (steps < MEASURES.length) throw new RangeError('the run told too little of its progress')
    },
    inspect: () => (result === null ? {} : describe(result)),
  }
}

function request(input: ProjectionInput, resamples: number) {
  return {
    input,
    clocks: { asAt: null, knownAt: null },
    projection: DEFAULT_PROJECTION,
    measures: MEASURES.map((id) => ({ id })),
    seed: 1,
    stability: resamples === 0 ? null : { resamples },
    version: 'bench',
  }
}

/** What a request for the network reads of a case. */
async function readInput({ size, folder }: Setting): Promise<ProjectionInput> {
  const { store, info } = await fillStore(folder, size)
  try {
    const context = await new CaseContexts(store).get(info.id)
    return await readNetworkInput(store, context, projectionRequestSchema.parse({}), DEFAULT_PROJECTION)
  } finally {
    await store.close()
  }
}

/** What both sides must have found alike. */
function describe({ finding, network }: AnalysisResult): Record<string, number> {
  const sums = finding.rankings.map(({ measure, rows }) => [measure, rows.reduce((sum, row) => sum + row.value, 0)])
  return { nodes: network.nodes.length, ties: network.ties.length, ...(Object.fromEntries(sums) as object) }
}
