import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

import type { Side } from './benchmark.ts'
import { startSide } from './side-process.ts'
import type { SideProcess } from './side-process.ts'
import type { Sample, Samples } from './statistics.ts'

export interface ContestSetting {
  readonly name: string
  readonly size: number
  readonly runs: number
  /** Holds the folders of both sides. */
  readonly folder: string
  readonly profile: string | null
}

/** Runs both sides in turn, A B B A A B …, so that a busy spell of the machine meets both and neither always leads. */
export async function runContest(setting: ContestSetting): Promise<Samples> {
  const ours = await start(setting, 'ours')
  try {
    const peer = await start(setting, 'peer')
    try {
      return await alternate({ ours, peer }, setting.runs)
    } finally {
      await peer.stop()
    }
  } finally {
    await ours.stop()
  }
}

async function start(setting: ContestSetting, side: Side): Promise<SideProcess> {
  const { name, size } = setting
  const folder = join(setting.folder, `${name}-${size}-${side}`)
  await mkdir(folder, { recursive: true })
  return startSide({ name, size, side, folder, profile: side === 'ours' ? setting.profile : null })
}

async function alternate(processes: Readonly<Record<Side, SideProcess>>, runs: number): Promise<Samples> {
  const samples: Record<Side, Sample[]> = { ours: [], peer: [] }
  for (let run = 0; run < runs; run += 1) {
    const order: readonly Side[] = run % 2 === 0 ? ['ours', 'peer'] : ['peer', 'ours']
    for (const side of order) samples[side].push(await processes[side].takeSample())
  }
  return samples
}
