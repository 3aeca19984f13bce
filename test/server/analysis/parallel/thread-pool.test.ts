import { readdirSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { INLINE_POOL } from '../../../../server/analysis/parallel/inline-pool.ts'
import { KERNELS } from '../../../../server/analysis/parallel/kernels.ts'
import type { ParallelJob } from '../../../../server/analysis/parallel/pool.ts'
import { SlotFailedError, ThreadPool } from '../../../../server/analysis/parallel/thread-pool.ts'
import { runThread } from '../../../../server/analysis/run-thread.ts'
import { buildDist } from '../build-dist.ts'
import { SPINNING_WASM, TEST_KERNELS } from './test-kernels.mjs'

const workerUrl = new URL('./test-help.worker.mjs', import.meta.url)
const runUrl = new URL('./test-run.worker.mjs', import.meta.url)
/** Only Linux tells how many threads a process has. */
const TASKS = '/proc/self/task'

beforeAll(() => {
  buildDist()
  Object.assign(KERNELS, TEST_KERNELS)
}, 180_000)

const pools: ThreadPool[] = []

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

function openPool(threads: number, onProgress?: (done: number, total: number) => void): ThreadPool {
  const pool = new ThreadPool({ threads, workerUrl, ...(onProgress && { onProgress }) })
  pools.push(pool)
  return pool
}

function shareInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * length))
}

/** A job of one of the kernels of the tests, which no type of the program knows. */
function makeJob(kernel: keyof typeof TEST_KERNELS, slots: number, input: object = {}) {
  const hits = shareInts(slots)
  const job = { kernel, slots, input: { hits, ...input } } as unknown as ParallelJob
  return { job, hits }
}

describe('a pool of threads', () => {
  it.each([1, 2, 3])('does every slot once on %i thread(s)', (threads) => {
    const pool = openPool(threads)
    const { job, hits } = makeJob('square', 200, { threads: shareInts(200), milliseconds: 0 })
    for (const rounds of [1, 2, 3]) {
      pool.run(job)
      expect(Array.from(hits)).toEqual(Array.from({ length: 200 }, (_, slot) => rounds * slot * slot))
    }
  })

  it('has others help with a job that takes long', () => {
    const pool = openPool(3)
    const seen = shareInts(100)
    pool.run(makeJob('square', 100, { threads: seen, milliseconds: 20 }).job)
    expect(new Set(seen).size).toBe(3)
  })

  it('tells how many slots are done, of all, never fewer than before', () => {
    const told: [number, number][] = []
    const heard: [number, number][] = []
    const pool = openPool(2, (...step) => heard.push(step))
    pool.run(makeJob('square', 20, { threads: shareInts(20), milliseconds: 5 }).job, (...step) => told.push(step))
    expect(heard).toEqual(told)
    expect(told.at(-1)).toEqual([20, 20])
    expect(told.every(([done, total], at) => total === 20 && done >= (told[at - 1]?.[0] ?? 1))).toBe(true)
    expect(told.length).toBeGreaterThan(5)
  })

  it.each([1, 2, 3])('throws what its lowest failing slot threw, on %i thread(s), and goes on to work', (threads) => {
    const pool = openPool(threads)
    const { job, hits } = makeJob('fail', 40, { failing: [11, 12, 13, 30], milliseconds: 2 })
    for (let round = 1; round <= 3; round += 1) {
      const error = catchError(() => {
        pool.run(job)
      })
      expect(error).toBeInstanceOf(SlotFailedError)
      expect(error).toMatchObject({ name: 'SlotRefusedError', message: 'slot 11 refuses', slot: 11 })
      expect(hits.slice(0, 12).every((count) => count === round)).toBe(true)
      expect(hits[39]).toBe(0)
    }
    const next = makeJob('square', 10, { threads: shareInts(10), milliseconds: 2 })
    pool.run(next.job)
    expect(next.hits[9]).toBe(81)
  })

  it('says the same of a failure as a single thread does', () => {
    const { job } = makeJob('fail', 40, { failing: [11], milliseconds: 0 })
    const inline = catchError(() => {
      INLINE_POOL.run(job)
    })
    expect(inline).toMatchObject({ name: 'SlotRefusedError', message: 'slot 11 refuses' })
  })

  it('does its work alone where its threads cannot start', () => {
    const pool = new ThreadPool({ threads: 2, workerUrl: new URL('./nowhere.mjs', import.meta.url) })
    pools.push(pool)
    const { job, hits } = makeJob('square', 20, { threads: shareInts(20), milliseconds: 2 })
    pool.run(job)
    expect(hits[19]).toBe(361)
  })

  it('leaves no thread behind once closed', async (context) => {
    if (!canCountThreads()) context.skip('only Linux tells how many threads a process has')
    const before = await countThreads()
    const pool = openPool(4)
    pool.run(makeJob('square', 60, { threads: shareInts(60), milliseconds: 5 }).job)
    expect(readdirSync(TASKS).length).toBeGreaterThanOrEqual(before + 3)
    await pool.close()
    expect(await countThreads(before)).toBeLessThanOrEqual(before)
  })
})

describe('cancelling a run', () => {
  const module = new WebAssembly.Module(SPINNING_WASM)

  it.each(['spin', 'spin-wasm', 'sleep'] as const)(
    'frees every thread within a second: %s',
    { timeout: 10_000 },
    async (kernel) => {
      const before = canCountThreads() ? await countThreads() : 0
      const { job, hits } = makeJob(kernel, 3, { module, ballast: shareInts(2 ** 18) })
      const controller = new AbortController()
      const run = runThread({ workerUrl: runUrl, message: { job, threads: 3 }, signal: controller.signal })
      const failed = expect(run).rejects.toBe('enough')
      // With one slot a thread, all of them have to be at it.
      while (hits.some((count) => count === 0)) await pause(10)
      const aborted = performance.now()
      controller.abort('enough')
      await failed
      if (canCountThreads()) expect(await countThreads(before)).toBeLessThanOrEqual(before)
      expect(performance.now() - aborted).toBeLessThan(1000)
    },
  )
})

function catchError(run: () => void): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

function canCountThreads(): boolean {
  return process.platform === 'linux'
}

/** How many threads there are, once there are no more than `expected` or half a second has passed. */
async function countThreads(expected = 0): Promise<number> {
  for (let round = 0; round < 20 && readdirSync(TASKS).length > expected; round += 1) await pause(25)
  return readdirSync(TASKS).length
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
