import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

import { isPythonPeer, OURS } from './benchmark.ts'
import type { Benchmark, Pace, Peer, Setting } from './benchmark.ts'
import { compareOutcomes } from './compare-outcomes.ts'
import { orderSides } from './order-sides.ts'
import type { SideProcess } from './side-process.ts'
import { startNodeSide } from './start-node-side.ts'
import { startPythonSide } from './start-python-side.ts'
import type { Sample, Samples } from './statistics.ts'

export interface Contest {
  readonly name: string
  readonly benchmark: Benchmark
  /** Those of the benchmark's peers that can run here. */
  readonly peers: readonly Peer[]
  readonly size: number
  readonly provided: Setting['provided']
  /** Holds the folders of all sides. */
  readonly folder: string
  /** For processor profiles of our side, or null for none. */
  readonly profile: string | null
  /** Where the programs of bench/python are, and what runs them; null when no peer needs them. */
  readonly python: PythonPlace | null
}

export interface PythonPlace {
  readonly interpreter: string
  readonly programs: string
}

export interface Rounds extends Pick<Pace, 'warmUps'> {
  readonly runs: number
}

/** Runs ours and all peers in turn, each in a process of its own, after warming them up in turn as well. */
export async function runContest(contest: Contest, rounds: Rounds): Promise<Samples> {
  const sides = new Map<string, SideProcess>()
  try {
    sides.set(OURS, await startNode(contest, OURS, contest.profile))
    for (const peer of contest.peers) sides.set(peer.name, await startPeer(contest, peer))
    return await interleave(sides, rounds, contest.benchmark.tolerance ?? 0)
  } finally {
    for (const side of sides.values()) await side.stop()
  }
}

async function startPeer(contest: Contest, peer: Peer): Promise<SideProcess> {
  if (!isPythonPeer(peer)) return startNode(contest, peer.name, null)
  if (contest.python === null) throw new RangeError(`nothing runs ${peer.name}`)
  const { interpreter, programs } = contest.python
  const input = await peer.writeInput(await makeSetting(contest, peer.name))
  return startPythonSide({ side: peer.name, interpreter, program: join(programs, peer.program), input })
}

async function startNode(contest: Contest, side: string, profile: string | null): Promise<SideProcess> {
  return startNodeSide({ name: contest.name, side, setting: await makeSetting(contest, side) }, profile)
}

async function makeSetting({ name, size, provided, folder }: Contest, side: string): Promise<Setting> {
  const own = join(folder, `${name}-${size}-${side.replaceAll(/[^\w.-]/gu, '_')}`)
  await mkdir(own, { recursive: true })
  return { size, folder: own, provided }
}

async function interleave(
  sides: ReadonlyMap<string, SideProcess>,
  { warmUps, runs }: Rounds,
  tolerance: number,
): Promise<Samples> {
  const samples = new Map<string, Sample[]>([...sides.keys()].map((side) => [side, []]))
  let expected = null
  for (let run = -warmUps; run < runs; run += 1) {
    for (const [side, process] of orderSides([...sides], Math.max(run, 0))) {
      const { sample, outcome } = await process.takeSample()
      expected ??= outcome
      compareOutcomes(expected, outcome, tolerance)
      if (run >= 0) samples.get(side)?.push(sample)
    }
  }
  return Object.fromEntries(samples)
}
