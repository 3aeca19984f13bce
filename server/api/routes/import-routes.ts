import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { Router } from 'express'

import { ENDPOINTS } from '../../contract/endpoints.ts'
import type { ImportReceipt } from '../../contract/imports.ts'
import type { Job } from '../../contract/jobs.ts'
import type { CaseId } from '../../domain/ids.ts'
import { NoImportError } from '../../store/store-errors.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { disclosureFor } from '../disclosure-for.ts'
import { runImport } from '../imports/run-import.ts'
import type { ImportOrder } from '../imports/run-import.ts'
import { takeBackImport } from '../imports/take-back-import.ts'
import { writeRejects } from '../imports/write-rejects.ts'
import { mount, mountRaw } from '../mount.ts'
import { ApiError } from '../problem-of.ts'

/** Imports as jobs: begun, resumed, taken back; their receipts and what they left out. */
export function mountImportRoutes(router: Router, api: ApiDependencies): void {
  const { store, imports, uploads, jobs, rejects } = api

  mount(router, ENDPOINTS.startImport, ({ body, session }) => {
    const { onFailure, rejects: mode, case: caseName } = body
    const files = body.uploads.map((id) => uploads.find(id))
    const mapping = body.mapping === null ? null : uploads.find(body.mapping)
    const order = { id: randomUUID(), files, mapping, onFailure, rejects: mode, caseName, caseId: null }
    return startImport(api, order, session.actor)
  })

  mount(router, ENDPOINTS.getImportReceipt, ({ params }) => {
    const receipt = jobs.resultOf(params.jobId, 'import')
    if (receipt === undefined) throw new ApiError(404, 'no-result', 'This import has no result, or not yet.')
    return receipt as ImportReceipt
  })

  mount(router, ENDPOINTS.getPendingImport, async ({ params, session }) => {
    const { disclosure } = await disclosureFor(api, params.caseId, session)
    const caseId = disclosure.context.info.id
    const pending = await store.findImport(caseId)
    if (pending === null) throw new NoImportError(caseId)
    const { title, parts, added, unchanged } = pending
    const resumable = imports.find(caseId)?.key === pending.key
    const counts = { parts, added: { ...added }, unchanged }
    return { caseId, title: disclosure.maskLabel(title), ...counts, runningJob: imports.findJob(caseId), resumable }
  })

  mount(router, ENDPOINTS.resumeImport, async ({ params, session }) => {
    const { id } = await store.getCase(params.caseId as CaseId)
    const pending = await checkIdle(id)
    const stored = imports.find(id)
    if (stored?.key !== pending.key) throw new ApiError(409, 'files-gone', FILES_GONE)
    return startImport(api, { ...stored, caseName: null }, session.actor)
  })

  mount(router, ENDPOINTS.discardImport, async ({ params, session }) => {
    const { id } = await store.getCase(params.caseId as CaseId)
    await checkIdle(id)
    return jobs.start<null>({
      kind: 'discard',
      caseId: id,
      resultPath: () => '/api/cases',
      run: async (report, _signal, task) => {
        await imports.alone(id, task.id, () => takeBackImport(api, id, { actor: session.actor, report }))
        return null
      },
    })
  })

  mount(router, ENDPOINTS.listRejects, async ({ params, query }) => {
    const spool = rejects.find(params.jobId)
    const page = []
    for await (const reject of spool.read(query.after)) {
      page.push({ ...reject, cells: reject.cells === null ? null : { ...reject.cells } })
      if (page.length === query.limit) break
    }
    const reached = query.after + page.length
    const next = reached < spool.kept ? reached : null
    return { rejects: page, total: spool.total, kept: spool.kept, files: [...spool.files], next }
  })

  mountRaw(router, ENDPOINTS.downloadRejects, async ({ params, query, response }) => {
    const spool = rejects.find(params.jobId)
    if (!spool.files.includes(query.file)) {
      throw new ApiError(
        404,
        'no-rejects',
        `No row of "${query.file}" was rejected. There are: ${spool.files.join(', ')}.`,
      )
    }
    response.type('text/csv').attachment(basename(query.file))
    await pipeline(Readable.from(writeRejects(() => spool.read(), query.file)), response)
  })

  /** The import under way. Throws where there is none or a job works on it. */
  async function checkIdle(caseId: CaseId) {
    const pending = await store.findImport(caseId)
    if (pending === null) throw new NoImportError(caseId)
    if (imports.findJob(caseId) !== null) {
      throw new ApiError(409, 'case-busy', 'A job works on this import. Wait for its end, or cancel it.')
    }
    return pending
  }
}

const FILES_GONE =
  'The files of this import are no longer here. Import the same files again: it goes on where it was cut off.'

function startImport(api: ApiDependencies, order: ImportOrder, actor: string): Job {
  return api.jobs.start<ImportReceipt>({
    kind: 'import',
    caseId: order.caseId,
    resultPath: (id) => `/api/jobs/${id}/receipt`,
    run: (report, signal, task) => runImport(api, { order, actor, report, signal, task }),
  })
}
