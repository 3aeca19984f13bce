import { once } from 'node:events'
import process from 'node:process'

import { isPythonPeer, loadBenchmark, OURS } from './benchmark.ts'
import type { Task } from './benchmark.ts'
import type { Preparation } from './side-process.ts'
import { takeSample } from './take-sample.ts'

/*
 * The process of one side, so that no two share compiled code, heap or peak. The first message says what to prepare and
 * is answered with `ready`; each further one is answered with a sampled run. It ends when its parent lets go.
 */

async function prepare({ name, side, setting }: Preparation): Promise<Task> {
  const benchmark = await loadBenchmark(name)
  if (side === OURS) return benchmark.prepare(setting)
  const peer = benchmark.peers.find((one) => one.name === side)
  if (peer === undefined || isPythonPeer(peer)) throw new RangeError(`there is no side "${side}" in Node`)
  return peer.prepare(setting)
}

const [preparation] = (await once(process, 'message')) as [Preparation]
const task = await prepare(preparation)
process.on('message', () => {
  void takeSample(task).then((answer) => process.send?.(answer))
})
process.on('disconnect', () => {
  void task.close?.()
})
process.send?.('ready')
