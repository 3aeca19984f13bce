import { createHash } from 'node:crypto'

import type { EntityId } from '../../domain/ids.ts'
import type { Literal } from '../../domain/literal.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SHORTEST = 4

/**
 * Codes for masked entities: a letter that says what is masked and four or more characters of a hash of the opaque id,
 * so that a code never changes as others come and go, and is the same in every store and export. Codes that would
 * collide grow until they differ.
 */
export function assignPseudonyms(letters: ReadonlyMap<EntityId, string>): ReadonlyMap<EntityId, string> {
  const hashes = [...letters.keys()].map((id) => ({ id, hash: hashId(id) }))
  const taken = countPrefixes(hashes.map(({ hash }) => hash))
  const codes = new Map<EntityId, string>()
  for (const { id, hash } of hashes) {
    let length = SHORTEST
    while (length < hash.length && (taken.get(hash.slice(0, length)) ?? 0) > 1) length += 1
    codes.set(id, `${letters.get(id) ?? 'X'}-${hash.slice(0, length)}`)
  }
  return codes
}

function countPrefixes(hashes: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const hash of hashes) {
    for (let length = SHORTEST; length < hash.length; length += 1) {
      const prefix = hash.slice(0, length)
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
    }
  }
  return counts
}

/** How many people a pseudonym stands for, as it is printed behind it: ` (6)`, ` (30+)`, ` (2–4)` or nothing. */
export function formatCount(count: Extract<Literal, { kind: 'count' }> | undefined): string {
  if (count === undefined) return ''
  const { min, max } = count
  if (min !== null && max !== null) return min === max ? ` (${min})` : ` (${min}–${max})`
  return min === null ? ` (≤ ${String(max)})` : ` (${min}+)`
}

/** Crockford base 32 of the first 80 bits of the id's SHA-256. */
function hashId(id: string): string {
  const bytes = createHash('sha256').update(id).digest().subarray(0, 10)
  let bits = BigInt(`0x${bytes.toString('hex')}`)
  let text = ''
  for (let index = 0; index < 16; index += 1) {
    text = ALPHABET.charAt(Number(bits & 31n)) + text
    bits >>= 5n
  }
  return text
}
