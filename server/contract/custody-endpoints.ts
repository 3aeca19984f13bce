import {
  backupRequestSchema,
  checkRequestSchema,
  eraseReceiptSchema,
  eraseRequestSchema,
  integrityReportSchema,
  moveReceiptSchema,
  moveRequestSchema,
  restoreReceiptSchema,
  restoreRequestSchema,
} from './custody.ts'
import { nothing, inCase, oneJob, get } from './endpoint-parts.ts'
import { defineEndpoint } from './endpoint.ts'
import { jobSchema } from './jobs.ts'

const job = { method: 'post', query: nothing, status: 202, answer: jobSchema, tag: 'custody' } as const
const ofJob = { ...get, params: oneJob, query: nothing, tag: 'custody' } as const

/** Whole cases: kept, brought back, moved, erased, checked. */
export const CUSTODY_ENDPOINTS = {
  makeBackup: defineEndpoint({
    id: 'makeBackup',
    method: 'post',
    path: '/api/backup',
    tag: 'custody',
    summary: 'Everything of one case or of all, with every name, for a purpose, which is logged',
    params: nothing,
    query: nothing,
    body: backupRequestSchema,
    status: 200,
    answer: nothing,
    answerType: 'application/zip',
  }),
  startRestore: defineEndpoint({
    ...job,
    id: 'startRestore',
    path: '/api/restores',
    summary: 'Bring back the cases of an uploaded backup: each whole, or none of them',
    params: nothing,
    body: restoreRequestSchema,
  }),
  getRestoreReceipt: defineEndpoint({
    ...ofJob,
    id: 'getRestoreReceipt',
    path: '/api/jobs/{jobId}/restored',
    summary: 'What a finished restore brought back',
    answer: restoreReceiptSchema,
  }),
  startMove: defineEndpoint({
    ...job,
    id: 'startMove',
    path: '/api/cases/{caseId}/move',
    summary: 'Copy a case to the other kind of store and prove the copy equal; erase it here if asked to',
    params: inCase,
    body: moveRequestSchema,
  }),
  getMoveReceipt: defineEndpoint({
    ...ofJob,
    id: 'getMoveReceipt',
    path: '/api/jobs/{jobId}/moved',
    summary: 'What a finished move did',
    answer: moveReceiptSchema,
  }),
  startErasure: defineEndpoint({
    ...job,
    id: 'startErasure',
    path: '/api/cases/{caseId}/erase',
    summary: 'Erase a case for good; one log entry stays',
    params: inCase,
    body: eraseRequestSchema,
  }),
  getEraseReceipt: defineEndpoint({
    ...ofJob,
    id: 'getEraseReceipt',
    path: '/api/jobs/{jobId}/erased',
    summary: 'What a finished erasure took away',
    answer: eraseReceiptSchema,
  }),
  startCheck: defineEndpoint({
    ...job,
    id: 'startCheck',
    path: '/api/cases/{caseId}/check',
    summary: 'Check hashes, references, source bytes and all that is derived; make the latter anew if asked to',
    params: inCase,
    body: checkRequestSchema,
  }),
  getIntegrityReport: defineEndpoint({
    ...ofJob,
    id: 'getIntegrityReport',
    path: '/api/jobs/{jobId}/integrity',
    summary: 'What a finished check found',
    answer: integrityReportSchema,
  }),
} as const
