/** Whole numbers in memory that threads share. */
export function shareInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT))
}

/** Numbers in memory that threads share; NaN until one is written. */
export function shareFloats(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT)).fill(NaN)
}

export function copyInts(values: ArrayLike<number>): Int32Array {
  const shared = shareInts(values.length)
  shared.set(values)
  return shared
}

export function copyFloats(values: ArrayLike<number>): Float64Array {
  const shared = shareFloats(values.length)
  shared.set(values)
  return shared
}
