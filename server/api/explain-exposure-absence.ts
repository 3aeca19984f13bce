import type { z } from 'zod'

import type { BranchParameters } from '../analysis/exposure/branch-parameters.ts'
import type { ProjectionInput } from '../analysis/graph/network.ts'
import type { ProjectionRequest } from '../contract/analysis.ts'
import type { exposureAbsenceSchema } from '../contract/exposure.ts'
import type { KnownClaim } from '../domain/claim.ts'
import type { EntityId } from '../domain/ids.ts'
import type { CaseStore } from '../store/case-store.ts'
import type { CaseContext } from './case-context.ts'
import type { ApiDependencies } from './dependencies.ts'
import type { DisclosedCase } from './disclosure/disclosures.ts'
import { readExposureInput } from './exposure-input.ts'
import { chooseProjection } from './network-input.ts'
import { missing } from './problem-of.ts'
import { readTouching } from './read-by-ids.ts'
import { readClocks } from './read-clocks.ts'
import { readExcerptSources } from './views/claims-at.ts'
import { readLabels } from './views/read-labels.ts'

/** What is asked: of whom, and about which of the two. */
interface Question {
  readonly entity: string
  readonly of: 'branches' | 'recruiters'
  readonly projection: ProjectionRequest
  readonly parameters: BranchParameters
}

/** Why somebody has no branch, or is not among the recruiters. Rejects with ApiError for an entity that is not there. */
export async function explainExposureAbsence(
  api: ApiDependencies,
  { context, disclosure }: DisclosedCase,
  { entity, of, projection: request, parameters }: Question,
  script: string,
  signal: AbortSignal,
): Promise<z.input<typeof exposureAbsenceSchema>> {
  const id = entity as EntityId
  const { info, clocks } = context
  const known = await api.store.readEntities(info.id, clocks, { ids: [id] }, { after: null, limit: 1 })
  if (known.items.length === 0) throw missing('entity', id)
  const projection = chooseProjection(request, api.defaultProjection)
  const read = await readExposureInput(api.store, context, request, projection)
  const input = await addFallen(api.store, context, request, read, id)
  const work = { signal, onProgress: () => undefined }
  const absence = await api.runTask('explainExposure', { input, projection, parameters, of, id }, work)
  const refer = await readLabels(api.store, disclosure, readClocks(request), [id], script)
  return {
    entity: refer(id),
    reasons: [...absence.reasons],
    grounds: [...absence.grounds],
    unused: absence.unused.map(({ reason, claims }) => ({ reason, claims: [...claims] })),
  }
}

/** Claims about the one that fell do not count; that they do not is what is asked. */
async function addFallen(
  store: CaseStore,
  context: CaseContext,
  request: ProjectionRequest,
  input: ProjectionInput,
  id: EntityId,
): Promise<ProjectionInput> {
  const known = new Set(input.claims.map((claim) => claim.id))
  const fallen: KnownClaim[] = []
  const query = { statuses: ['refuted', 'withdrawn'] as const }
  for await (const page of readTouching(store, context.info.id, readClocks(request), [id], query)) {
    fallen.push(...page.filter((claim) => !known.has(claim.id)))
  }
  const sources = await readExcerptSources(store, context, fallen)
  return {
    ...input,
    claims: [...input.claims, ...fallen],
    excerptSources: new Map([...input.excerptSources, ...sources]),
  }
}
