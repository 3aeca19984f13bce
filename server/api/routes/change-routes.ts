import type { Router } from 'express'

import { ENDPOINTS } from '../../contract/endpoints.ts'
import { findMeasureFault } from '../../contract/find-measure-fault.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { disclosureFor } from '../disclosure-for.ts'
import { mount } from '../mount.ts'
import { ApiError } from '../problem-of.ts'
import { readClocks } from '../read-clocks.ts'
import { finishedTask, startTask } from '../start-task.ts'
import { listPresent, viewChange } from '../views/change-view.ts'
import { readLabels } from '../views/read-labels.ts'

/** A measure, who is there, and clusters, followed through windows of time. */
export function mountChangeRoutes(router: Router, api: ApiDependencies): void {
  mount(router, ENDPOINTS.startChange, async ({ params, body, session }) => {
    const { context } = await disclosureFor(api, params.caseId, session)
    const { projection, measure: id, measureParameters, seed, from = null, to = null, ...rest } = body
    const fault = findMeasureFault(api.measures, [id], { [id]: measureParameters })
    if (fault !== null) throw new ApiError(400, fault.kind, fault.message)
    return startTask(api, context, {
      task: 'change',
      actor: session.actor,
      projection,
      parameters: { parameters: { ...rest, from, to, measure: { id, parameters: measureParameters } }, seed },
      resultPath: (jobId) => `/api/jobs/${jobId}/change`,
      logDetail: { measures: id, seed },
    })
  })

  mount(router, ENDPOINTS.getChange, async ({ params, query, session }) => {
    const finished = finishedTask(api, params.jobId, 'change')
    const { disclosure } = await disclosureFor(api, finished.caseId, session)
    const ids = listPresent(finished.result)
    const refer = await readLabels(api.store, disclosure, readClocks(finished.request), ids, query.script)
    return viewChange(finished, refer)
  })
}
