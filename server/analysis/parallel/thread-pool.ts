import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'

import { helpWithSlots } from './help-with-slots.ts'
import type { SlotFailure } from './help-with-slots.ts'
import type { KernelName } from './kernels.ts'
import { isLarge } from './measure-input.ts'
import type { ParallelJob, Pool } from './pool.ts'
import { SlotBoard } from './slot-board.ts'

/** A slot threw; `name` is the class of what it threw, `OutsideDomainError` for one. */
export class SlotFailedError extends Error {
  constructor(
    override readonly name: string,
    message: string,
    readonly slot: number,
  ) {
    super(message)
  }
}

export interface ThreadPoolOptions {
  /** Threads that work at once, the calling one among them; from 1. */
  readonly threads: number
  /** The compiled entry file of the further threads, parallel.worker.ts. */
  readonly workerUrl: URL
  /** Hears of slots done, of all, of every job. */
  readonly onProgress?: (done: number, total: number) => void
}

/** What a further thread is sent. */
export interface HelpCall {
  readonly job: ParallelJob
  readonly board: SharedArrayBuffer
}

interface Helper {
  readonly worker: Worker
  readonly port: MessagePort
}

/** A job of small input is left to the calling thread for so long; to wake others takes about a tenth of it. */
const PATIENCE_MILLISECONDS = 1
/** How often whoever waits for the others looks up. */
const LOOK_UP_MILLISECONDS = 50

/**
 * Cuts jobs up among threads of its own, which start with the first job that is worth it and stay until `close`, or
 * until the thread that owns the pool ends. The calling thread does slots too and blocks until the last is done, so a
 * pool belongs to one thread, not the one that serves requests.
 */
export class ThreadPool implements Pool {
  readonly threads: number
  readonly #options: ThreadPoolOptions
  #helpers: readonly Helper[] | null = null

  constructor(options: ThreadPoolOptions) {
    this.threads = Math.max(1, Math.floor(options.threads))
    this.#options = options
  }

  run<Name extends KernelName>(
    job: ParallelJob<Name>,
    onProgress: (done: number, total: number) => void = () => undefined,
  ): void {
    const board = new SlotBoard(job.slots)
    const failures: SlotFailure[] = []
    const tell = (): void => {
      onProgress(board.done, job.slots)
      this.#options.onProgress?.(board.done, job.slots)
    }
    const askWhenWorthIt = this.#planHelp(job, board)
    askWhenWorthIt()
    const onDone = (): void => {
      askWhenWorthIt()
      tell()
    }
    helpWithSlots(job, board, { onDone, onFailure: (failure) => failures.push(failure) })
    awaitOthers(board, tell)
    failures.push(...this.#listFailures())
    throwLowest(failures)
  }

  /** Ends the further threads; the pool starts new ones if it is used again. */
  async close(): Promise<void> {
    const helpers = this.#helpers ?? []
    this.#helpers = null
    await Promise.all(helpers.map(({ worker }) => worker.terminate()))
  }

  /** Gives a function that calls the others once the job turns out to be worth it. */
  #planHelp(job: ParallelJob, board: SlotBoard): () => void {
    const started = performance.now()
    let waits = this.threads > 1 && job.slots > 1
    const isWorthIt = isLarge(job.input)
    return () => {
      if (!waits || !(isWorthIt || performance.now() - started >= PATIENCE_MILLISECONDS) || !board.hasMore) return
      waits = false
      this.#helpers ??= this.#startHelpers()
      const call: HelpCall = { job, board: board.memory }
      for (const { port } of this.#helpers.slice(0, job.slots - 1)) port.postMessage(call)
    }
  }

  #startHelpers(): Helper[] {
    return Array.from({ length: this.threads - 1 }, () => {
      const { port1, port2 } = new MessageChannel()
      const worker = new Worker(this.#options.workerUrl, { workerData: port2, transferList: [port2] })
      // A thread that cannot start leaves its share to the others.
      worker.on('error', () => undefined)
      // Threads that wait for work keep nobody from ending.
      worker.unref()
      return { worker, port: port1 }
    })
  }

  /** Failures come before their slot counts as ended, so all of them are there. */
  #listFailures(): SlotFailure[] {
    return (this.#helpers ?? []).flatMap(({ port }) => {
      const failures: SlotFailure[] = []
      for (let got = receive(port); got !== null; got = receive(port)) failures.push(got)
      return failures
    })
  }
}

function receive(port: MessagePort): SlotFailure | null {
  const received = receiveMessageOnPort(port) as { readonly message: SlotFailure } | undefined
  return received?.message ?? null
}

function awaitOthers(board: SlotBoard, tell: () => void): void {
  for (let seen = board.done; !board.isFinished; seen = board.done) {
    board.awaitMore(seen, LOOK_UP_MILLISECONDS)
    if (board.done > seen) tell()
  }
}

function throwLowest(failures: readonly SlotFailure[]): void {
  const [first] = [...failures].sort((one, other) => one.slot - other.slot)
  if (first !== undefined) throw new SlotFailedError(first.name, first.message, first.slot)
}
