import { Worker } from 'node:worker_threads'
import type { AnalysisResult } from './finding.ts'
import type { AnalysisRequest } from './run-analysis.ts'
import type { RunMessage, WorkerMessage } from './worker-messages.ts'

/** The analysis threw, or its thread ended without an answer. */
export class AnalysisFailedError extends Error {
  override readonly name = 'AnalysisFailedError'
  /** `causeName` is the class of the error inside, `InvalidParameterError` for one; null when the thread just ended. */
  constructor(
    message: string,
    readonly causeName: string | null,
  ) {
    super(message)
  }
}

export interface WorkerRun {
  /** The compiled analysis.worker.js. */
  readonly workerUrl: URL
  readonly request: AnalysisRequest
  readonly onProgress?: (done: number, total: number) => void
  /** Aborting ends the thread at once and rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/**
 * Runs an analysis in a thread of its own, which is ended whatever happens. Rejects with AnalysisFailedError or the
 * signal's reason.
 */
export async function runInWorker(run: WorkerRun): Promise<AnalysisResult> {
  run.signal?.throwIfAborted()
  const worker = new Worker(run.workerUrl)
  const stop = (): void => void worker.terminate()
  run.signal?.addEventListener('abort', stop, { once: true })
  try {
    return await awaitResult(worker, run)
  } catch (error) {
    run.signal?.throwIfAborted()
    throw error
  } finally {
    run.signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

function awaitResult(worker: Worker, { request, onProgress }: WorkerRun): Promise<AnalysisResult> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      switch (message.kind) {
        case 'progress':
          onProgress?.(message.done, message.total)
          break
        case 'result':
          resolve(message.result)
          break
        case 'error':
          reject(new AnalysisFailedError(message.message, message.name))
          break
      }
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      reject(new AnalysisFailedError('The analysis thread ended without an answer.', null))
    })
    worker.postMessage({ kind: 'run', request } satisfies RunMessage)
  })
}
