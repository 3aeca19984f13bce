import { threadId } from 'node:worker_threads'

/**
 * Kernels for the tests of pools. Inputs: `hits`, one Int32 a slot in shared memory, and what each kernel reads beside.
 * An entry of it is raised by every slot done.
 */
export const TEST_KERNELS = {
  /** Squares the number of each slot, and tells in `threads` which thread did it. */
  square:
    ({ hits, threads, milliseconds }) =>
    (slot) => {
      sleep(milliseconds)
      Atomics.add(hits, slot, slot * slot)
      threads[slot] = threadId
    },
  /** Fails in the slots that are named, with an error of a class of its own. */
  fail:
    ({ hits, failing, milliseconds }) =>
    (slot) => {
      sleep(milliseconds)
      Atomics.add(hits, slot, 1)
      if (failing.includes(slot)) throw new SlotRefusedError(`slot ${slot} refuses`)
    },
  /** Loops for ever in JavaScript. */
  spin:
    ({ hits }) =>
    (slot) => {
      Atomics.add(hits, slot, 1)
      for (;;) if (hits[slot] === -1) break
    },
  /** Loops for ever in WebAssembly. */
  'spin-wasm': ({ hits, module }) => {
    const { exports } = new globalThis.WebAssembly.Instance(module)
    return (slot) => {
      Atomics.add(hits, slot, 1)
      exports.spin()
    }
  },
  /** Sleeps for ever. */
  sleep:
    ({ hits }) =>
    (slot) => {
      Atomics.add(hits, slot, 1)
      Atomics.wait(hits, slot, 1)
    },
}

class SlotRefusedError extends Error {
  name = 'SlotRefusedError'
}

/** (module (func (export "spin") (loop (br 0)))), byte by byte. */
export const SPINNING_WASM = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 4, 1, 96, 0, 0],
  ...[3, 2, 1, 0],
  ...[7, 8, 1, 4, 115, 112, 105, 110, 0, 0],
  ...[10, 9, 1, 7, 0, 3, 64, 12, 0, 11, 11],
)

function sleep(milliseconds) {
  if (milliseconds > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
