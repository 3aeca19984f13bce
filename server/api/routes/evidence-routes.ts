import type { Router } from 'express'

import { ENDPOINTS } from '../../contract/endpoints.ts'
import { CLAIM_STATUSES } from '../../domain/claim.ts'
import type { CaseId, ClaimId, EntityId, SourceId } from '../../domain/ids.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { disclosureFor } from '../disclosure-for.ts'
import { mount } from '../mount.ts'
import { missing } from '../problem-of.ts'
import { readAll } from '../read-all.ts'
import { readClocks } from '../read-clocks.ts'
import { viewClaims } from '../views/claim-view.ts'
import { DRAWN_STATUSES } from '../views/claims-at.ts'
import { viewEntity } from '../views/entity-view.ts'
import { referToSource, viewSourceText } from '../views/source-view.ts'

/** What the inspector reads: entities, claims with their quotes, and the sources behind them. */
export function mountEvidenceRoutes(router: Router, api: ApiDependencies): void {
  const { store } = api

  mount(router, ENDPOINTS.getEntity, async ({ params, query, session }) => {
    const { disclosure } = await disclosureFor(api, params.caseId, session)
    const id = params.entityId as EntityId
    const clocks = readClocks(query)
    const caseId = disclosure.context.info.id
    const known = await store.readEntities(caseId, clocks, { ids: [id] }, { after: null, limit: 1 })
    const [entity] = known.items
    if (entity === undefined) throw missing('entity', id)
    return viewEntity(store, disclosure, entity, clocks, query.script)
  })

  mount(router, ENDPOINTS.listEntityClaims, async ({ params, query, session }) => {
    const disclosed = await disclosureFor(api, params.caseId, session)
    const clocks = readClocks(query)
    const page = await store.readClaims(
      params.caseId as CaseId,
      clocks,
      { touching: [params.entityId as EntityId], statuses: DRAWN_STATUSES },
      { after: query.after ?? null, limit: query.limit },
    )
    return { claims: await viewClaims(store, disclosed, page.items, clocks, query.script), next: page.next }
  })

  mount(router, ENDPOINTS.getClaim, async ({ params, query, session }) => {
    const disclosed = await disclosureFor(api, params.caseId, session)
    const clocks = readClocks(query)
    const wanted = { ids: [params.claimId as ClaimId], statuses: CLAIM_STATUSES }
    const page = await store.readClaims(params.caseId as CaseId, clocks, wanted, { after: null, limit: 1 })
    const [view] = await viewClaims(store, disclosed, page.items, clocks, query.script)
    if (view === undefined) throw missing('claim', params.claimId)
    return view
  })

  mount(router, ENDPOINTS.listSources, async ({ params, query, session }) => {
    const { disclosure } = await disclosureFor(api, params.caseId, session)
    const sources = await readAll((page) => store.readSources(params.caseId as CaseId, readClocks(query), page))
    return { sources: sources.map((source) => referToSource(source, disclosure)) }
  })

  mount(router, ENDPOINTS.getSourceText, async ({ params, query, session }) => {
    const disclosed = await disclosureFor(api, params.caseId, session)
    const id = params.sourceId as SourceId
    const clocks = readClocks(query)
    const source = disclosed.context.sources.get(id)
    const isKnown = (await store.readSourceBytes(params.caseId as CaseId, clocks, id)) !== null
    const excerpts = await store.readExcerpts(params.caseId as CaseId, clocks, { source: id })
    const view = source === undefined || !isKnown ? null : await viewSourceText(store, disclosed, source, excerpts)
    if (view === null) throw missing('source', id)
    return view
  })
}
