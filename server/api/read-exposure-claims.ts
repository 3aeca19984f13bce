import type { ClaimView } from '../contract/claims.ts'
import { CLAIM_STATUSES } from '../domain/claim.ts'
import type { CaseId, ClaimId, EntityId } from '../domain/ids.ts'
import type { ApiDependencies } from './dependencies.ts'
import { disclosureFor } from './disclosure-for.ts'
import { readAll, splitIds } from './read-all.ts'
import { readClocks } from './read-clocks.ts'
import type { ApiSession } from './session/session-registry.ts'
import { finishedTask } from './start-task.ts'
import type { FinishedTask } from './start-task.ts'
import { viewClaims } from './views/claim-view.ts'
import { listBranchClaims, listRecruiterClaims } from './views/exposure/list-claims.ts'

/**
 * Every claim, with its quotes, behind what a finished run of exposure says of one person: of whatever status and valid
 * time, as known then, so that what was counted stays told with what became of it. Throws ApiError for another job.
 */
export async function readExposureClaims(
  api: ApiDependencies,
  jobId: string,
  person: EntityId,
  session: ApiSession,
  script: string,
): Promise<ClaimView[]> {
  const { caseId, request, ids } = findClaims(api, jobId, person)
  const disclosed = await disclosureFor(api, caseId, session)
  const clocks = readClocks(request)
  const views: ClaimView[] = []
  for (const part of splitIds(ids)) {
    const query = { ids: part, statuses: CLAIM_STATUSES }
    const claims = await readAll((page) =>
      api.store.readClaims(caseId as CaseId, { ...clocks, asAt: null }, query, page),
    )
    views.push(...(await viewClaims(api.store, disclosed, claims, clocks, script)))
  }
  return views
}

function findClaims(
  api: ApiDependencies,
  jobId: string,
  person: EntityId,
): Pick<FinishedTask<'branches'>, 'request'> & { readonly caseId: string; readonly ids: readonly ClaimId[] } {
  const found = api.jobs.resultOf(jobId, 'analysis') as { readonly task?: string } | undefined
  if (found?.task === 'branches') {
    const { caseId, request, result } = finishedTask(api, jobId, 'branches')
    return { caseId, request, ids: listBranchClaims(result.exposure, person) }
  }
  const { caseId, request, result } = finishedTask(api, jobId, 'recruiters')
  return { caseId, request, ids: listRecruiterClaims(result.exposure, person) }
}
