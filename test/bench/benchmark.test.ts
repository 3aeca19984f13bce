import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import {
  choosePace,
  isPythonPeer,
  listBenchmarks,
  listSides,
  loadBenchmark,
  MissingPrerequisiteError,
  OURS,
} from '../../bench/benchmark.ts'
import type { Benchmark, Outcome, Peer, Provision, Setting } from '../../bench/benchmark.ts'
import { compareOutcomes } from '../../bench/compare-outcomes.ts'
import { findRoot } from '../../bench/find-root.ts'
import { findPython } from '../../bench/prepare-python.ts'
import { startPythonSide } from '../../bench/start-python-side.ts'
import { takeSample } from '../../bench/take-sample.ts'
import { chooseRuns } from '../soak.ts'

const PROGRAMS = join(findRoot(), 'bench', 'python')

/** Enough for every benchmark to have something of each kind of its input. */
const SMALL: Readonly<Record<string, number>> = {
  'find-neo4j': 1000,
  'find-sqlite': 1000,
  'import-neo4j': 1000,
  'import-sqlite': 1000,
  'import-stores': 1000,
  leiden: 4039,
  projection: 400,
  stability: 400,
  'start-to-chart': 400,
}
const USUALLY_SMALL = 250
/** Those that take half a minute, in a soak alone: their sides are tested by suites of their own. */
const SLOW = /neo4j|stores|stability/u
/** The same sides as `import-neo4j` and `import-stores`; their input has no small size, for all its tables are read. */
const LONG = 'import-pole'
const NEEDING_NEO4J = /neo4j|stores|pole/u

let folder = ''
/** Of an environment that an earlier run of the benchmarks has made: the tests download nothing. */
let interpreter: string | null = null

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trama-bench-'))
  const requirements = join(PROGRAMS, 'requirements.txt')
  interpreter = await findPython({ folder: join(findRoot(), '.trama', 'bench', 'venv'), requirements })
  const neo4j = inject('neo4j')
  if ('skipped' in neo4j) return
  process.env['NEO4J_BENCH_URI'] = neo4j.uri
  process.env['NEO4J_BENCH_USER'] = neo4j.user
  process.env['NEO4J_BENCH_PASSWORD'] = neo4j.password
})
afterAll(() => rm(folder, { recursive: true }))

async function makeSetting(name: string, side: string, provided: Setting['provided']): Promise<Setting> {
  const own = join(folder, name, side)
  await mkdir(own, { recursive: true })
  return { size: SMALL[name] ?? USUALLY_SMALL, folder: own, provided }
}

/** Runs a side that runs in Node as its process would: twice, or once where a run takes seconds. */
async function runSide(benchmark: Benchmark, peer: Peer | null, setting: Setting): Promise<Outcome[]> {
  if (peer !== null && isPythonPeer(peer)) return []
  const task = await (peer ?? benchmark).prepare(setting)
  try {
    const runs = [await takeSample(task)]
    if (benchmark.provide === undefined) runs.push(await takeSample(task))
    expect(runs.every(({ sample }) => sample.milliseconds > 0)).toBe(true)
    return runs.map((run) => run.outcome)
  } finally {
    await task.close?.()
  }
}

async function runPython(peer: Peer, setting: Setting): Promise<Outcome[]> {
  if (!isPythonPeer(peer) || interpreter === null) return []
  const input = await peer.writeInput(setting)
  const side = await startPythonSide({ side: peer.name, interpreter, program: join(PROGRAMS, peer.program), input })
  try {
    return [(await side.takeSample()).outcome, (await side.takeSample()).outcome]
  } finally {
    await side.stop()
  }
}

/** What the benchmark needs, or why it is not to be had here. */
async function provide(benchmark: Benchmark, name: string): Promise<Provision | string> {
  const neo4j = inject('neo4j')
  if (NEEDING_NEO4J.test(name) && 'skipped' in neo4j) return neo4j.skipped
  const scratch = join(folder, name, 'scratch')
  await mkdir(scratch, { recursive: true })
  try {
    return (await benchmark.provide?.(scratch)) ?? { provided: {}, stop: () => undefined }
  } catch (error) {
    if (error instanceof MissingPrerequisiteError && process.env['CI'] !== 'true') return error.message
    throw error
  }
}

describe('benchmarks', () => {
  it('finds the files of bench/entries', () => {
    const wanted = ['betweenness', 'find-neo4j', 'import-neo4j', 'import-sqlite', 'mask-text', 'start-to-chart']
    expect(listBenchmarks()).toEqual(expect.arrayContaining(wanted))
  })

  it('refuses a name that is none', async () => {
    await expect(loadBenchmark('constructor')).rejects.toBeInstanceOf(RangeError)
  })

  const tried = listBenchmarks().filter((name) => chooseRuns(0, 1) === 1 || !SLOW.test(name))
  it.for(tried)('%s: all sides do the same', { timeout: 300_000 }, async (name, context) => {
    if (name.startsWith(LONG)) return context.skip(`takes a minute: npm run bench -- --only ${name} --size 1000`)
    const benchmark = await loadBenchmark(name)
    const provision = await provide(benchmark, name)
    if (typeof provision === 'string') return context.skip(provision)
    try {
      const { provided } = provision
      const [expected, ...others] = await runSide(benchmark, null, await makeSetting(name, OURS, provided))
      if (expected === undefined) throw new Error('our side did not run')
      for (const [place, peer] of benchmark.peers.entries()) {
        others.push(...(await runSide(benchmark, peer, await makeSetting(name, `peer-${place}`, provided))))
      }
      for (const outcome of others) compareOutcomes(expected, outcome, benchmark.tolerance ?? 0)
    } finally {
      await provision.stop()
    }
  })

  it.for(listBenchmarks())('%s: peers in Python do the same', { timeout: 60_000 }, async (name, context) => {
    const benchmark = await loadBenchmark(name)
    const peers = benchmark.peers.filter(isPythonPeer)
    if (peers.length === 0) return
    if (interpreter === null) return context.skip('no environment of Python yet: npm run bench makes it')
    const [expected] = await runSide(benchmark, null, await makeSetting(name, 'ours-again', {}))
    if (expected === undefined) throw new Error('our side did not run')
    for (const peer of peers) {
      const outcomes = await runPython(peer, await makeSetting(name, 'python', {}))
      expect(outcomes).toHaveLength(2)
      for (const outcome of outcomes) compareOutcomes(expected, outcome, benchmark.tolerance ?? 0)
    }
  })

  it.each(listBenchmarks())('%s says what is measured and beside what, each in a sentence', async (name) => {
    const benchmark = await loadBenchmark(name)
    expect(benchmark.operation).toMatch(/^[A-Z].*\.$/u)
    expect(benchmark.unit).not.toBe('')
    expect(benchmark.sizes.length).toBeGreaterThan(0)
    expect(benchmark.peers.length).toBeGreaterThan(0)
    for (const { difference } of benchmark.peers) expect(difference).toMatch(/\b(?:no|not|neither)\b.*\.$/u)
    expect(new Set(listSides(benchmark)).size).toBe(benchmark.peers.length + 1)
    for (const size of benchmark.sizes) expect(choosePace(benchmark, size).mostRuns).toBeGreaterThan(0)
  })
})
