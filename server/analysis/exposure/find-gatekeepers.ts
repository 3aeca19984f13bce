import type { EntityId } from '../../domain/ids.ts'
import type { Gathering } from './collect-contacts.ts'

/** A member through whom people outside a group reach its other members. */
export interface Gatekeeper {
  readonly person: EntityId
  readonly group: EntityId
  /** Pairs of one outside and one inside who meet this member each, and never each other. */
  readonly pairs: number
  /** By id, as are those inside. */
  readonly outside: readonly EntityId[]
  readonly inside: readonly EntityId[]
}

/**
 * Gatekeeper brokerage over asserted groups (Gould & Fernandez, Sociological Methodology 19, 1989; contacts have no
 * direction here, so that gatekeeper and representative are one). By pairs, equals by id.
 */
export function findGatekeepers(
  gatherings: readonly Gathering[],
  memberships: ReadonlyMap<EntityId, EntityId>,
): Gatekeeper[] {
  const neighbours = linkAll(gatherings)
  const found = [...memberships].flatMap(([person, group]): Gatekeeper[] => {
    const own = [...(neighbours.get(person) ?? [])]
    const inside = own.filter((other) => memberships.get(other) === group)
    const outside = own.filter((other) => memberships.get(other) !== group)
    const pairs = outside.flatMap((one) =>
      inside.flatMap((other) => (neighbours.get(one)?.has(other) === true ? [] : [{ one, other }])),
    )
    if (pairs.length === 0) return []
    return [
      {
        person,
        group,
        pairs: pairs.length,
        outside: [...new Set(pairs.map(({ one }) => one))].sort(),
        inside: [...new Set(pairs.map(({ other }) => other))].sort(),
      },
    ]
  })
  return found.sort((one, other) => other.pairs - one.pairs || (one.person < other.person ? -1 : 1))
}

function linkAll(gatherings: readonly Gathering[]): ReadonlyMap<EntityId, ReadonlySet<EntityId>> {
  const neighbours = new Map<EntityId, Set<EntityId>>()
  for (const { attendees } of gatherings) {
    for (const { person } of attendees) {
      const own = neighbours.get(person) ?? new Set()
      neighbours.set(person, own)
      for (const other of attendees) if (other.person !== person) own.add(other.person)
    }
  }
  return neighbours
}
