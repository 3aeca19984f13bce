import type { Router } from 'express'

import { ENDPOINTS } from '../../contract/endpoints.ts'
import type { ProjectionRequest } from '../../contract/analysis.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { disclosureFor } from '../disclosure-for.ts'
import { explainExposureAbsence } from '../explain-exposure-absence.ts'
import { mount } from '../mount.ts'
import { readClocks } from '../read-clocks.ts'
import { readExposureClaims } from '../read-exposure-claims.ts'
import { finishedTask, startTask } from '../start-task.ts'
import { listBranchEntities, viewBranches } from '../views/exposure/view-branches.ts'
import { listRecruiterEntities, viewRecruiters } from '../views/exposure/view-recruiters.ts'
import { readLabels } from '../views/read-labels.ts'

/** Which branch contacts point to, who is said to have recruited whom, and why somebody is not listed. */
export function mountExposureRoutes(router: Router, api: ApiDependencies): void {
  const { store } = api

  mount(router, ENDPOINTS.startBranches, async ({ params, body, session }) => {
    const { context } = await disclosureFor(api, params.caseId, session)
    return startTask(api, context, {
      task: 'branches',
      actor: session.actor,
      projection: onPersons(body.projection),
      parameters: { parameters: body.parameters },
      resultPath: (id) => `/api/jobs/${id}/branches`,
      logDetail: { ...body.parameters },
    })
  })

  mount(router, ENDPOINTS.getBranches, async ({ params, query, session }) => {
    const finished = finishedTask(api, params.jobId, 'branches')
    const { disclosure } = await disclosureFor(api, finished.caseId, session)
    const ids = listBranchEntities(finished.result.exposure)
    return viewBranches(finished, await readLabels(store, disclosure, readClocks(finished.request), ids, query.script))
  })

  mount(router, ENDPOINTS.startRecruiters, async ({ params, body, session }) => {
    const { context } = await disclosureFor(api, params.caseId, session)
    return startTask(api, context, {
      task: 'recruiters',
      actor: session.actor,
      projection: onPersons(body.projection),
      parameters: {},
      resultPath: (id) => `/api/jobs/${id}/recruiters`,
      logDetail: {},
    })
  })

  mount(router, ENDPOINTS.getRecruiters, async ({ params, query, session }) => {
    const finished = finishedTask(api, params.jobId, 'recruiters')
    const { disclosure } = await disclosureFor(api, finished.caseId, session)
    const ids = listRecruiterEntities(finished.result.exposure)
    return viewRecruiters(
      finished,
      await readLabels(store, disclosure, readClocks(finished.request), ids, query.script),
    )
  })

  mount(router, ENDPOINTS.listExposureClaims, async ({ params, query, session }) => {
    const person = query.person as EntityId
    return { claims: await readExposureClaims(api, params.jobId, person, session, query.script) }
  })

  mount(router, ENDPOINTS.explainExposureAbsence, async ({ params, query, body, session, response }) => {
    const disclosed = await disclosureFor(api, params.caseId, session)
    const gone = new AbortController()
    response.once('close', () => {
      gone.abort()
    })
    return explainExposureAbsence(
      api,
      disclosed,
      { ...body, projection: onPersons(body.projection) },
      query.script,
      gone.signal,
    )
  })
}

function onPersons(projection: Omit<ProjectionRequest, 'nodes'>): ProjectionRequest {
  return { ...projection, nodes: 'persons' }
}
