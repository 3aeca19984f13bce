import type { Router } from 'express'
import type { z } from 'zod'

import { ENDPOINTS } from '../../contract/endpoints.ts'
import { findMeasureFault } from '../../contract/find-measure-fault.ts'
import type { withdrawalRequestSchema } from '../../contract/withdrawal.ts'
import type { ClaimId, EntityId, SourceId } from '../../domain/ids.ts'
import type { CaseContext } from '../case-context.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { disclosureFor } from '../disclosure-for.ts'
import { mount } from '../mount.ts'
import { ApiError, missing } from '../problem-of.ts'
import { readClocks } from '../read-clocks.ts'
import { finishedTask, startTask } from '../start-task.ts'
import { readLabels } from '../views/read-labels.ts'
import { listWithdrawalEntities, viewWithdrawal } from '../views/withdrawal-view.ts'

type Asked = z.output<typeof withdrawalRequestSchema>

/** What falls if a source, an exhibit, an origin or a claim goes. */
export function mountWithdrawalRoutes(router: Router, api: ApiDependencies): void {
  mount(router, ENDPOINTS.startWithdrawal, async ({ params, body, session }) => {
    const { context } = await disclosureFor(api, params.caseId, session)
    const fault = findMeasureFault(api.measures, body.measures, {})
    if (fault !== null) throw new ApiError(400, fault.kind, fault.message)
    const { seed, overview } = body
    const sources = chooseSources(context, body)
    return startTask(api, context, {
      task: 'withdraw',
      actor: session.actor,
      projection: body.projection,
      parameters: {
        seed,
        parameters: {
          sources,
          origins: body.origins,
          claims: body.claims as ClaimId[],
          pairs: listPairs(body.between as EntityId[]),
          measures: [...new Set(body.measures)].map((id) => ({ id })),
          overview,
        },
      },
      resultPath: (id) => `/api/jobs/${id}/withdrawal`,
      logDetail: { sources: sources.join(','), origins: body.origins.length, claims: body.claims.length, seed },
    })
  })

  mount(router, ENDPOINTS.getWithdrawal, async ({ params, query, session }) => {
    const finished = finishedTask(api, params.jobId, 'withdraw')
    const { disclosure } = await disclosureFor(api, finished.caseId, session)
    const ids = [...new Set(listWithdrawalEntities(finished))]
    const refer = await readLabels(api.store, disclosure, readClocks(finished.request), ids, query.script)
    return viewWithdrawal(finished, refer)
  })
}

/** Throws ApiError for a source or an exhibit that the case does not have: a slip of the pen would seem harmless. */
function chooseSources({ sources }: CaseContext, { sources: named, exhibits }: Asked): SourceId[] {
  const unknown = named.find((id) => !sources.has(id as SourceId))
  if (unknown !== undefined) throw missing('source', unknown)
  const ofExhibits = exhibits.flatMap((exhibit) => {
    const own = [...sources.values()].filter((source) => source.exhibit === exhibit)
    if (own.length === 0) throw missing('exhibit', exhibit)
    return own.map((source) => source.id)
  })
  return [...new Set([...(named as SourceId[]), ...ofExhibits])].sort()
}

function listPairs(ids: readonly EntityId[]): [EntityId, EntityId][] {
  const unique = [...new Set(ids)]
  return unique.flatMap((one, at) => unique.slice(at + 1).map((other): [EntityId, EntityId] => [one, other]))
}
