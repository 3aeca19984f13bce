import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { runConsensus } from '../../../../server/analysis/community/consensus/run-consensus.ts'
import { DEFAULT_PROJECTION } from '../../../../server/analysis/graph/projection-parameters.ts'
import type { KernelName } from '../../../../server/analysis/parallel/kernels.ts'
import type { Pool } from '../../../../server/analysis/parallel/pool.ts'
import { ThreadPool } from '../../../../server/analysis/parallel/thread-pool.ts'
import { runAnalysis } from '../../../../server/analysis/run-analysis.ts'
import { buildDist } from '../build-dist.ts'
import { buildGang, buildRequest } from '../build-gang.ts'
import { buildInput } from '../build-input.ts'

const workerUrl = new URL('./counting.worker.mjs', import.meta.url)
const gang = buildGang(60, 110)
const MEASURES = ['degree', 'strength', 'betweenness', 'closeness', 'leiden'].map((id) => ({ id }))

/** What each kernel is run by, on whatever pool. */
const RUNS: readonly { readonly kernel: KernelName; readonly run: (pool?: Pool) => object }[] = [
  {
    kernel: 'resamples',
    run: (pool) =>
      runAnalysis(
        buildRequest(gang, { measures: MEASURES, stability: { resamples: 40 } }),
        pool === undefined ? {} : { pool },
      ),
  },
  {
    kernel: 'leiden-runs',
    run: (pool) =>
      runConsensus(
        {
          input: buildInput(gang),
          clocks: { asAt: null, knownAt: null },
          projection: DEFAULT_PROJECTION,
          method: 'leiden',
          parameters: { resolution: 1, weighted: true, seeds: 100, threshold: 0.5 },
          seed: 4,
          version: 'test',
        },
        pool === undefined ? {} : { pool },
      ),
  },
]

const pools: ThreadPool[] = []

beforeAll(() => {
  buildDist()
}, 180_000)
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

/** A pool whose further threads tell how many slots of a kernel they did. */
function openCountingPool(threads: number, kernel: KernelName): { readonly pool: Pool; readonly helped: Int32Array } {
  const helped = new Int32Array(new SharedArrayBuffer(4))
  const other = new Int32Array(new SharedArrayBuffer(4))
  const pool = new ThreadPool({ threads, workerUrl })
  pools.push(pool)
  return {
    helped,
    pool: {
      threads,
      run(job, onProgress) {
        const counted = { ...job.input, helped: job.kernel === kernel ? helped : other }
        pool.run({ ...job, input: counted }, onProgress)
      },
    },
  }
}

describe.each(RUNS)('$kernel', ({ kernel, run }) => {
  let alone = ''
  beforeAll(() => {
    alone = JSON.stringify(run())
  })

  it.each([1, 2, 3])('gives the same bits on %i real thread(s) as in one alone', { timeout: 30_000 }, (threads) => {
    const { pool, helped } = openCountingPool(threads, kernel)
    // The first runs may be done before the further threads have started.
    for (let round = 0; round < 40 && (round < 2 || (threads > 1 && helped[0] === 0)); round += 1) {
      expect(JSON.stringify(run(pool))).toBe(alone)
    }
    if (threads === 1) expect(helped[0]).toBe(0)
    else expect(helped[0]).toBeGreaterThan(0)
  })
})
