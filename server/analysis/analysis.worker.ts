import { answerThread } from './answer-thread.ts'
import { loadKernels } from './load-kernels.ts'
import { openPool } from './open-pool.ts'
import { runTask } from './tasks.ts'
import type { TaskMessage } from './tasks.ts'

/** Entry file of the worker thread: runs one task, with threads of its own to help, and answers. */
loadKernels()
answerThread((message, tell) => runTask(message as TaskMessage, openPool(tell)))
