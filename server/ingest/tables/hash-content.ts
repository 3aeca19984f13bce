import { hash } from 'node:crypto'

/** 64 bits of SHA-256 of a row, to tell whether two are equal. */
export function hashContent(text: string): bigint {
  return hash('sha256', text, 'buffer').readBigUInt64LE(0)
}
