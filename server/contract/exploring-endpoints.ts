import { idSchema, labelledQuerySchema } from './common.ts'
import { get, inCase } from './endpoint-parts.ts'
import { defineEndpoint } from './endpoint.ts'
import {
  egoNetworkSchema,
  egoQuerySchema,
  linkPageSchema,
  linkPathRequestSchema,
  linkPathsSchema,
  linksQuerySchema,
  textHitsSchema,
  textSearchQuerySchema,
  timelineQuerySchema,
  timelineSchema,
} from './exploring.ts'

const inEntity = inCase.extend({ entityId: idSchema })

/** What goes from one place of a case to the next without reading all of it. */
export const EXPLORING_ENDPOINTS = {
  listLinks: defineEndpoint({
    ...get,
    id: 'listLinks',
    path: '/api/cases/{caseId}/entities/{entityId}/links',
    tag: 'exploring',
    summary: 'What an entity is linked to: how many by predicate, and a page of them',
    params: inEntity,
    query: labelledQuerySchema.extend(linksQuerySchema.shape),
    answer: linkPageSchema,
  }),
  findEgoNetwork: defineEndpoint({
    ...get,
    id: 'findEgoNetwork',
    path: '/api/cases/{caseId}/entities/{entityId}/ego',
    tag: 'exploring',
    summary: 'All within one to three hops of an entity',
    params: inEntity,
    query: labelledQuerySchema.extend(egoQuerySchema.shape),
    answer: egoNetworkSchema,
  }),
  findLinkPaths: defineEndpoint({
    id: 'findLinkPaths',
    method: 'post',
    path: '/api/cases/{caseId}/link-paths',
    tag: 'exploring',
    summary: 'Paths between two entities along their links, never through or to anybody protected',
    params: inCase,
    query: labelledQuerySchema.pick({ script: true }),
    body: linkPathRequestSchema,
    status: 200,
    answer: linkPathsSchema,
  }),
  readTimeline: defineEndpoint({
    ...get,
    id: 'readTimeline',
    path: '/api/cases/{caseId}/timeline',
    tag: 'exploring',
    summary: 'Claims that begin, or end, within a window of days',
    params: inCase,
    query: labelledQuerySchema.extend(timelineQuerySchema.shape),
    answer: timelineSchema,
  }),
  searchText: defineEndpoint({
    ...get,
    id: 'searchText',
    path: '/api/cases/{caseId}/search/text',
    tag: 'exploring',
    summary: 'Search quotes or source texts in all scripts, as they may be shown; what is covered finds nothing',
    params: inCase,
    query: textSearchQuerySchema,
    answer: textHitsSchema,
  }),
} as const
