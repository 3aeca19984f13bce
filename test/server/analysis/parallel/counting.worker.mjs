// The further threads of a pool, as they are compiled, that count in `helped` of a job's input the slots they do.
import { KERNELS } from '../../../../dist/server/analysis/parallel/kernels.js'

for (const [name, prepare] of Object.entries(KERNELS)) {
  KERNELS[name] = (input, inline) => {
    const doSlot = prepare(input, inline)
    return (slot) => {
      doSlot(slot)
      // What a slot has done for it in its own thread counts nothing.
      if (input.helped !== undefined) Atomics.add(input.helped, 0, 1)
    }
  }
}
await import('../../../../dist/server/analysis/parallel/parallel.worker.js')
