import { z } from 'zod'

import { claimViewSchema } from './claims.ts'
import { idSchema, labelledQuerySchema } from './common.ts'
import { get, inCase, nothing, oneJob } from './endpoint-parts.ts'
import { defineEndpoint } from './endpoint.ts'
import {
  branchFindingSchema,
  branchRequestSchema,
  exposureAbsenceRequestSchema,
  exposureAbsenceSchema,
  recruiterFindingSchema,
  recruiterRequestSchema,
} from './exposure.ts'
import { jobSchema } from './jobs.ts'

const scriptQuery = labelledQuerySchema.pick({ script: true })

/** Which branch somebody belongs to, and who is said to have recruited whom. */
export const EXPOSURE_ENDPOINTS = {
  startBranches: defineEndpoint({
    id: 'startBranches',
    method: 'post',
    path: '/api/cases/{caseId}/branches',
    tag: 'exposure',
    summary: 'Start a run of branch exposure; watch the job for progress',
    params: inCase,
    query: nothing,
    body: branchRequestSchema,
    status: 202,
    answer: jobSchema,
  }),
  getBranches: defineEndpoint({
    ...get,
    id: 'getBranches',
    path: '/api/jobs/{jobId}/branches',
    tag: 'exposure',
    summary: 'Which branch contacts point to, with every contact behind it; undetermined where that is not clear',
    params: oneJob,
    query: scriptQuery,
    answer: branchFindingSchema,
  }),
  startRecruiters: defineEndpoint({
    id: 'startRecruiters',
    method: 'post',
    path: '/api/cases/{caseId}/recruiters',
    tag: 'exposure',
    summary: 'Start a run of recruiter exposure; watch the job for progress',
    params: inCase,
    query: nothing,
    body: recruiterRequestSchema,
    status: 202,
    answer: jobSchema,
  }),
  getRecruiters: defineEndpoint({
    ...get,
    id: 'getRecruiters',
    path: '/api/jobs/{jobId}/recruiters',
    tag: 'exposure',
    summary: 'Who is said to have recruited whom: act, means and purpose, each sourced, unsourced or contradicted',
    params: oneJob,
    query: scriptQuery,
    answer: recruiterFindingSchema,
  }),
  listExposureClaims: defineEndpoint({
    ...get,
    id: 'listExposureClaims',
    path: '/api/jobs/{jobId}/exposure-claims',
    tag: 'exposure',
    summary: 'Every claim, with its quotes, behind what a run of exposure says of one person',
    params: oneJob,
    query: scriptQuery.extend({ person: idSchema }),
    answer: z.object({ claims: z.array(claimViewSchema) }).meta({ id: 'ExposureClaims' }),
  }),
  explainExposureAbsence: defineEndpoint({
    id: 'explainExposureAbsence',
    method: 'post',
    path: '/api/cases/{caseId}/exposure-absences',
    tag: 'exposure',
    summary: 'Why somebody has no branch, or is not listed among recruiters',
    params: inCase,
    query: scriptQuery,
    body: exposureAbsenceRequestSchema,
    status: 200,
    answer: exposureAbsenceSchema,
  }),
} as const
