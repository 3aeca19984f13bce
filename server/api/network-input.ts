import type { ProjectionInput } from '../analysis/graph/network.ts'
import type { ProjectionParameters } from '../analysis/graph/projection-parameters.ts'
import type { ProjectionRequest } from '../contract/analysis.ts'
import type { ClaimStatus } from '../domain/claim.ts'
import type { SourceId } from '../domain/ids.ts'
import { findPredicate } from '../domain/vocabulary.ts'
import type { CaseStore } from '../store/case-store.ts'
import type { CaseContext } from './case-context.ts'
import { readAll } from './read-all.ts'
import { readClocks } from './read-clocks.ts'
import { readContradicting } from './views/claims-at.ts'

/**
 * What a projection reads, at the clocks of the request. Who is protected is judged by all that is known now,
 * whatever the clocks. Claims that fell count for nothing; they are read as far as they contradict one that stands, and
 * where it is asked why they do not count.
 */
export async function readNetworkInput(
  store: CaseStore,
  context: CaseContext,
  request: ProjectionRequest,
  statuses: readonly ClaimStatus[] = ['active'],
): Promise<ProjectionInput> {
  const clocks = readClocks(request)
  const { id } = context.info
  const predicates = await store.readPredicates(id, clocks)
  const claims = await readAll((page) => store.readClaims(id, clocks, { statuses }, page))
  const contradicting = await readContradicting(store, id, clocks, claims)
  return {
    entities: await readAll((page) => store.readEntities(id, clocks, {}, page)),
    claims: [...claims, ...contradicting.filter((claim) => claim.status !== 'active')],
    sources: context.sources,
    excerptSources: new Map([...context.excerpts.values()].map((excerpt) => [excerpt.id, excerpt.source])),
    protections: context.protections,
    predicateParents: new Map(
      predicates.filter((one) => findPredicate(one.parent) !== null).map((one) => [one.id, one.parent]),
    ),
  }
}

/** The projection's own parameters for what a request asks. */
export function chooseProjection(request: ProjectionRequest, defaults: ProjectionParameters): ProjectionParameters {
  const include = new Set<string>(request.include)
  return {
    ...defaults,
    nodes: request.nodes,
    coParticipation: request.coParticipation,
    includeSuspected: include.has('suspected'),
    includeImplied: include.has('implied'),
    includeGeneric: include.has('generic'),
    includeAssessments: include.has('assessment'),
    gradeWeights: request.gradeWeights,
    minimumWeight: request.minimumWeight,
    excludedSources: request.excludedSources as SourceId[],
    contradicted: request.contradicted,
  }
}
