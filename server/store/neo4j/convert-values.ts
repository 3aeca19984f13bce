import neo4j from 'neo4j-driver'
import type { Integer } from 'neo4j-driver'

/** The driver sends plain numbers as floats; LIMIT, SKIP and indices need integers. */
export function toInteger(value: number): Integer {
  return neo4j.int(value)
}

/**
 * A number from an integer of the database.
 *
 * @throws {RangeError} beyond 2^53, where a number would silently be another one
 */
export function fromInteger(value: Integer): number {
  if (!neo4j.integer.inSafeRange(value)) throw new RangeError(`${value.toString()} is too large for a number`)
  return value.toNumber()
}

/** The driver carries bytes as signed ones; both views share the memory. */
export function toByteArray(bytes: Uint8Array): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export function fromByteArray(bytes: Int8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
