import { parentPort } from 'node:worker_threads'
import type { ThreadMessage } from './run-thread.ts'

/** What a thread tells while it works: what is being done, and done of total. */
export type TellProgress = (phase: string, done: number, total: number) => void

/** In an entry file of a thread: does the work on the one message that comes and sends progress and the outcome. */
export function answerThread(work: (message: unknown, onProgress: TellProgress) => unknown): void {
  parentPort?.once('message', (message: unknown) => {
    try {
      const result = work(message, (phase, done, total) => {
        post({ kind: 'progress', phase, done, total })
      })
      post({ kind: 'result', result })
    } catch (error) {
      const { name, message: text } = error instanceof Error ? error : new Error(String(error))
      post({ kind: 'error', name, message: text })
    }
  })
}

function post(answer: ThreadMessage<unknown>): void {
  parentPort?.postMessage(answer)
}
