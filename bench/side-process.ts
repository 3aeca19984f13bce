import type { Setting } from './benchmark.ts'
import type { SampledRun } from './take-sample.ts'

/** The process of one side, its input ready. */
export interface SideProcess {
  takeSample(): Promise<SampledRun>
  stop(): Promise<void>
}

/** What the process of a Node side is told first; then comes `sample`, as often as wanted. */
export interface Preparation {
  readonly name: string
  readonly side: string
  readonly setting: Setting
}

/** The process of a side ended before it had answered. What went wrong in there it has printed itself. */
export class SideFailedError extends Error {
  override readonly name = 'SideFailedError'
}
