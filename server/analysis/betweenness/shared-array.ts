/** Copies of lists, and lists of zeros, that threads can share. */
export function shareInt32(values: ArrayLike<number>): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(4 * values.length))
  shared.set(values)
  return shared
}

export function shareFloat64(values: ArrayLike<number>): Float64Array {
  const shared = new Float64Array(new SharedArrayBuffer(8 * values.length))
  shared.set(values)
  return shared
}

export function shareZeros(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(8 * length))
}
