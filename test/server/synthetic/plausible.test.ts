import { describe, expect, test } from 'vitest'

import type { Claim } from '../../../server/domain/claim.ts'
import { objectEntity, objectLiteral } from '../../../server/domain/claim.ts'
import type { EntityId } from '../../../server/domain/ids.ts'
import { firstPossibleDay, lastPossibleDay } from '../../../server/domain/partial-date.ts'
import { readSeed } from './read-block.ts'

/** What only somebody at large does. */
const AT_LARGE = ['attendee', 'guest', 'driver', 'passenger', 'recruiter']

describe.each([2024, 1, 2, 3])('what the documents of seed %i tell together', (seed) => {
  const { claims, entities, truth } = readSeed(seed)
  const known = new Map(truth.duplicates.map(({ one, other }) => [other, one]))
  const whoOf = (claim: Claim): EntityId => known.get(claim.subject) ?? claim.subject
  const list = (predicate: string) => claims.filter((claim) => claim.predicate === predicate)

  test('has nobody at large once arrested or convicted', () => {
    const held = new Map<EntityId, string>()
    const arrests = list('PARTICIPATED_IN').filter((claim) => claim.role === 'arrested person')
    const convictions = list('CONVICTED_OF')
    expect(arrests.length).toBeGreaterThan(5)
    expect(convictions.length).toBeGreaterThan(25)
    for (const claim of [...arrests, ...convictions]) {
      const [who, day] = [whoOf(claim), firstPossibleDay(claim.valid) ?? '']
      held.set(who, [held.get(who) ?? day, day].sort()[0] ?? day)
    }
    const seen = [
      ...list('PARTICIPATED_IN').filter((claim) => AT_LARGE.includes(claim.role ?? '')),
      ...[...list('COMMUNICATED_WITH'), ...list('TRANSFERRED'), ...list('COLLECTION_COVERED')].filter(
        (claim) => entities.get(claim.subject)?.kind === 'Person',
      ),
    ]
    expect(seen.filter((claim) => (held.get(whoOf(claim)) ?? '9') <= (lastPossibleDay(claim.valid) ?? ''))).toEqual([])
  })

  test('convicts and acquits of nothing but what was charged before', () => {
    const charges = new Map(
      list('CHARGED_WITH').map((claim) => [`${whoOf(claim)} ${objectEntity(claim) ?? ''}`, claim.valid.from ?? '9']),
    )
    const verdicts = [...list('CONVICTED_OF'), ...list('ACQUITTED_OF')]
    expect(list('ACQUITTED_OF').length).toBeGreaterThan(0)
    for (const claim of verdicts) {
      const charged = charges.get(`${whoOf(claim)} ${objectEntity(claim) ?? ''}`) ?? '9'
      expect(charged < (claim.valid.from ?? '')).toBe(true)
    }
  })

  test('has nobody a suspect after the charge, and nobody living in two cities', () => {
    const charged = new Map(list('CHARGED_WITH').map((claim) => [whoOf(claim), claim.valid.from ?? '9']))
    const suspected = list('HAS_CATEGORY').filter((claim) => {
      const literal = objectLiteral(claim)
      return literal?.kind === 'category' && literal.value === 'suspect'
    })
    const late = suspected.filter((claim) => (charged.get(whoOf(claim)) ?? '9') <= (claim.valid.from ?? ''))
    expect(late).toEqual([])
    const cityOf = new Map(list('PART_OF').map((claim) => [claim.subject, objectEntity(claim)]))
    const homes = new Map<EntityId, Set<EntityId>>()
    for (const claim of list('LIVES_AT')) {
      const place = objectEntity(claim)
      if (place !== null)
        homes.set(whoOf(claim), (homes.get(whoOf(claim)) ?? new Set()).add(cityOf.get(place) ?? place))
    }
    expect([...homes.values()].filter((cities) => cities.size > 1)).toEqual([])
  })

  test('has the coerced recruiter recruited before they recruit', () => {
    const days = new Map(list('OCCURRED_ON').map((claim) => [claim.subject, firstPossibleDayOf(claim)]))
    const acts = truth.recruiters.flatMap(({ person, acts: own }) => own.map((act) => ({ person, ...act })))
    const first = acts.find((act) => act.victim === truth.coercedRecruiter)
    const own = acts.filter((act) => act.person === truth.coercedRecruiter)
    expect(own.every((act) => (days.get(act.event) ?? '') > (days.get(first?.event ?? act.event) ?? '9'))).toBe(true)
  })
})

function firstPossibleDayOf(claim: Claim): string {
  const literal = objectLiteral(claim)
  return literal?.kind === 'date' ? literal.value : ''
}
