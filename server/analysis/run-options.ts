import type { Pool } from './parallel/pool.ts'

/** How a task is run; nothing here changes what it finds. */
export interface RunOptions {
  /** Called as work is done: what is being done, `measure:<id>` or `resampling` for one, and done of total. */
  readonly onProgress?: (phase: string, done: number, total: number) => void
  /** Checked between steps; aborting throws its reason. */
  readonly signal?: AbortSignal
  /** Threads that help; without it all is done in the thread that asks. */
  readonly pool?: Pool
}
