import { INLINE_POOL } from './inline-pool.ts'
import { KERNELS } from './kernels.ts'
import type { DoSlot, KernelName } from './kernels.ts'
import type { ParallelJob } from './pool.ts'
import type { SlotBoard } from './slot-board.ts'

/** A slot that threw, or the kernel's preparation: then it is the first slot that the thread took. */
export interface SlotFailure {
  readonly slot: number
  /** The class of what was thrown. */
  readonly name: string
  readonly message: string
}

export interface SlotWatch {
  /** Called after each slot that went well. */
  readonly onDone?: () => void
  /** Called before the slot counts as ended. */
  readonly onFailure: (failure: SlotFailure) => void
}

/** Does slots of a job until none is left or one fails. A thread that comes too late prepares nothing. */
export function helpWithSlots<Name extends KernelName>(
  job: ParallelJob<Name>,
  board: SlotBoard,
  { onDone, onFailure }: SlotWatch,
): void {
  let doSlot: DoSlot | null = null
  for (let slot = board.take(); slot >= 0; slot = board.take()) {
    try {
      doSlot ??= KERNELS[job.kernel](job.input, INLINE_POOL)
      doSlot(slot)
    } catch (error) {
      onFailure({ slot, ...describeError(error) })
      board.stop(job.slots)
    }
    board.finish()
    onDone?.()
  }
}

function describeError(error: unknown): { readonly name: string; readonly message: string } {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  return { name, message }
}
