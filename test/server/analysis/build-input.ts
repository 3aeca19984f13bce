import type { Attribution, KnownClaim } from '../../../server/domain/claim.ts'
import type { Entity, EntityKind, Subkind } from '../../../server/domain/entity.ts'
import type { InformationGrade, Reliability } from '../../../server/domain/grade.ts'
import type { ClaimId, EntityId, ExcerptId, OriginId, SourceId } from '../../../server/domain/ids.ts'
import { deriveProtections } from '../../../server/domain/protection.ts'
import type { ProjectionInput } from '../../../server/analysis/graph/network.ts'

/** A source by id; its origin is its own unless said otherwise, and it is ungraded unless graded. */
export interface SourceSpec {
  readonly id: string
  readonly origin?: string
  readonly reliability?: Reliability
}

/** A claim by what matters to a test; the rest is ordinary: stated as a fact, active, from source `s1`. */
export interface ClaimSpec extends Partial<
  Pick<KnownClaim, 'certainty' | 'basis' | 'status' | 'quantity' | 'role' | 'receivedAt' | 'confirmed' | 'valid'>
> {
  readonly id: string
  readonly predicate: string
  readonly subject: string
  readonly object: string | KnownClaim['object']
  readonly sources?: readonly string[]
  readonly grade?: InformationGrade
  readonly attributedTo?: Attribution
  readonly contradictions?: readonly string[]
}

export interface CaseSpec {
  /** `id` is a person; `id:criminal-group` or `id:meeting` is of that subkind. */
  readonly entities: readonly string[]
  readonly claims: readonly ClaimSpec[]
  readonly sources?: readonly SourceSpec[]
  readonly predicateParents?: Readonly<Record<string, string>>
}

/** Puts together what a projection reads, with the protections that the claims give. */
export function buildInput(spec: CaseSpec): ProjectionInput {
  const entities = spec.entities.map(buildEntity)
  const claims = spec.claims.map(buildClaim)
  const sources = (spec.sources ?? [{ id: 's1' }]).map(buildSource)
  const byId = new Map(entities.map((entity) => [entity.id, entity]))
  return {
    entities,
    claims,
    sources: new Map(sources.map((source) => [source.id, source])),
    excerptSources: new Map(sources.map((source) => [`x-${source.id}` as ExcerptId, source.id])),
    protections: deriveProtections({ claims, entities: byId, overrides: [] }),
    predicateParents: new Map(Object.entries(spec.predicateParents ?? {})),
  }
}

/** A claim that gives somebody a procedural category. */
export function categorise(
  id: string,
  subject: string,
  value: 'victim' | 'witness' | 'official' | 'suspect',
): ClaimSpec {
  return { id, predicate: 'HAS_CATEGORY', subject, object: { literal: { kind: 'category', value } } }
}

export function takePart(id: string, subject: string, event: string, more: Partial<ClaimSpec> = {}): ClaimSpec {
  return { id, predicate: 'PARTICIPATED_IN', subject, object: event, ...more }
}

export function associate(id: string, subject: string, object: string, more: Partial<ClaimSpec> = {}): ClaimSpec {
  return { id, predicate: 'ASSOCIATED_WITH', subject, object, ...more }
}

export function join(id: string, subject: string, object: string, more: Partial<ClaimSpec> = {}): ClaimSpec {
  return { id, predicate: 'MEMBER_OF', subject, object, ...more }
}

export function entityId(id: string): EntityId {
  return id as EntityId
}

const GROUP_SUBKINDS = ['criminal-group', 'person-group', 'public-body', 'organisation']
const PLACES = ['city', 'country']

function buildEntity(text: string): Entity {
  const [id = '', subkind = null] = text.split(':')
  return { type: 'entity', id: entityId(id), kind: readKind(subkind), subkind: subkind as Subkind | null }
}

function readKind(subkind: string | null): EntityKind {
  if (subkind === null) return 'Person'
  if (GROUP_SUBKINDS.includes(subkind)) return 'Group'
  return PLACES.includes(subkind) ? 'Location' : 'Event'
}

function buildSource({ id, origin, reliability }: SourceSpec) {
  return { id: id as SourceId, originId: (origin ?? `o-${id}`) as OriginId, reliability: reliability ?? null }
}

function buildClaim(spec: ClaimSpec): KnownClaim {
  return {
    type: 'claim',
    id: spec.id as ClaimId,
    predicate: spec.predicate,
    subject: entityId(spec.subject),
    object: typeof spec.object === 'string' ? { entity: entityId(spec.object) } : spec.object,
    role: spec.role ?? null,
    quantity: spec.quantity ?? null,
    valid: spec.valid ?? { from: null, to: null },
    recordedAt: '2024-01-01T00:00:00.000Z',
    recordedBy: 'tester',
    grade: spec.grade ?? null,
    handling: null,
    basis: spec.basis ?? 'fact',
    certainty: spec.certainty ?? 'stated',
    attributedTo: spec.attributedTo ?? null,
    excerpts: (spec.sources ?? ['s1']).map((source) => `x-${source}` as ExcerptId),
    supersedes: null,
    contradicts: [],
    note: null,
    receivedAt: spec.receivedAt ?? '2024-01-02T00:00:00.000Z',
    status: spec.status ?? 'active',
    confirmed: spec.confirmed ?? false,
    supersededBy: null,
    contradictions: (spec.contradictions ?? []).map((id) => id as ClaimId),
  }
}
