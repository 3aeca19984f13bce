import type { Response, Router } from 'express'

import { ENDPOINTS } from '../../contract/endpoints.ts'
import type { CaseId, EntityId } from '../../domain/ids.ts'
import type { ApiDependencies } from '../dependencies.ts'
import type { DisclosedCase } from '../disclosure/disclosures.ts'
import { disclosureFor } from '../disclosure-for.ts'
import { exploreEgoNetwork, exploreLinks } from '../exploring/explore-links.ts'
import { explorePaths } from '../exploring/explore-paths.ts'
import { exploreText } from '../exploring/explore-text.ts'
import { exploreTimeline } from '../exploring/explore-timeline.ts'
import { readQueryFilter } from '../exploring/read-filter.ts'
import type { Exploration } from '../exploring/view-linked.ts'
import { mount } from '../mount.ts'
import { ApiError, missing } from '../problem-of.ts'
import { readClocks } from '../read-clocks.ts'
import { readEntitiesById } from '../read-by-ids.ts'

/** What goes from place to place in a case of any size: links, ego networks, paths, days and texts. */
export function mountExploringRoutes(router: Router, api: ApiDependencies): void {
  const { store, disclosures } = api

  mount(router, ENDPOINTS.listLinks, async ({ params, query, session, response }) => {
    const exploration = explore(await disclosureFor(api, params.caseId, session), query, response)
    const id = await requireEntity(exploration, params.entityId)
    const page = { after: query.after ?? null, limit: query.limit }
    return exploreLinks(exploration, id, readQueryFilter(query), page)
  })

  mount(router, ENDPOINTS.findEgoNetwork, async ({ params, query, session, response }) => {
    const exploration = explore(await disclosureFor(api, params.caseId, session), query, response)
    const id = await requireEntity(exploration, params.entityId)
    return exploreEgoNetwork(exploration, id, readQueryFilter(query), query.hops)
  })

  mount(router, ENDPOINTS.findLinkPaths, async ({ params, query, body, session, response }) => {
    const disclosed = await disclosureFor(api, params.caseId, session)
    const exploration = explore(disclosed, { ...body, ...query }, response)
    await requireEntity(exploration, body.source)
    await requireEntity(exploration, body.target)
    const masked = await disclosures.get(params.caseId as CaseId, false)
    return explorePaths(exploration, masked.disclosure, body)
  })

  mount(router, ENDPOINTS.readTimeline, async ({ params, query, session, response }) => {
    const disclosed = await disclosureFor(api, params.caseId, session)
    const { predicates, within } = readQueryFilter({ ...query, grades: undefined })
    if (within === undefined) throw new RangeError('the contract asks for both ends of the window')
    const window = {
      ...within,
      ...(predicates === undefined ? {} : { predicates }),
      ...(query.entity === undefined ? {} : { touching: [query.entity as EntityId] }),
    }
    const page = { after: query.after === undefined ? null : checkTimelineCursor(query.after), limit: query.limit }
    return exploreTimeline(explore(disclosed, query, response), disclosed, window, page)
  })

  mount(router, ENDPOINTS.searchText, async ({ params, query, session, response }) => {
    const disclosed = await disclosureFor(api, params.caseId, session)
    const question = { field: query.field, text: query.q }
    const page = { after: query.after ?? null, limit: query.limit }
    return exploreText({ store, disclosed, clocks: readClocks(query), signal: endWith(response) }, question, page)
  })

  function explore(
    { disclosure }: DisclosedCase,
    asked: Parameters<typeof readClocks>[0] & { readonly script: string },
    response: Response,
  ): Exploration {
    return { store, disclosure, clocks: readClocks(asked), script: asked.script, signal: endWith(response) }
  }
}

async function requireEntity({ store, disclosure, clocks }: Exploration, id: string): Promise<EntityId> {
  const known = await readEntitiesById(store, disclosure.context.info.id, clocks, [id as EntityId])
  if (known.size === 0) throw missing('entity', id)
  return id as EntityId
}

function checkTimelineCursor(after: string): string {
  if (/^\d{4}-\d{2}-\d{2} \S+$/u.test(after)) return after
  throw new ApiError(400, 'bad-cursor', 'The cursor is none of a timeline. Pass `next` of the page before as it came.')
}

/** Ends what is being looked for when nobody waits for the answer any more. */
function endWith(response: Response): AbortSignal {
  const controller = new AbortController()
  response.on('close', () => {
    controller.abort(new DOMException('the request was taken back', 'AbortError'))
  })
  return controller.signal
}
