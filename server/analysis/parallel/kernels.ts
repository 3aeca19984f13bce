import { prepareDistances } from '../centrality/reach/add-distances.ts'
import type { DistancesInput } from '../centrality/reach/add-distances.ts'
import { prepareLengths } from '../centrality/reach/add-lengths.ts'
import type { LengthsInput } from '../centrality/reach/add-lengths.ts'
import { prepareBetweenness } from '../betweenness/betweenness-kernel.ts'
import type { DivisionRuns } from '../community/consensus/division-runs.ts'
import { prepareDivisionRuns } from '../community/consensus/division-runs.ts'
import type { BetweennessInput } from '../betweenness/betweenness-kernel.ts'
import type { ResampleInput } from '../stability/resample-kernel.ts'
import { prepareResamples } from '../stability/resample-kernel.ts'
import type { Pool } from './pool.ts'

/** Does one slot of a job. */
export type DoSlot = (slot: number) => void

/** What each kernel is given, by its name. A new kernel is a file of its own, a line here and one in KERNELS. */
export interface KernelInputs {
  readonly 'leiden-runs': DivisionRuns
  readonly betweenness: BetweennessInput
  readonly resamples: ResampleInput
  readonly 'sum-distances': DistancesInput
  readonly 'sum-lengths': LengthsInput
}

export type KernelName = keyof KernelInputs

/**
 * Prepares a kernel once in each thread: what it allocates there serves all slots that the thread does. A slot that has
 * a job of its own to be done gives it to `inline`, which does it in the same thread.
 */
export const KERNELS: { readonly [Name in KernelName]: (input: KernelInputs[Name], inline: Pool) => DoSlot } = {
  'leiden-runs': prepareDivisionRuns,
  betweenness: prepareBetweenness,
  resamples: prepareResamples,
  'sum-distances': prepareDistances,
  'sum-lengths': prepareLengths,
}
