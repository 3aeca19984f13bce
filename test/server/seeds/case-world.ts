import { runAnalysis } from '../../../server/analysis/run-analysis.ts'
import type { Finding } from '../../../server/analysis/finding.ts'
import type { Network, ProjectionInput } from '../../../server/analysis/graph/network.ts'
import { projectNetwork } from '../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION } from '../../../server/analysis/graph/projection-parameters.ts'
import type { ProjectionParameters } from '../../../server/analysis/graph/projection-parameters.ts'
import { MEASURES } from '../../../server/analysis/registry.ts'
import type { CaseRecord } from '../../../server/domain/case-record.ts'
import type { KnownClaim } from '../../../server/domain/claim.ts'
import { deriveKnownClaim } from '../../../server/domain/claim-status.ts'
import { NOW } from '../../../server/domain/clocks.ts'
import type { Entity } from '../../../server/domain/entity.ts'
import type { CaseId, EntityId, ExcerptId, SourceId } from '../../../server/domain/ids.ts'
import { deriveProtections } from '../../../server/domain/protection.ts'
import type { Source } from '../../../server/domain/source.ts'
import { PREDICATES } from '../../../server/domain/vocabulary.ts'
import type { CaseStore } from '../../../server/store/case-store.ts'

/** What a case holds and what is computed of it: all that a forbidden conclusion could hide in. */
export interface CaseWorld {
  readonly entities: ReadonlyMap<EntityId, Entity>
  readonly claims: readonly KnownClaim[]
  readonly sources: ReadonlyMap<SourceId, Source>
  readonly excerptSources: ReadonlyMap<ExcerptId, SourceId>
  /** The case's own predicates, by id, with the parent each goes by. */
  readonly parents: ReadonlyMap<string, string>
  /** Computed when first asked for, as most searches need no network. */
  readonly networks: () => readonly Network[]
  readonly findings: () => readonly Finding[]
  /** The entity behind a node of the expected graph; null for one that this case has not got. */
  readonly idOf: (expectedId: string) => EntityId | null
  /** Sources that are one text and its translation. */
  readonly translated: ReadonlySet<SourceId>
}

/** What the records alone do not tell. */
export interface WorldKeys {
  readonly entityIds: ReadonlyMap<string, EntityId>
  readonly translated: readonly SourceId[]
}

/** Every switch on: the widest net that a reader can cast. */
const EVERYTHING: ProjectionParameters = {
  ...DEFAULT_PROJECTION,
  directPredicates: PREDICATES.map((one) => one.id),
  excludedEventSubkinds: [],
  includeSuspected: true,
  includeImplied: true,
  includeGeneric: true,
  includeAssessments: true,
}

const PROJECTIONS: readonly ProjectionParameters[] = [
  DEFAULT_PROJECTION,
  { ...DEFAULT_PROJECTION, nodes: 'persons' },
  EVERYTHING,
  { ...EVERYTHING, nodes: 'persons', gradeWeights: 'cautious' },
  { ...EVERYTHING, gradeWeights: 'threshold' },
]

/** Builds a world of records that no store has seen; planted claims stand as active. */
export function buildWorld(records: readonly CaseRecord[], keys: WorldKeys): CaseWorld {
  const receivedAt = '2025-02-01T00:00:00.000Z'
  const nothing = { reviews: [], supersededBy: [], contradictedBy: [] }
  const claims = pick(records, 'claim').map((claim) => deriveKnownClaim({ ...claim, receivedAt }, nothing))
  return computeWorld(records, claims, keys)
}

/** Builds a world of what a store gives back. */
export async function readWorld(store: CaseStore, caseId: CaseId, keys: WorldKeys): Promise<CaseWorld> {
  const records: CaseRecord[] = []
  for await (const record of store.streamRecords(caseId, NOW)) records.push(record)
  const { items, next } = await store.readClaims(caseId, NOW, {}, { after: null, limit: 5000 })
  if (next !== null) throw new Error('the case is larger than one page')
  return computeWorld(records, items, keys)
}

function computeWorld(records: readonly CaseRecord[], claims: readonly KnownClaim[], keys: WorldKeys): CaseWorld {
  const entities = new Map(pick(records, 'entity').map((one) => [one.id, one]))
  const sources = new Map(pick(records, 'source').map((one) => [one.id, one]))
  const excerptSources = new Map(pick(records, 'excerpt').map((one) => [one.id, one.source]))
  const parents = new Map(pick(records, 'predicate').map((one) => [one.id, one.parent]))
  const protections = deriveProtections({ claims, entities, overrides: pick(records, 'override') })
  const material = { entities: [...entities.values()], claims, sources, excerptSources }
  const input: ProjectionInput = { ...material, protections, predicateParents: parents }
  return {
    entities,
    claims,
    sources,
    excerptSources,
    parents,
    networks: computeOnce(() => PROJECTIONS.map((projection) => projectNetwork(input, projection))),
    findings: computeOnce(() => PROJECTIONS.map((projection) => findEverything(input, projection))),
    idOf: (expectedId) => keys.entityIds.get(expectedId) ?? null,
    translated: new Set(keys.translated),
  }
}

function findEverything(input: ProjectionInput, projection: ProjectionParameters): Finding {
  const measures = MEASURES.map(({ id }) => ({ id }))
  return runAnalysis({ input, clocks: NOW, projection, measures, seed: 1, stability: null, version: 'test' }).finding
}

function computeOnce<T>(compute: () => T): () => T {
  let known: { readonly value: T } | null = null
  return () => (known ??= { value: compute() }).value
}

function pick<T extends CaseRecord['type']>(
  records: readonly CaseRecord[],
  type: T,
): Extract<CaseRecord, { type: T }>[] {
  return records.filter((one): one is Extract<CaseRecord, { type: T }> => one.type === type)
}
