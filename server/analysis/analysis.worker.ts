import { parentPort } from 'node:worker_threads'
import { projectNetwork } from './graph/project-network.ts'
import { runAnalysis } from './run-analysis.ts'
import type { RunMessage, WorkerMessage } from './worker-messages.ts'

/** Entry file of the worker thread: runs one request and answers. */
parentPort?.once('message', (message: RunMessage) => {
  try {
    const finding = runAnalysis(message.request, {
      onProgress: (done, total) => {
        post({ kind: 'progress', done, total })
      },
    })
    const network = projectNetwork(message.request.input, message.request.projection)
    post({ kind: 'result', result: { finding, network } })
  } catch (error) {
    const { name, message: text } = error instanceof Error ? error : new Error(String(error))
    post({ kind: 'error', name, message: text })
  }
})

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message)
}
