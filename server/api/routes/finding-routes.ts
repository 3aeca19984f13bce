import type { Router } from 'express'

import { ENDPOINTS } from '../../contract/endpoints.ts'
import type { FindingComparison } from '../../contract/findings.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { disclosureFor } from '../disclosure-for.ts'
import { compareFindings } from '../findings/compare-findings.ts'
import { readFinding, viewHeader } from '../findings/read-finding.ts'
import { reopenFinding } from '../findings/reopen-finding.ts'
import { startRerun } from '../findings/rerun-finding.ts'
import { mount } from '../mount.ts'
import { ApiError } from '../problem-of.ts'

/** Findings that were kept: listed, opened, run again, compared. */
export function mountFindingRoutes(router: Router, api: ApiDependencies): void {
  const { store, jobs } = api

  mount(router, ENDPOINTS.listFindings, async ({ params, query }) => {
    const page = { after: query.after ?? null, limit: query.limit }
    const { items, next } = await store.listFindings(params.caseId as CaseId, page)
    return { findings: items.map(viewHeader), next }
  })

  mount(router, ENDPOINTS.readFinding, ({ params }) => readFinding(store, params.caseId as CaseId, params.findingId))

  mount(router, ENDPOINTS.openFinding, async ({ params, session }) => {
    const { context } = await disclosureFor(api, params.caseId, session)
    const kept = await readFinding(store, context.info.id, params.findingId)
    const finished = reopenFinding(api, context, kept)
    return jobs.start({
      kind: 'analysis',
      caseId: context.info.id,
      resultPath: (id) => kept.manifest.resultPath.replace('{jobId}', id),
      run: (_report, _signal, job) => {
        job.keep(kept.id)
        return Promise.resolve(finished)
      },
    })
  })

  mount(router, ENDPOINTS.rerunFinding, async ({ params, session }) => {
    const { context } = await disclosureFor(api, params.caseId, session)
    return startRerun(api, context, params.findingId, session.actor)
  })

  mount(router, ENDPOINTS.getRerun, ({ params }) => {
    const comparison = jobs.resultOf(params.jobId, 'rerun') as FindingComparison | undefined
    if (comparison === undefined) throw new ApiError(404, 'no-result', 'This re-run has no result, or not yet.')
    return comparison
  })

  mount(router, ENDPOINTS.compareFindings, async ({ params }) => {
    const caseId = params.caseId as CaseId
    return compareFindings(
      await readFinding(store, caseId, params.findingId),
      await readFinding(store, caseId, params.otherId),
    )
  })
}
