import { answerThread } from './answer-thread.ts'
import { runTask } from './tasks.ts'
import type { TaskMessage } from './tasks.ts'

/** Entry file of the worker thread: runs one task and answers. */
answerThread((message, onProgress) => runTask(message as TaskMessage, { onProgress }))
