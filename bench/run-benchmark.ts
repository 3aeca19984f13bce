import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'

import { choosePace, isPythonPeer, loadBenchmark, MissingPrerequisiteError, OURS } from './benchmark.ts'
import type { Benchmark, Peer } from './benchmark.ts'
import type { Row } from './format-table.ts'
import type { Options } from './options.ts'
import { runContest } from './run-contest.ts'
import type { Contest, PythonPlace } from './run-contest.ts'
import { summarise } from './statistics.ts'
import type { Samples } from './statistics.ts'

/** All samples of one size and what they say, a row for each peer. */
export interface Result {
  readonly name: string
  readonly size: number
  readonly unit: string
  readonly samples: Samples
  readonly rows: readonly Row[]
}

/** A benchmark that did not run, or did not run beside one of its peers. */
export interface Skip {
  readonly name: string
  /** Null for the whole benchmark. */
  readonly peer: string | null
  readonly reason: string
}

export interface Surroundings {
  /** For the files of the sides. */
  readonly scratch: string
  /** Makes Python ready. @throws {MissingPrerequisiteError} */
  readonly findPython: () => Promise<PythonPlace>
  /** Takes the results of each size as soon as they are there. */
  readonly keep: (result: Result) => Promise<void>
}

/** Runs one benchmark at each of its sizes beside those of its peers that can run here. */
export async function runBenchmark(name: string, options: Options, surroundings: Surroundings): Promise<Skip[]> {
  const benchmark = await loadBenchmark(name)
  const skips: Skip[] = []
  const skip = (error: unknown, peer: string | null): void => {
    if (!(error instanceof MissingPrerequisiteError)) throw error
    process.stderr.write(`${name}: ${error.message}\n`)
    skips.push({ name, peer, reason: error.message })
  }
  const python = await preparePython(benchmark.peers, surroundings, skip)
  const peers = benchmark.peers.filter((peer) => python !== null || !isPythonPeer(peer))
  if (peers.length === 0) return skips
  const scratch = join(surroundings.scratch, name)
  await mkdir(scratch, { recursive: true })
  try {
    const provision = await benchmark.provide?.(scratch)
    const provided = provision?.provided ?? {}
    try {
      const base = { name, benchmark, peers, provided, folder: scratch, profile: options.profile, python }
      await runSizes(base, options, surroundings)
    } finally {
      await provision?.stop()
    }
  } catch (error) {
    skip(error, null)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
  return skips
}

async function preparePython(
  peers: readonly Peer[],
  { findPython }: Surroundings,
  skip: (error: unknown, peer: string) => void,
): Promise<PythonPlace | null> {
  const needing = peers.filter(isPythonPeer)
  if (needing.length === 0) return null
  try {
    return await findPython()
  } catch (error) {
    for (const peer of needing) skip(error, peer.name)
    return null
  }
}

async function runSizes(base: Omit<Contest, 'size'>, options: Options, { keep }: Surroundings): Promise<void> {
  for (const size of options.sizes ?? base.benchmark.sizes) {
    process.stderr.write(`${base.name}, ${size.toLocaleString('en')} ${base.benchmark.unit} …\n`)
    const { warmUps, mostRuns } = choosePace(base.benchmark, size)
    const samples = await runContest({ ...base, size }, { warmUps, runs: Math.min(options.runs, mostRuns) })
    const result = describeResult(base, size, samples)
    const told = result.rows.map(({ peer, summary }) => `${summary.ratio.median.toPrecision(3)} times ${peer}`)
    process.stderr.write(`  ${told.join(', ')}\n`)
    await keep(result)
  }
}

function describeResult({ name, benchmark, peers }: Omit<Contest, 'size'>, size: number, samples: Samples): Result {
  const unit: Benchmark['unit'] = benchmark.unit
  const rows = peers.map((peer): Row => {
    const pair = { ours: samples[OURS] ?? [], peer: samples[peer.name] ?? [] }
    return { name, size, unit, peer: peer.name, summary: summarise(pair) }
  })
  return { name, size, unit, samples, rows }
}
