import type { Router } from 'express'

import type { EraseReceipt, IntegrityReportView, MoveReceipt, RestoreReceipt } from '../../contract/custody.ts'
import { ENDPOINTS } from '../../contract/endpoints.ts'
import type { Job } from '../../contract/jobs.ts'
import type { CaseInfo } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import { checkCase } from '../custody/check-case.ts'
import { eraseCase } from '../custody/erase-case.ts'
import { moveCase } from '../custody/move-case.ts'
import { restoreBackup } from '../custody/restore-backup.ts'
import { sendBackup } from '../custody/send-backup.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { disclosureFor } from '../disclosure-for.ts'
import type { JobReport } from '../jobs/job-registry.ts'
import { mount, mountRaw } from '../mount.ts'
import { ApiError } from '../problem-of.ts'
import type { ApiSession } from '../session/session-registry.ts'

/** Whole cases: backed up, restored, moved, erased, checked. */
export function mountCustodyRoutes(router: Router, api: ApiDependencies): void {
  const { store, jobs, imports, uploads } = api

  mountRaw(router, ENDPOINTS.makeBackup, ({ body, session, response }) =>
    sendBackup(api, { ...body, actor: session.actor }, response),
  )

  mount(router, ENDPOINTS.startRestore, ({ body, session }) => {
    const upload = uploads.find(body.upload)
    return jobs.start<RestoreReceipt>({
      kind: 'restore',
      caseId: null,
      resultPath: (id) => `/api/jobs/${id}/restored`,
      run: (report, signal) =>
        restoreBackup(api, { upload, case: body.case, as: body.as, actor: session.actor }, { report, signal }),
    })
  })

  mount(router, ENDPOINTS.startMove, async ({ params, body, session }) => {
    const { to, eraseSource, purpose = null } = body
    const { id } = await store.getCase(params.caseId as CaseId)
    return startAlone(id, 'move', 'moved', (work) =>
      moveCase(api, id, { to, eraseSource, purpose, actor: session.actor }, work),
    )
  })

  mount(router, ENDPOINTS.startErasure, async ({ params, body, session }) => {
    const { id } = await checkName(params.caseId, body.name, session)
    const event = { actor: session.actor, purpose: body.purpose }
    return startAlone(id, 'erase', 'erased', (work) => eraseCase(api, id, event, work))
  })

  mount(router, ENDPOINTS.startCheck, async ({ params, body, session }) => {
    const { id } = await store.getCase(params.caseId as CaseId)
    const asked = { rebuild: body.rebuild, actor: session.actor }
    return startAlone(id, 'check', 'integrity', (work) => checkCase(store, id, { ...asked, ...work }))
  })

  mount(router, ENDPOINTS.getRestoreReceipt, ({ params }) => resultOf(params.jobId, 'restore') as RestoreReceipt)
  mount(router, ENDPOINTS.getMoveReceipt, ({ params }) => resultOf(params.jobId, 'move') as MoveReceipt)
  mount(router, ENDPOINTS.getEraseReceipt, ({ params }) => resultOf(params.jobId, 'erase') as EraseReceipt)
  mount(router, ENDPOINTS.getIntegrityReport, ({ params }) => resultOf(params.jobId, 'check') as IntegrityReportView)

  /** Starts a job that shares its case with no import and no other such job. */
  function startAlone(
    caseId: CaseId,
    kind: Job['kind'],
    result: string,
    run: (work: { report: JobReport; signal: AbortSignal }) => Promise<unknown>,
  ): Job {
    return jobs.start({
      kind,
      caseId,
      resultPath: (id) => `/api/jobs/${id}/${result}`,
      run: (report, signal, task) => imports.alone(caseId, task.id, () => run({ report, signal })),
    })
  }

  function resultOf(jobId: string, kind: Job['kind']): unknown {
    const result = jobs.resultOf(jobId, kind)
    if (result === undefined) throw new ApiError(404, 'no-result', 'This job has no result, or not yet.')
    return result
  }

  /** @throws {ApiError} 409 when the name is not that of the case, as it is or as this session is shown it */
  async function checkName(caseId: string, name: string, session: ApiSession): Promise<CaseInfo> {
    const info = await store.getCase(caseId as CaseId)
    if (name === info.name) return info
    const { disclosure } = await disclosureFor(api, caseId, session)
    if (name === disclosure.maskLabel(info.name)) return info
    throw new ApiError(409, 'wrong-name', 'That is not the name of this case. Nothing was erased.')
  }
}
