import { labelledQuerySchema } from './common.ts'
import { get, inCase, nothing, oneJob } from './endpoint-parts.ts'
import { defineEndpoint } from './endpoint.ts'
import { jobSchema } from './jobs.ts'
import { withdrawalRequestSchema, withdrawalSchema } from './withdrawal.ts'

/** What falls if a source, an exhibit, an origin or a claim goes. */
export const WITHDRAWAL_ENDPOINTS = {
  startWithdrawal: defineEndpoint({
    id: 'startWithdrawal',
    method: 'post',
    path: '/api/cases/{caseId}/withdrawals',
    tag: 'analysis',
    summary: 'Ask what falls without part of the material; watch the job for progress',
    params: inCase,
    query: nothing,
    body: withdrawalRequestSchema,
    status: 202,
    answer: jobSchema,
  }),
  getWithdrawal: defineEndpoint({
    ...get,
    id: 'getWithdrawal',
    path: '/api/jobs/{jobId}/withdrawal',
    tag: 'analysis',
    summary: 'Ties, paths, branches and ranks that fall or change without part of the material',
    params: oneJob,
    query: labelledQuerySchema.pick({ script: true }),
    answer: withdrawalSchema,
  }),
} as const
