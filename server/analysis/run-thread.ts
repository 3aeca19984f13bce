import { Worker } from 'node:worker_threads'

/** The work threw, or its thread ended without an answer. */
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

/** What a thread sends: any number of progress messages, then one result or one error. */
export type ThreadMessage<Result> =
  | { readonly kind: 'progress'; readonly phase: string; readonly done: number; readonly total: number }
  | { readonly kind: 'result'; readonly result: Result }
  | { readonly kind: 'error'; readonly name: string; readonly message: string }

export interface ThreadRun<Message> {
  /** The compiled entry file of the thread. */
  readonly workerUrl: URL
  /** Sent once. */
  readonly message: Message
  readonly onProgress?: (phase: string, done: number, total: number) => void
  /** Aborting ends the thread at once and rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/**
 * Runs work in a thread of its own, which is ended whatever happens. Rejects with AnalysisFailedError or the signal's
 * reason.
 */
export async function runThread<Message, Result>(run: ThreadRun<Message>): Promise<Result> {
  run.signal?.throwIfAborted()
  const worker = new Worker(run.workerUrl)
  const stop = (): void => void worker.terminate()
  run.signal?.addEventListener('abort', stop, { once: true })
  try {
    return await awaitResult<Message, Result>(worker, run)
  } catch (error) {
    run.signal?.throwIfAborted()
    throw error
  } finally {
    run.signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

function awaitResult<Message, Result>(worker: Worker, { message, onProgress }: ThreadRun<Message>): Promise<Result> {
  return new Promise((resolve, reject) => {
    worker.on('message', (answer: ThreadMessage<Result>) => {
      switch (answer.kind) {
        case 'progress':
          onProgress?.(answer.phase, answer.done, answer.total)
          break
        case 'result':
          resolve(answer.result)
          break
        case 'error':
          reject(new AnalysisFailedError(answer.message, answer.name))
          break
      }
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      reject(new AnalysisFailedError('The analysis thread ended without an answer.', null))
    })
    worker.postMessage(message)
  })
}
