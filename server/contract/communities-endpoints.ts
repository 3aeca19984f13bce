import { labelledQuerySchema } from './common.ts'
import { communityFindingSchema, communityRequestSchema } from './communities.ts'
import { get, inCase, nothing, oneJob } from './endpoint-parts.ts'
import { defineEndpoint } from './endpoint.ts'
import { jobSchema } from './jobs.ts'

/** Clusters on which many seeds agree. */
export const COMMUNITY_ENDPOINTS = {
  startCommunities: defineEndpoint({
    id: 'startCommunities',
    method: 'post',
    path: '/api/cases/{caseId}/communities',
    tag: 'analysis',
    summary: 'Start a search for clusters on which many seeds agree; watch the job for progress',
    params: inCase,
    query: nothing,
    body: communityRequestSchema,
    status: 202,
    answer: jobSchema,
  }),
  getCommunities: defineEndpoint({
    ...get,
    id: 'getCommunities',
    path: '/api/jobs/{jobId}/communities',
    tag: 'analysis',
    summary: 'Consensus clusters, how stable each membership is, and how often each pair was together',
    params: oneJob,
    query: labelledQuerySchema.pick({ script: true }),
    answer: communityFindingSchema,
  }),
} as const
