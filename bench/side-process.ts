import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import type { Side } from './benchmark.ts'
import type { Sample } from './statistics.ts'

export interface SideSetting {
  readonly name: string
  readonly size: number
  readonly side: Side
  readonly folder: string
  /** Folder for a processor profile, or null for none. */
  readonly profile: string | null
}

export interface SideProcess {
  takeSample(): Promise<Sample>
  stop(): Promise<void>
}

/** The process of a side ended before it had answered. */
export class SideFailedError extends Error {
  override readonly name = 'SideFailedError'
}

/** Starts the process of one side and waits until it is warm. What goes wrong in there it prints itself. */
export async function startSide(setting: SideSetting): Promise<SideProcess> {
  const { name, size, side, folder, profile } = setting
  const execArgv = ['--expose-gc', ...(profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`])]
  const program = fileURLToPath(new URL('./side.js', import.meta.url))
  const child = fork(program, [name, String(size), side, folder], { execArgv })
  const exited = once(child, 'exit')
  const failed = exited.then(() => {
    throw new SideFailedError(`${name}, ${size}: the process of "${side}" ended early.`)
  })
  // Whoever awaits an answer hears of it; an end that was asked for is no failure.
  failed.catch(() => undefined)

  async function awaitMessage(): Promise<unknown> {
    const [message] = (await Promise.race([once(child, 'message'), failed])) as [unknown]
    return message
  }

  await awaitMessage()
  return {
    async takeSample() {
      child.send('sample')
      return (await awaitMessage()) as Sample
    },
    async stop() {
      if (child.connected) child.disconnect()
      await exited
    },
  }
}
