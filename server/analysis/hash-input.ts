import { createHash } from 'node:crypto'
import type { ProjectionInput } from './graph/network.ts'

/**
 * SHA-256, in lower-case hexadecimal, of the material of a projection, in an order of its own: the same material has
 * the same hash in whatever order and from whatever store it comes. Neither when a store received a record is part of
 * it nor a source that no claim quotes, so that what comes in later leaves the hash of an earlier `knownAt` alone.
 */
export function hashInput(input: ProjectionInput): string {
  const quoted = new Set(input.claims.flatMap((claim) => claim.excerpts))
  const excerptSources = [...input.excerptSources].filter(([excerpt]) => quoted.has(excerpt))
  const sourceIds = new Set(excerptSources.map(([, source]) => source))
  const sources = [...input.sources.values()].flatMap(({ id, originId, reliability }) => {
    return sourceIds.has(id) ? [{ id, originId, reliability }] : []
  })
  const entities = input.entities.map(({ id, kind, subkind }) => ({ id, kind, subkind }))
  const protections = [...input.protections].map(([id, { grounds, masked, unranked }]) => {
    return { id, grounds: [...grounds].sort(), masked, unranked }
  })
  const content = {
    claims: writeSorted(input.claims),
    entities: writeSorted(entities),
    excerptSources: writeSorted(excerptSources),
    predicateParents: writeSorted([...input.predicateParents]),
    protections: writeSorted(protections),
    sources: writeSorted(sources),
  }
  return createHash('sha256').update(writeCanonically(content)).digest('hex')
}

function writeSorted(items: readonly unknown[]): string[] {
  return items.map(writeCanonically).sort()
}

/** JSON with the members of every object in code unit order, but for the time of receipt. */
function writeCanonically(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (key === 'receivedAt') return undefined
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
  })
}
