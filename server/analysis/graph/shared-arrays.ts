/** A list of zeros that several threads may see at once. */
export function createSharedInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT))
}

/** A list of zeros that several threads may see at once. */
export function createSharedNumbers(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT))
}

/** The list where threads share it already, else a copy that they can share. */
export function shareInts(values: Int32Array): Int32Array {
  if (values.buffer instanceof SharedArrayBuffer) return values
  const shared = createSharedInts(values.length)
  shared.set(values)
  return shared
}

/** The list where threads share it already, else a copy that they can share. */
export function shareNumbers(values: Float64Array): Float64Array {
  if (values.buffer instanceof SharedArrayBuffer) return values
  const shared = createSharedNumbers(values.length)
  shared.set(values)
  return shared
}
