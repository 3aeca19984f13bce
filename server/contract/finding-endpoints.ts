import { idSchema } from './common.ts'
import { get, inCase, nothing, oneJob } from './endpoint-parts.ts'
import { defineEndpoint } from './endpoint.ts'
import { findingComparisonSchema, findingPageSchema, findingsQuerySchema, storedFindingSchema } from './findings.ts'
import { jobSchema } from './jobs.ts'

const oneFinding = inCase.extend({ findingId: idSchema })

/** Findings that were kept: listed, opened, run again, compared. */
export const FINDING_ENDPOINTS = {
  listFindings: defineEndpoint({
    ...get,
    id: 'listFindings',
    path: '/api/cases/{caseId}/findings',
    tag: 'findings',
    summary: 'Findings of a case, the newest first',
    params: inCase,
    query: findingsQuerySchema,
    answer: findingPageSchema,
  }),
  readFinding: defineEndpoint({
    ...get,
    id: 'readFinding',
    path: '/api/cases/{caseId}/findings/{findingId}',
    tag: 'findings',
    summary: 'What a finding says of how it was made, and its digest',
    params: oneFinding,
    query: nothing,
    answer: storedFindingSchema,
  }),
  openFinding: defineEndpoint({
    id: 'openFinding',
    method: 'post',
    path: '/api/cases/{caseId}/findings/{findingId}/open',
    tag: 'findings',
    summary: 'Open a finding as a job that is done: its result is seen as that of a fresh run, and masked so',
    params: oneFinding,
    query: nothing,
    body: nothing,
    status: 202,
    answer: jobSchema,
  }),
  rerunFinding: defineEndpoint({
    id: 'rerunFinding',
    method: 'post',
    path: '/api/cases/{caseId}/findings/{findingId}/rerun',
    tag: 'findings',
    summary: 'Run a finding again at its clocks, keep what comes out, and say whether it is identical',
    params: oneFinding,
    query: nothing,
    body: nothing,
    status: 202,
    answer: jobSchema,
  }),
  getRerun: defineEndpoint({
    ...get,
    id: 'getRerun',
    path: '/api/jobs/{jobId}/rerun',
    tag: 'findings',
    summary: 'What a finished re-run says',
    params: oneJob,
    query: nothing,
    answer: findingComparisonSchema,
  }),
  compareFindings: defineEndpoint({
    ...get,
    id: 'compareFindings',
    path: '/api/cases/{caseId}/findings/{findingId}/compared/{otherId}',
    tag: 'findings',
    summary: 'Where two findings of one task differ: what was asked, the material, the result',
    params: oneFinding.extend({ otherId: idSchema }),
    query: nothing,
    answer: findingComparisonSchema,
  }),
} as const
