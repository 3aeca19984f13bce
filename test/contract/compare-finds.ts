import { expect } from 'vitest'

import type { Clocks } from '../../server/domain/clocks.ts'
import type { CaseId, EntityId } from '../../server/domain/ids.ts'
import type { CaseStore } from '../../server/store/case-store.ts'
import type { LinkFilter } from '../../server/store/link.ts'
import type { FindModel } from './find-model.ts'
import { collectPages } from './store-bench.ts'

/** What to look for, over pages of `limit`. */
export interface FindQuestion {
  readonly entities: readonly EntityId[]
  readonly filter: LinkFilter
  readonly window: { readonly from: string; readonly to: string }
  readonly limit: number
}

/** Asks a store and the model for the same links, counts and days, and expects the same of both. */
export async function compareFinds(
  store: CaseStore,
  model: FindModel,
  caseId: CaseId,
  clocks: Clocks,
  { entities, filter, window, limit }: FindQuestion,
): Promise<void> {
  for (const entity of entities) {
    const links = await collectPages((page) => store.readLinks(caseId, clocks, entity, filter, page), limit)
    expect(links).toEqual(model.listLinks(clocks, [entity], filter))
    expect(await store.countLinks(caseId, clocks, entity, filter)).toEqual(model.countLinks(clocks, entity, filter))
  }
  const frontier = model.listLinks(clocks, entities, filter)
  const most = Math.max(1, frontier.length)
  expect(await store.readFrontier(caseId, clocks, entities, filter, most)).toEqual(frontier)
  if (most > 1) expect(await store.readFrontier(caseId, clocks, entities, filter, most - 1)).toBeNull()
  expect(await store.listMostLinked(caseId, clocks, limit)).toEqual(model.listMostLinked(clocks, limit))
  for (const touching of [{}, { touching: entities }]) {
    const query = {
      ...window,
      ...touching,
      ...(filter.predicates === undefined ? {} : { predicates: filter.predicates }),
    }
    const items = await collectPages((page) => store.readTimeline(caseId, clocks, query, page), limit)
    expect(items.map(({ day, claim }) => `${day} ${claim.id}`)).toEqual(model.listTimeline(clocks, query))
    expect(items.every(({ claim }) => claim.status === 'active')).toBe(true)
  }
}
