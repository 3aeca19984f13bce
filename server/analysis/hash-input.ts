import { createHash } from 'node:crypto'
import type { ProjectionInput } from './graph/network.ts'

/**
 * SHA-256, in lower-case hexadecimal, of the material of a projection, in an order of its own: the same material has
 * the same hash in whatever order and from whatever store it comes. Neither when a store received a record is part of
 * it nor a source that no claim quotes, so that what comes in later leaves the hash of an earlier `knownAt` alone.
 */
export function hashInput(input: ProjectionInput): string {
  const { claims, entities, excerptSources, predicateParents, protections, sources } = selectContent(input)
  const content = {
    claims: writeSorted(claims),
    entities: writeSorted(entities),
    excerptSources: writeSorted(excerptSources),
    predicateParents: writeSorted(predicateParents),
    protections: writeSorted(protections),
    sources: writeSorted(sources),
  }
  return createHash('sha256').update(writeCanonically(content)).digest('hex')
}

/** What the material was, item by item: by kind and by id, a short digest of each. */
export type InputFingerprint = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The items that `hashInput` reads, so that of two materials it can be told which items came, went or changed. */
export function fingerprintInput(input: ProjectionInput): InputFingerprint {
  const { claims, entities, excerptSources, predicateParents, protections, sources } = selectContent(input)
  return {
    claims: digestAll(claims.map((one) => [one.id, one])),
    entities: digestAll(entities.map((one) => [one.id, one])),
    excerpts: digestAll(excerptSources),
    predicates: digestAll(predicateParents),
    protections: digestAll(protections.map((one) => [one.id, one])),
    sources: digestAll(sources.map((one) => [one.id, one])),
  }
}

function digestAll(items: readonly (readonly [string, unknown])[]): Record<string, string> {
  return Object.fromEntries(items.map(([id, item]) => [id, digestItem(item)]))
}

/** 64 bits are enough to see that one item differs; the whole is held by the hash of the input. */
function digestItem(item: unknown): string {
  return createHash('sha256').update(writeCanonically(item)).digest('hex').slice(0, 16)
}

/** What of the material counts. */
function selectContent(input: ProjectionInput) {
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
  const predicateParents = [...input.predicateParents]
  return { claims: input.claims, entities, excerptSources, predicateParents, protections, sources }
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
