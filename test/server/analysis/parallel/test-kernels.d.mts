export const TEST_KERNELS: Readonly<
  Record<'square' | 'fail' | 'spin' | 'spin-wasm' | 'sleep', (input: never) => unknown>
>
/** A module whose one function, `spin`, never returns. */
export const SPINNING_WASM: Uint8Array<ArrayBuffer>
