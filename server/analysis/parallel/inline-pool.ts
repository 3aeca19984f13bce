import { KERNELS } from './kernels.ts'
import type { Pool } from './pool.ts'

/** Does every job in the thread that asks, slot after slot: what the threads of a pool are held to. */
export const INLINE_POOL: Pool = {
  threads: 1,
  run({ kernel, input, slots }, onProgress) {
    const doSlot = KERNELS[kernel](input, INLINE_POOL)
    for (let slot = 0; slot < slots; slot += 1) {
      doSlot(slot)
      onProgress?.(slot + 1, slots)
    }
  },
}
