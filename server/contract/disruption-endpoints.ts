import { labelledQuerySchema } from './common.ts'
import { disruptionFindingSchema, disruptionRequestSchema } from './disruption.ts'
import { get, inCase, nothing, oneJob } from './endpoint-parts.ts'
import { defineEndpoint } from './endpoint.ts'
import { jobSchema } from './jobs.ts'

/** Nodes taken away by plans, and what is left of the network. */
export const DISRUPTION_ENDPOINTS = {
  startDisruption: defineEndpoint({
    id: 'startDisruption',
    method: 'post',
    path: '/api/cases/{caseId}/disruptions',
    tag: 'analysis',
    summary: 'Start taking nodes away by plans; watch the job for progress',
    params: inCase,
    query: nothing,
    body: disruptionRequestSchema,
    status: 202,
    answer: jobSchema,
  }),
  getDisruption: defineEndpoint({
    ...get,
    id: 'getDisruption',
    path: '/api/jobs/{jobId}/disruption',
    tag: 'analysis',
    summary: 'What is left of the network after each removal, plan by plan',
    params: oneJob,
    query: labelledQuerySchema.pick({ script: true }),
    answer: disruptionFindingSchema,
  }),
} as const
