import { changeFindingSchema, changeRequestSchema } from './change.ts'
import { labelledQuerySchema } from './common.ts'
import { get, inCase, nothing, oneJob } from './endpoint-parts.ts'
import { defineEndpoint } from './endpoint.ts'
import { jobSchema } from './jobs.ts'

/** A measure, who is there, and clusters, followed through windows of time. */
export const CHANGE_ENDPOINTS = {
  startChange: defineEndpoint({
    id: 'startChange',
    method: 'post',
    path: '/api/cases/{caseId}/changes',
    tag: 'analysis',
    summary: 'Start following a measure through windows of time; watch the job for progress',
    params: inCase,
    query: nothing,
    body: changeRequestSchema,
    status: 202,
    answer: jobSchema,
  }),
  getChange: defineEndpoint({
    ...get,
    id: 'getChange',
    path: '/api/jobs/{jobId}/change',
    tag: 'analysis',
    summary: 'Values, arrivals, departures and clusters by window, what became of clusters, and leads',
    params: oneJob,
    query: labelledQuerySchema.pick({ script: true }),
    answer: changeFindingSchema,
  }),
} as const
