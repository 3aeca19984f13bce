import type { Clocks } from '../../domain/clocks.ts'
import type { Entity } from '../../domain/entity.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import { MAX_PAGE_SIZE } from '../../store/check-read.ts'
import { readPages } from '../read-all.ts'
import { readEntitiesById } from '../read-by-ids.ts'

export interface ChosenEntities {
  /** By id. */
  readonly entities: readonly Entity[]
  /** How many the case has at `knownAt`. */
  readonly total: number
}

/**
 * All entities of a case while it has no more than `limit`; else as many: first the most linked, as far as the store
 * lists them, then others in order of their ids.
 */
export async function chooseEntities(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
  limit: number,
): Promise<ChosenEntities> {
  const first: Entity[] = []
  let total = 0
  for await (const page of readPages((at) => store.readEntities(caseId, clocks, {}, at))) {
    first.push(...page.slice(0, Math.max(limit - first.length, 0)))
    total += page.length
  }
  if (total <= limit) return { entities: first, total }
  const linked = await store.listMostLinked(caseId, clocks, Math.min(limit, MAX_PAGE_SIZE))
  const chosen = new Map(await readEntitiesById(store, caseId, clocks, linked))
  for (const entity of first) {
    if (chosen.size < limit) chosen.set(entity.id, entity)
  }
  return { entities: [...chosen.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), total }
}
