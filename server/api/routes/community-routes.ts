import type { Router } from 'express'

import { ENDPOINTS } from '../../contract/endpoints.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { disclosureFor } from '../disclosure-for.ts'
import { mount } from '../mount.ts'
import { readClocks } from '../read-clocks.ts'
import { finishedTask, startTask } from '../start-task.ts'
import { viewCommunities } from '../views/community-view.ts'
import { readLabels } from '../views/read-labels.ts'

/** Clusters on which many seeds agree. */
export function mountCommunityRoutes(router: Router, api: ApiDependencies): void {
  mount(router, ENDPOINTS.startCommunities, async ({ params, body, session }) => {
    const { context } = await disclosureFor(api, params.caseId, session)
    const { projection, method, seed, ...parameters } = body
    return startTask(api, context, {
      task: 'consensus',
      actor: session.actor,
      projection,
      parameters: { method, parameters, seed },
      resultPath: (id) => `/api/jobs/${id}/communities`,
      logDetail: { method, seeds: parameters.seeds, seed },
    })
  })

  mount(router, ENDPOINTS.getCommunities, async ({ params, query, session }) => {
    const finished = finishedTask(api, params.jobId, 'consensus')
    const { disclosure } = await disclosureFor(api, finished.caseId, session)
    const ids = finished.result.clusters.flatMap(({ members }) => members.map(({ id }) => id))
    const refer = await readLabels(api.store, disclosure, readClocks(finished.request), ids, query.script)
    return viewCommunities(finished, refer)
  })
}
