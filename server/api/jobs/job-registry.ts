import { randomUUID } from 'node:crypto'

import type { Job } from '../../contract/jobs.ts'
import type { CaseId } from '../../domain/ids.ts'
import { problemOf } from '../problem-of.ts'

const KEPT = 100

/** What a running job tells about itself. */
export type JobReport = (phase: string, done: number, total: number) => void

/** The program is about to end, which nobody asked the job for. */
export class ProgramEndingError extends Error {
  override readonly name = 'ProgramEndingError'
}

/** The job that a piece of work runs as. */
export interface JobTask {
  readonly id: string
  /** Says which case the job works on, once that is known. */
  readonly concern: (caseId: CaseId) => void
  /** Says under which finding the result was kept. */
  readonly keep: (finding: string) => void
}

export interface JobRequest<T> {
  readonly kind: Job['kind']
  readonly caseId: CaseId | null
  /** Path under which the result of job `id` is found. */
  readonly resultPath: (id: string) => string
  readonly run: (report: JobReport, signal: AbortSignal, task: JobTask) => Promise<T>
}

interface Entry {
  job: Job
  result: unknown
  readonly abort: AbortController
  readonly watchers: Set<(job: Job) => void>
}

/** Jobs of this server: started, watched, cancelled; the last hundred are kept until it stops. */
export class JobRegistry {
  readonly #entries = new Map<string, Entry>()
  readonly #runs = new Set<Promise<void>>()
  readonly #onForgotten: (id: string) => void

  /** @param onForgotten called with the id of each job that is kept no longer */
  constructor(onForgotten: (id: string) => void = () => undefined) {
    this.#onForgotten = onForgotten
  }

  /** Starts the work and returns at once. */
  start<T>(request: JobRequest<T>): Job {
    const id = randomUUID()
    const job: Job = {
      id,
      kind: request.kind,
      caseId: request.caseId,
      state: 'running',
      phase: 'started',
      done: 0,
      total: 0,
      problem: null,
      result: null,
    }
    const entry: Entry = { job, result: undefined, abort: new AbortController(), watchers: new Set() }
    this.#entries.set(id, entry)
    this.#forgetOldest()
    const run = this.#run(entry, request)
    this.#runs.add(run)
    void run.then(() => this.#runs.delete(run))
    return job
  }

  find(id: string): Job | null {
    return this.#entries.get(id)?.job ?? null
  }

  /** What a finished job brought; undefined if it is not there, not done, or of another kind. */
  resultOf(id: string, kind: Job['kind']): unknown {
    const entry = this.#entries.get(id)
    return entry?.job.kind === kind && entry.job.state === 'done' ? entry.result : undefined
  }

  /** Asks a running job to stop; it is cancelled once it has. */
  cancel(id: string): Job | null {
    const entry = this.#entries.get(id)
    entry?.abort.abort(new DOMException('cancelled', 'AbortError'))
    return entry?.job ?? null
  }

  /** Calls back with the job as it is and at every change; returns how to stop that. */
  watch(id: string, watcher: (job: Job) => void): (() => void) | null {
    const entry = this.#entries.get(id)
    if (entry === undefined) return null
    entry.watchers.add(watcher)
    watcher(entry.job)
    return () => entry.watchers.delete(watcher)
  }

  /** Stops everything, because the program is about to end; resolves once nothing works on the store any more. */
  async close(): Promise<void> {
    for (const { abort } of this.#entries.values()) abort.abort(new ProgramEndingError('The program is ending.'))
    await Promise.all(this.#runs)
  }

  async #run<T>(entry: Entry, request: JobRequest<T>): Promise<void> {
    const { signal } = entry.abort
    try {
      const report: JobReport = (phase, done, total) => {
        this.#change(entry, { phase, done, total })
      }
      const concern = (caseId: CaseId): void => {
        this.#change(entry, { caseId })
      }
      const keep = (finding: string): void => {
        this.#change(entry, { finding })
      }
      entry.result = await request.run(report, signal, { id: entry.job.id, concern, keep })
      this.#change(entry, { state: 'done', phase: 'done', result: request.resultPath(entry.job.id) })
    } catch (error) {
      if (signal.aborted) this.#change(entry, { state: 'cancelled', phase: 'cancelled' })
      else this.#change(entry, { state: 'failed', phase: 'failed', problem: problemOf(error) })
    }
  }

  #change(entry: Entry, change: Partial<Job>): void {
    entry.job = { ...entry.job, ...change }
    for (const watcher of entry.watchers) watcher(entry.job)
  }

  #forgetOldest(): void {
    for (const [id, entry] of this.#entries) {
      if (this.#entries.size <= KEPT) return
      if (entry.job.state === 'running') continue
      this.#entries.delete(id)
      this.#onForgotten(id)
    }
  }
}
