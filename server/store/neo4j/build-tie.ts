import type { Basis, Certainty, Claim } from '../../domain/claim.ts'
import { GRADE_WEIGHT_MAPS } from '../../domain/grade-weights.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Source } from '../../domain/source.ts'
import { computeSupport } from '../../domain/support.ts'
import { toInteger } from './convert-values.ts'
import type { NodeProperties } from './describe-record.ts'

/** What the projection joins into one relationship. The direction is that of the claims, of symmetric predicates too. */
export interface TieEnds {
  readonly subject: EntityId
  readonly predicate: string
  readonly object: EntityId
}

/** An active claim, as far as a tie needs it. */
export interface TieClaim extends Pick<Claim, 'id' | 'grade' | 'attributedTo'> {
  readonly certainty: Certainty
  readonly basis: Basis
  /** First and last possible day, null when open or unknown. */
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly sources: readonly Source[]
}

export interface TieRow extends TieEnds {
  readonly properties: NodeProperties
}

/** The convention of the projection; every other view of a tie computes its own. */
const WEIGHTS = GRADE_WEIGHT_MAPS['even-steps']

/**
 * The relationship that the active claims for one tie amount to, or null when there are none. `weight` is their
 * support, `from` and `to` span all of them and are not there when one of them is open or of unknown bound.
 */
export function buildTie(ends: TieEnds, claims: readonly TieClaim[]): TieRow | null {
  if (claims.length === 0) return null
  const active = claims.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const sourced = active.map((claim) => ({ claim, sources: claim.sources }))
  const support = computeSupport(sourced, WEIGHTS)
  return {
    ...ends,
    properties: {
      claimIds: active.map((claim) => claim.id),
      count: toInteger(active.length),
      weight: support.value,
      origins: toInteger(support.origins.length),
      ungraded: support.ungraded,
      certainties: listDistinct(active.map((claim) => claim.certainty)),
      bases: listDistinct(active.map((claim) => claim.basis)),
      from: sortDays(active.map((claim) => claim.firstDay))?.at(0),
      to: sortDays(active.map((claim) => claim.lastDay))?.at(-1),
    },
  }
}

/** Days in order, or null when an open or unknown bound is among them. */
function sortDays(days: readonly (string | null)[]): string[] | null {
  const known = days.filter((day) => day !== null)
  return known.length === days.length ? known.sort() : null
}

function listDistinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}
