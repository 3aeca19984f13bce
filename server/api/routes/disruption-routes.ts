import type { Router } from 'express'

import type { DisruptionPlan } from '../../analysis/disruption/disruption.ts'
import type { DisruptionPlanView } from '../../contract/disruption.ts'
import { ENDPOINTS } from '../../contract/endpoints.ts'
import { findMeasureFault } from '../../contract/find-measure-fault.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { disclosureFor } from '../disclosure-for.ts'
import { mount } from '../mount.ts'
import { ApiError } from '../problem-of.ts'
import { readClocks } from '../read-clocks.ts'
import { finishedTask, startTask } from '../start-task.ts'
import { viewDisruption } from '../views/disruption-view.ts'
import { readLabels } from '../views/read-labels.ts'

/** Nodes taken away by plans, and what is left of the network. */
export function mountDisruptionRoutes(router: Router, api: ApiDependencies): void {
  mount(router, ENDPOINTS.startDisruption, async ({ params, body, session }) => {
    const { context } = await disclosureFor(api, params.caseId, session)
    const { projection, seed, plans, ...rest } = body
    for (const plan of plans) checkPlan(api, plan)
    return startTask(api, context, {
      task: 'disrupt',
      actor: session.actor,
      projection,
      parameters: { parameters: { ...rest, plans: plans.map(toPlan) }, seed },
      resultPath: (jobId) => `/api/jobs/${jobId}/disruption`,
      logDetail: { plans: plans.map(namePlan).join(','), removals: rest.removals, seed },
    })
  })

  mount(router, ENDPOINTS.getDisruption, async ({ params, query, session }) => {
    const finished = finishedTask(api, params.jobId, 'disrupt')
    const { disclosure } = await disclosureFor(api, finished.caseId, session)
    const ids = [...new Set(finished.result.plans.flatMap((plan) => plan.removed))]
    const refer = await readLabels(api.store, disclosure, readClocks(finished.request), ids, query.script)
    return viewDisruption(finished, refer)
  })
}

/** Throws ApiError for a measure or a parameter that does not exist, or one that ranks nobody. */
function checkPlan(api: ApiDependencies, plan: DisruptionPlanView): void {
  if (plan.kind !== 'ranking') return
  const fault = findMeasureFault(api.measures, [plan.measure], { [plan.measure]: plan.parameters })
  if (fault !== null) throw new ApiError(400, fault.kind, fault.message)
  if (api.measures.find((one) => one.id === plan.measure)?.kind === 'score') return
  throw new ApiError(400, 'no-ranking', `${plan.measure} ranks nobody, so that no plan can go by it.`)
}

function toPlan(plan: DisruptionPlanView): DisruptionPlan {
  return plan.kind === 'chosen' ? { ...plan, entities: plan.entities as EntityId[] } : plan
}

/** No names: the log says which measure, not who. */
function namePlan(plan: DisruptionPlanView): string {
  return plan.kind === 'ranking' ? plan.measure : plan.kind
}
