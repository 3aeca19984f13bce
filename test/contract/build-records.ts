import { createHash } from 'node:crypto'

import type { CaseBatch, CasePredicate, CaseRecord } from '../../server/domain/case-record.ts'
import type { Claim, ClaimObject } from '../../server/domain/claim.ts'
import type { Entity, EntityKind, Subkind } from '../../server/domain/entity.ts'
import type { ClaimId, EntityId, ExcerptId, OriginId, OverrideId, ReviewId, SourceId } from '../../server/domain/ids.ts'
import type { Literal } from '../../server/domain/literal.ts'
import type { ProtectionOverride, Review, Verdict } from '../../server/domain/review.ts'
import type { Excerpt, Source } from '../../server/domain/source.ts'

/** Short makers of valid records. Every field has a plain value; `changes` sets those a test is about. */
type Changes<T> = Partial<Omit<T, 'type' | 'id'>>

/** The instant that records made here assert for themselves. */
export const RECORDED_AT = '2024-01-10T09:00:00.000Z'

/** A batch of records with the bytes of its sources, which are the UTF-8 of `texts`. */
export function makeBatch(records: readonly CaseRecord[], texts: readonly (string | Uint8Array)[] = []): CaseBatch {
  const bytes = texts.map((text) => (typeof text === 'string' ? Buffer.from(text, 'utf8') : text))
  return { records, sourceBytes: new Map(bytes.map((one) => [hashBytes(one), new Uint8Array(one)])) }
}

/** A source whose bytes are `text`; pass the same text to makeBatch. */
export function makeSource(id: string, text: string | Uint8Array, changes: Changes<Source> = {}): Source {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text
  return {
    type: 'source',
    id: id as SourceId,
    sha256: hashBytes(bytes),
    byteLength: bytes.byteLength,
    mediaType: 'text/plain',
    kind: 'police-report',
    title: `Report ${id}`,
    languages: ['en'],
    publisher: null,
    date: '2024-01-05',
    originId: `origin-${id}` as OriginId,
    reliability: { scheme: 'admiralty', value: 'B' },
    handling: null,
    exhibit: null,
    ...changes,
  }
}

/** An excerpt that quotes its source from `start` on. */
export function makeExcerpt(
  id: string,
  source: string,
  quote: string,
  start = 0,
  changes: Changes<Excerpt> = {},
): Excerpt {
  return {
    type: 'excerpt',
    id: id as ExcerptId,
    source: source as SourceId,
    start,
    end: start + quote.length,
    quote,
    row: null,
    translation: null,
    ...changes,
  }
}

export function makeEntity(id: string, kind: EntityKind, subkind: Subkind | null): Entity {
  return { type: 'entity', id: id as EntityId, kind, subkind }
}

export function makePerson(id: string): Entity {
  return makeEntity(id, 'Person', null)
}

export function makeGroup(id: string, subkind: Subkind = 'criminal-group'): Entity {
  return makeEntity(id, 'Group', subkind)
}

export function makeEvent(id: string, subkind: Subkind = 'meeting'): Entity {
  return makeEntity(id, 'Event', subkind)
}

export function makePlace(id: string, subkind: Subkind = 'city'): Entity {
  return makeEntity(id, 'Location', subkind)
}

export function makeThing(id: string, subkind: Subkind = 'phone-number'): Entity {
  return makeEntity(id, 'Object', subkind)
}

export function makeConcept(id: string, subkind: Subkind = 'offence'): Entity {
  return makeEntity(id, 'Concept', subkind)
}

/** A claim that relates two entities. */
export function makeTie(
  id: string,
  subject: string,
  predicate: string,
  object: string,
  changes: Changes<Claim> = {},
): Claim {
  return makeClaim(id, subject, predicate, { entity: object as EntityId }, changes)
}

/** A claim that says something of one entity alone. */
export function makeFact(
  id: string,
  subject: string,
  predicate: string,
  literal: Literal,
  changes: Changes<Claim> = {},
): Claim {
  return makeClaim(id, subject, predicate, { literal }, changes)
}

/** A HAS_NAME claim; the script follows from the letters. */
export function makeName(id: string, subject: string, value: string, changes: Changes<Claim> = {}): Claim {
  const script = /\p{Script=Arabic}/u.test(value) ? 'Arab' : 'Latn'
  return makeFact(id, subject, 'HAS_NAME', { kind: 'name', value, script, language: null, nameKind: 'legal' }, changes)
}

export function makeReview(id: string, claim: string, verdict: Verdict, changes: Changes<Review> = {}): Review {
  return {
    type: 'review',
    id: id as ReviewId,
    claim: claim as ClaimId,
    verdict,
    author: 'analyst-1',
    recordedAt: RECORDED_AT,
    reason: 'Compared with the register.',
    excerpts: [],
    ...changes,
  }
}

export function makeOverride(
  id: string,
  entity: string,
  changes: Changes<ProtectionOverride> = {},
): ProtectionOverride {
  return {
    type: 'override',
    id: id as OverrideId,
    entity: entity as EntityId,
    ground: 'official',
    author: 'supervisor-1',
    recordedAt: RECORDED_AT,
    reason: 'Charged in office.',
    ...changes,
  }
}

export function makePredicate(id: string, parent = 'ASSOCIATED_WITH'): CasePredicate {
  return { type: 'predicate', id, parent, definition: `What this case means by ${id}.` }
}

export function toClaimId(id: string): ClaimId {
  return id as ClaimId
}

export function toEntityId(id: string): EntityId {
  return id as EntityId
}

export function toExcerptId(id: string): ExcerptId {
  return id as ExcerptId
}

export function toSourceId(id: string): SourceId {
  return id as SourceId
}

function makeClaim(
  id: string,
  subject: string,
  predicate: string,
  object: ClaimObject,
  changes: Changes<Claim>,
): Claim {
  return {
    type: 'claim',
    id: id as ClaimId,
    predicate,
    subject: subject as EntityId,
    object,
    role: null,
    quantity: null,
    valid: { from: null, to: null },
    recordedAt: RECORDED_AT,
    recordedBy: 'analyst-1',
    grade: { scheme: 'admiralty', value: '2' },
    handling: null,
    basis: 'fact',
    certainty: 'stated',
    attributedTo: null,
    excerpts: [],
    supersedes: null,
    contradicts: [],
    note: null,
    ...changes,
  }
}

function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
