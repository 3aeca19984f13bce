import express from 'express'
import type { Router } from 'express'

import { ENDPOINTS } from '../../contract/endpoints.ts'
import type { ImportReceipt } from '../../contract/jobs.ts'
import type { ApiDependencies } from '../dependencies.ts'
import type { JobReport } from '../jobs/job-registry.ts'
import { importFile } from '../import-file.ts'
import { mount } from '../mount.ts'
import { ApiError } from '../problem-of.ts'

/** Largest upload, in bytes. A case file's own limits are checked by its reader. */
const LARGEST_UPLOAD = 512 * 1024 * 1024

/** Files come in as one job each: read, checked and appended whole, or not at all. */
export function mountImportRoutes(router: Router, api: ApiDependencies): void {
  router.use(ENDPOINTS.startImport.path, express.raw({ type: '*/*', limit: LARGEST_UPLOAD, inflate: false }))

  mount(router, ENDPOINTS.startImport, ({ query, session, request }) => {
    const bytes: unknown = request.body
    if (!(bytes instanceof Uint8Array) || bytes.length === 0) {
      throw new ApiError(400, 'empty-file', 'The request carries no file. Send the case file as its body.')
    }
    return api.jobs.start<ImportReceipt>({
      kind: 'import',
      caseId: null,
      resultPath: (id) => `/api/jobs/${id}/receipt`,
      run: (report, signal) => importFile(api, bytes, query.case ?? null, session.actor, watch(report, signal)),
    })
  })

  mount(router, ENDPOINTS.getImportReceipt, ({ params }) => {
    const receipt = api.jobs.resultOf(params.jobId, 'import')
    if (receipt === undefined) throw new ApiError(404, 'no-result', 'This import has no result, or not yet.')
    return receipt as ImportReceipt
  })
}

function watch(report: JobReport, signal: AbortSignal) {
  const stage = (phase: string) => ({
    signal,
    onProgress: (done: number, total: number) => {
      report(phase, done, total)
    },
  })
  return { reading: stage('reading'), writing: stage('writing') }
}
