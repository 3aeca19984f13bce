import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { SideFailedError } from './side-process.ts'
import type { Preparation, SideProcess } from './side-process.ts'
import type { SampledRun } from './take-sample.ts'

/** Starts the process of a side that runs in Node; `profile` is a folder for a processor profile, or null for none. */
export async function startNodeSide(preparation: Preparation, profile: string | null): Promise<SideProcess> {
  const execArgv = ['--expose-gc', ...(profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`])]
  const child = fork(fileURLToPath(new URL('./side.js', import.meta.url)), [], { execArgv })
  const exited = once(child, 'exit')
  const failed = exited.then(() => {
    throw new SideFailedError(`The process of "${preparation.side}" ended early.`)
  })
  // Whoever awaits an answer hears of it; an end that was asked for is no failure.
  failed.catch(() => undefined)

  async function ask(message: Preparation | 'sample'): Promise<unknown> {
    const answered = once(child, 'message')
    child.send(message)
    const [answer] = (await Promise.race([answered, failed])) as [unknown]
    return answer
  }

  await ask(preparation)
  return {
    takeSample: async () => (await ask('sample')) as SampledRun,
    async stop() {
      if (child.connected) child.disconnect()
      await exited
    },
  }
}
