import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listBenchmarks, loadBenchmark, SIDES } from '../../bench/benchmark.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trama-bench-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Enough for every benchmark to have something of each kind of its input. */
const SMALL = 250

describe('benchmarks', () => {
  it('finds the files of bench/entries', () => {
    expect(listBenchmarks()).toEqual(expect.arrayContaining(['append-sqlite', 'betweenness']))
  })

  it('refuses a name that is none', async () => {
    await expect(loadBenchmark('constructor')).rejects.toBeInstanceOf(RangeError)
  })

  it.each(listBenchmarks())('%s: both sides do what they say, also a second time', async (name) => {
    const benchmark = await loadBenchmark(name)
    const contest = await benchmark.prepare(SMALL, folder)
    for (const side of [...SIDES, ...SIDES]) {
      const task = contest[side]
      await task.before?.()
      const outcome = await task.run()
      await task.after?.()
      expect(outcome).toBe(task.expected)
      expect(outcome).toBeGreaterThan(0)
    }
  })

  it.each(listBenchmarks())('%s says what is measured and beside what, each in a sentence', async (name) => {
    const { operation, peer, difference, unit, sizes } = await loadBenchmark(name)
    expect(operation).toMatch(/^[A-Z].*\.$/u)
    expect(difference).toMatch(/\bnot?\b.*\.$|neither.*\.$/u)
    expect([peer, unit].every((text) => text !== '')).toBe(true)
    expect(sizes.length).toBeGreaterThan(0)
  })
})
