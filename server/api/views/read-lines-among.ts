import { objectEntity } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId, ClaimId, EntityId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { Link } from '../../store/link.ts'
import { readAll, readPages, splitIds } from '../read-all.ts'

/** Links that one step of the search looks at. */
const MOST_LINKS = 50_000

/** Claims between two of the entities, active and refuted, without reading all that leads away from them. */
export async function readLinesAmong(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
  ids: readonly EntityId[],
): Promise<readonly KnownClaim[]> {
  const among = new Set(ids)
  const lines: KnownClaim[] = []
  const refuted = { statuses: ['refuted'] as const }
  for await (const page of readPages((at) => store.readClaims(caseId, clocks, refuted, at))) {
    lines.push(...page.filter((claim) => isAmong(among, claim.subject, objectEntity(claim))))
  }
  for (const part of splitIds(await listLinksAmong(store, caseId, clocks, among))) {
    lines.push(...(await readAll((page) => store.readClaims(caseId, clocks, { ids: part }, page))))
  }
  return lines
}

async function listLinksAmong(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
  among: ReadonlySet<EntityId>,
): Promise<ReadonlySet<ClaimId>> {
  const found = new Set<ClaimId>()
  const keep = (links: readonly Link[]): void => {
    for (const { claim, subject, object } of links) if (isAmong(among, subject, object)) found.add(claim)
  }
  const waiting: EntityId[][] = splitIds(among)
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const links = await store.readFrontier(caseId, clocks, part, {}, MOST_LINKS)
    const [hub] = part
    if (links !== null) keep(links)
    else if (part.length > 1) waiting.push(...halve(part))
    else if (hub !== undefined) {
      for await (const page of readPages((at) => store.readLinks(caseId, clocks, hub, {}, at))) keep(page)
    }
  }
  return found
}

function halve(ids: readonly EntityId[]): EntityId[][] {
  const middle = Math.ceil(ids.length / 2)
  return [ids.slice(0, middle), ids.slice(middle)]
}

function isAmong(among: ReadonlySet<EntityId>, subject: EntityId, object: EntityId | null): boolean {
  return object !== null && among.has(subject) && among.has(object)
}
