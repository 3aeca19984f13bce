import { inCase, nothing } from './endpoint-parts.ts'
import { defineEndpoint } from './endpoint.ts'
import { exhibitRequestSchema, exhibitSchema } from './exhibit.ts'

/** What leaves for court. */
export const COURT_ENDPOINTS = {
  makeExhibit: defineEndpoint({
    id: 'makeExhibit',
    method: 'post',
    path: '/api/cases/{caseId}/exhibits',
    tag: 'court',
    summary: 'A numbered chart with its schedules and manifest, always masked; refused with every reason at once',
    params: inCase,
    query: nothing,
    body: exhibitRequestSchema,
    status: 200,
    answer: exhibitSchema,
  }),
} as const
