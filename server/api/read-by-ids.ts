import type { KnownClaim } from '../domain/claim.ts'
import type { Clocks } from '../domain/clocks.ts'
import type { Entity } from '../domain/entity.ts'
import type { CaseId, EntityId, ExcerptId } from '../domain/ids.ts'
import type { Excerpt } from '../domain/source.ts'
import type { CaseStore, ClaimQuery } from '../store/case-store.ts'
import { readPages, splitIds } from './read-all.ts'

/** The entities asked for that are there. */
export async function readEntitiesById(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
  ids: Iterable<EntityId>,
): Promise<ReadonlyMap<EntityId, Entity>> {
  const entities = new Map<EntityId, Entity>()
  for (const part of splitIds(ids)) {
    for await (const page of readPages((at) => store.readEntities(caseId, clocks, { ids: part }, at))) {
      for (const entity of page) entities.set(entity.id, entity)
    }
  }
  return entities
}

/** Pages of the claims that touch any of the entities; one that touches several may come more than once. */
export async function* readTouching(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
  ids: Iterable<EntityId>,
  query: Omit<ClaimQuery, 'touching'>,
): AsyncGenerator<readonly KnownClaim[]> {
  for (const touching of splitIds(ids)) {
    yield* readPages((page) => store.readClaims(caseId, clocks, { ...query, touching }, page))
  }
}

/** Lists of the excerpts asked for that are there. */
export async function* readExcerptsById(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
  ids: Iterable<ExcerptId>,
): AsyncGenerator<readonly Excerpt[]> {
  for (const part of splitIds(ids)) yield await store.readExcerpts(caseId, clocks, { ids: part })
}
