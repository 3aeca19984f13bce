import { workerData } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'

import { loadKernels } from '../load-kernels.ts'
import { helpWithSlots } from './help-with-slots.ts'
import { SlotBoard } from './slot-board.ts'
import type { HelpCall } from './thread-pool.ts'

/** Entry file of the further threads of a ThreadPool: helps with each job that it is called for. */
loadKernels()
const port = workerData as MessagePort
port.on('message', ({ job, board }: HelpCall) => {
  helpWithSlots(job, new SlotBoard(board), {
    onFailure(failure) {
      port.postMessage(failure)
    },
  })
})
