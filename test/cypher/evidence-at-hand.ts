import type { CaseRecord } from '../../server/domain/case-record.ts'
import { deriveKnownClaim } from '../../server/domain/claim-status.ts'
import { objectEntity, objectLiteral } from '../../server/domain/claim.ts'
import type { Claim, KnownClaim } from '../../server/domain/claim.ts'
import type { Entity } from '../../server/domain/entity.ts'
import { GRADE_WEIGHT_MAPS } from '../../server/domain/grade-weights.ts'
import { deriveProtections } from '../../server/domain/protection.ts'
import type { Review } from '../../server/domain/review.ts'
import type { Excerpt, Source } from '../../server/domain/source.ts'
import { computeSupport } from '../../server/domain/support.ts'
import type { Support } from '../../server/domain/support.ts'

/** Subject, predicate and object with the active claims behind it, by id. */
export interface ExpectedTie {
  readonly subject: Entity
  readonly predicate: string
  readonly object: Entity
  readonly claims: readonly KnownClaim[]
  readonly support: Support
}

const NOT_TYING =
  'arrest police-operation custody hearing statement report investigation assistance policy family-occasion'.split(' ')

/** The records of one batch, put in order without any database. */
export class EvidenceAtHand {
  readonly entities = new Map<string, Entity>()
  readonly sources = new Map<string, Source>()
  readonly excerpts = new Map<string, Excerpt>()
  readonly reviews: Review[] = []
  readonly claims: readonly KnownClaim[]
  readonly ties: readonly ExpectedTie[]
  /** Ids of whoever is kept out, overrides not heeded. */
  readonly protected: ReadonlySet<string>

  constructor(records: readonly CaseRecord[]) {
    const claims: Claim[] = []
    for (const record of records) {
      if (record.type === 'entity') this.entities.set(record.id, record)
      if (record.type === 'source') this.sources.set(record.id, record)
      if (record.type === 'excerpt') this.excerpts.set(record.id, record)
      if (record.type === 'review') this.reviews.push(record)
      if (record.type === 'claim') claims.push(record)
    }
    this.claims = this.#judge(claims)
    this.ties = this.#joinTies()
    const entities = new Map([...this.entities.values()].map((entity) => [entity.id, entity]))
    this.protected = new Set(deriveProtections({ claims: this.claims, entities, overrides: [] }).keys())
  }

  sourcesOf(claim: Claim): Source[] {
    return claim.excerpts.map((id) => need(this.sources, need(this.excerpts, id).source))
  }

  namesOf(id: string): string[] {
    const names = this.claims.filter((claim) => claim.subject === id && claim.predicate === 'HAS_NAME')
    return names.filter((claim) => claim.status === 'active').map((claim) => describeObject(claim) ?? '')
  }

  /** Whether whoever recorded one claim said that the other cannot be true with it. */
  contradicts(one: Claim, other: Claim): boolean {
    return one.contradicts.includes(other.id)
  }

  #judge(claims: readonly Claim[]): KnownClaim[] {
    const receivedAt = '2024-01-01T00:00:00.000Z'
    return claims.map((claim) =>
      deriveKnownClaim(
        { ...claim, receivedAt },
        {
          reviews: this.reviews.filter((one) => one.claim === claim.id).map((one) => ({ ...one, receivedAt })),
          supersededBy: claims.filter((one) => one.supersedes === claim.id).map((one) => ({ ...one, receivedAt })),
          contradictedBy: [],
        },
      ),
    )
  }

  #joinTies(): ExpectedTie[] {
    const active = this.claims.filter((claim) => claim.status === 'active' && objectEntity(claim) !== null)
    const groups = groupBy(active, (claim) => `${claim.subject} ${claim.predicate} ${objectEntity(claim) ?? ''}`)
    return [...groups].map(([key, unsorted]) => {
      const [subject = '', predicate = '', object = ''] = key.split(' ')
      const claims = sortBy(unsorted, (claim) => claim.id)
      const sourced = claims.map((claim) => ({ claim, sources: this.sourcesOf(claim) }))
      const support = computeSupport(sourced, GRADE_WEIGHT_MAPS['even-steps'])
      return { subject: need(this.entities, subject), predicate, object: need(this.entities, object), claims, support }
    })
  }
}

/** An entity's id, or a literal's value as text; null for a literal of several parts. */
export function describeObject(claim: Claim): string | null {
  const literal = objectLiteral(claim)
  if (literal === null) return objectEntity(claim)
  return 'value' in literal ? String(literal.value) : null
}

export function isTyingEvent({ kind, subkind }: Entity): boolean {
  return kind === 'Event' && !NOT_TYING.includes(subkind ?? '')
}

/** Weighs something, holds a fact, and is said outright by somebody. */
export function isCounted({ support, claims }: ExpectedTie): boolean {
  return (
    support.value > 0 &&
    claims.some((claim) => claim.basis === 'fact') &&
    claims.some((claim) => claim.certainty === 'stated' || claim.certainty === 'attributed')
  )
}

export function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

/** In ascending order of the keys, compared one after the other; null comes last, as in Cypher. */
export function sortBy<T>(items: readonly T[], ...keys: ((item: T) => string | number | null)[]): T[] {
  return items.toSorted((a, b) => {
    for (const key of keys) {
      const [one, other] = [key(a), key(b)]
      if (one === other) continue
      if (one === null || other === null) return one === null ? 1 : -1
      return one < other ? -1 : 1
    }
    return 0
  })
}

function need<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id)
  if (found === undefined) throw new RangeError(`no ${id}`)
  return found
}
