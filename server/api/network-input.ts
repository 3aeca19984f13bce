import type { ProjectionInput } from '../analysis/graph/network.ts'
import type { ProjectionParameters } from '../analysis/graph/projection-parameters.ts'
import type { ProjectionRequest } from '../contract/analysis.ts'
import type { KnownClaim } from '../domain/claim.ts'
import type { Clocks } from '../domain/clocks.ts'
import type { EntityKind } from '../domain/entity.ts'
import type { EntityId, SourceId } from '../domain/ids.ts'
import { findPredicate } from '../domain/vocabulary.ts'
import type { CaseStore } from '../store/case-store.ts'
import type { CaseContext } from './case-context.ts'
import { readAll } from './read-all.ts'
import { readEntitiesById, readTouching } from './read-by-ids.ts'
import { readClocks } from './read-clocks.ts'
import { readContradicting, readExcerptSources } from './views/claims-at.ts'

/**
 * What a run draws on beside its direct predicates: who took part in what, who belongs to which group, and on whom how
 * much was collected.
 */
const ALWAYS_READ = ['PARTICIPATED_IN', 'MEMBER_OF', 'LEADS', 'BRANCH_OF', 'SUBGROUP_OF', 'COLLECTION_COVERED']
/** Kinds that are nodes or tie them. */
const KINDS: readonly EntityKind[] = ['Person', 'Group', 'Event']

/**
 * What a projection draws on, at the clocks of the request, and nothing else of the case. Who is protected is judged by
 * all that is known now, whatever the clocks. Claims that fell count for nothing; they are read as far as they contradict
 * one that stands.
 */
export async function readNetworkInput(
  store: CaseStore,
  context: CaseContext,
  request: ProjectionRequest,
  projection: ProjectionParameters,
): Promise<ProjectionInput> {
  return assemble(store, context, request, projection, [])
}

/** The same, with all that was ever claimed between one entity and others: why it does not count is what is asked. */
export async function readAbsenceInput(
  store: CaseStore,
  context: CaseContext,
  request: ProjectionRequest,
  projection: ProjectionParameters,
  entity: EntityId,
): Promise<ProjectionInput> {
  const own: KnownClaim[] = []
  const query = { statuses: ['active', 'refuted', 'withdrawn'] as const }
  for await (const page of readTouching(store, context.info.id, readClocks(request), [entity], query)) own.push(...page)
  const input = await assemble(store, context, request, projection, own)
  const asked = await readEntitiesById(store, context.info.id, readClocks(request), [entity])
  const others = [...asked.values()].filter(({ kind }) => !KINDS.includes(kind))
  return { ...input, entities: [...input.entities, ...others] }
}

async function assemble(
  store: CaseStore,
  context: CaseContext,
  request: ProjectionRequest,
  projection: ProjectionParameters,
  further: readonly KnownClaim[],
): Promise<ProjectionInput> {
  const clocks = readClocks(request)
  const { id } = context.info
  const parents = await readParents(store, context, clocks)
  const found = new Map(further.map((claim) => [claim.id, claim]))
  for (const claim of await readTying(store, context, clocks, listPredicates(projection, parents)))
    found.set(claim.id, claim)
  const claims = [...found.values()]
  const contradicting = await readContradicting(store, id, clocks, claims)
  return {
    entities: await readAll((page) => store.readEntities(id, clocks, { kinds: KINDS }, page)),
    claims: [...claims, ...contradicting.filter((claim) => claim.status !== 'active')],
    sources: context.sources,
    excerptSources: await readExcerptSources(store, context, claims),
    protections: context.protections,
    predicateParents: parents,
  }
}

async function readParents(
  store: CaseStore,
  { info }: CaseContext,
  clocks: Clocks,
): Promise<ReadonlyMap<string, string>> {
  const added = await store.readPredicates(info.id, clocks)
  return new Map(added.filter((one) => findPredicate(one.parent) !== null).map((one) => [one.id, one.parent]))
}

function listPredicates(
  { directPredicates }: ProjectionParameters,
  parents: ReadonlyMap<string, string>,
): readonly string[] {
  const listed = new Set([...directPredicates, ...ALWAYS_READ])
  const added = [...parents].filter(([, parent]) => listed.has(parent)).map(([id]) => id)
  return [...listed, ...added]
}

function readTying(
  store: CaseStore,
  { info }: CaseContext,
  clocks: Clocks,
  predicates: readonly string[],
): Promise<readonly KnownClaim[]> {
  return readAll((page) => store.readClaims(info.id, clocks, { predicates }, page))
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
