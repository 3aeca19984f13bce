import type { Router } from 'express'

import { ENDPOINTS } from '../../contract/endpoints.ts'
import { findPredicate } from '../../domain/vocabulary.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { disclosureFor } from '../disclosure-for.ts'
import { mount } from '../mount.ts'
import { readClocks } from '../read-clocks.ts'
import { searchCase } from '../search-case.ts'
import { readChart } from '../views/read-graph.ts'

/** What the chart draws, and how to find a place on it. */
export function mountGraphRoutes(router: Router, api: ApiDependencies): void {
  const { store } = api

  mount(router, ENDPOINTS.getGraph, async ({ params, query, session }) => {
    const { disclosure } = await disclosureFor(api, params.caseId, session)
    return readChart(store, disclosure, readClocks(query), query)
  })

  mount(router, ENDPOINTS.search, async ({ params, query, session }) => {
    const { disclosure } = await disclosureFor(api, params.caseId, session)
    const { q: text, limit, script } = query
    return searchCase(store, disclosure, { text, limit, script, clocks: readClocks(query) })
  })

  mount(router, ENDPOINTS.getVocabulary, async ({ params, query, session }) => {
    const { context, disclosure } = await disclosureFor(api, params.caseId, session)
    const added = await store.readPredicates(context.info.id, readClocks(query))
    const parents = new Map(added.map((one) => [one.id, one.parent]))
    const predicates = [...context.predicates.values()].filter(
      (one) => findPredicate(one.id) !== null || parents.has(one.id),
    )
    return {
      predicates: predicates.map((one) => ({
        id: one.id,
        definition: disclosure.maskLabel(one.definition),
        parent: parents.get(one.id) ?? null,
        object: 'literal' in one.object ? ('literal' as const) : ('entity' as const),
      })),
    }
  })
}
