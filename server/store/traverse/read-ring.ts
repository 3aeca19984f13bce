import type { ClaimId, EntityId } from '../../domain/ids.ts'
import type { CaseStore } from '../case-store.ts'
import type { Link, LinkFilter } from '../link.ts'
import type { Traversal } from './traversal.ts'

/** Entities that one read of the port takes. */
export const FRONTIER_SIZE = 1000

/**
 * Reads all links of a ring of entities, each once, in as many reads as it takes. Null when there are more than `most`:
 * then nothing of the ring is known, so that the answer never depends on how a ring was cut into reads.
 */
export async function readRing(
  traversal: Traversal<Pick<CaseStore, 'readFrontier'>>,
  ring: readonly EntityId[],
  filter: LinkFilter,
  most: number,
): Promise<readonly Link[] | null> {
  const links = new Map<ClaimId, Link>()
  for (let start = 0; start < ring.length; start += FRONTIER_SIZE) {
    traversal.signal?.throwIfAborted()
    if (most < 1) return null
    const { reader, caseId, clocks } = traversal
    const part = await reader.readFrontier(caseId, clocks, ring.slice(start, start + FRONTIER_SIZE), filter, most)
    for (const link of part ?? []) links.set(link.claim, link)
    if (part === null || links.size > most) return null
  }
  return [...links.values()]
}
