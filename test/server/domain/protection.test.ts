import { describe, expect, it } from 'vitest'

import { deriveKnownClaim } from '../../../server/domain/claim-status.ts'
import type { Claim } from '../../../server/domain/claim.ts'
import type { Entity } from '../../../server/domain/entity.ts'
import type { EntityId, OverrideId } from '../../../server/domain/ids.ts'
import { deriveProtections, mayProtect } from '../../../server/domain/protection.ts'
import type { ProtectionGround, ProtectionOverride } from '../../../server/domain/review.ts'
import { makeEvent, makeFact, makeGroup, makePerson, makeTie } from '../../contract/build-records.ts'

const ENTITIES: readonly Entity[] = [
  makePerson('p'),
  makePerson('q'),
  makeGroup('people', 'person-group'),
  makeGroup('some', 'person-group'),
  makeGroup('gang'),
  makeGroup('police', 'public-body'),
  makeGroup('firm', 'organisation'),
  makeEvent('raid', 'police-operation'),
]

function derive(claims: readonly Claim[], overrides: readonly ProtectionOverride[] = []) {
  const known = claims.map((claim) =>
    deriveKnownClaim(
      { ...claim, receivedAt: '2024-01-10T09:00:00.000Z' },
      { reviews: [], supersededBy: [], contradictedBy: [] },
    ),
  )
  return deriveProtections({ claims: known, entities: new Map(ENTITIES.map((one) => [one.id, one])), overrides })
}

function groundsOf(claims: readonly Claim[], id = 'p'): ProtectionGround[] {
  return [...(derive(claims).get(id as EntityId)?.grounds ?? [])].sort()
}

const category = (subject: string, value: 'victim' | 'witness' | 'suspect' | 'official' | 'counsel' | 'acquitted') =>
  makeFact(`cat-${subject}-${value}`, subject, 'HAS_CATEGORY', { kind: 'category', value })

describe('deriveProtections', () => {
  it.each(['victim', 'witness', 'official', 'counsel', 'acquitted'] as const)('protects a %s', (value) => {
    expect(groundsOf([category('p', value)])).toEqual([value])
  })

  it('leaves suspects, and people without a category, unprotected', () => {
    expect(derive([category('p', 'suspect')]).has('p' as EntityId)).toBe(false)
  })

  it('lets several grounds stand at once, whatever else is said', () => {
    const claims = [category('p', 'suspect'), category('p', 'victim'), category('p', 'witness')]
    expect(groundsOf(claims)).toEqual(['victim', 'witness'])
  })

  it.each([
    ['for exploitation', ['victim']],
    ['for false work abroad', ['victim']],
    ['to be trafficked', ['victim']],
    ['into the group', []],
    ['into the gang, for drug trafficking', []],
    [null, []],
  ])('protects whoever is recruited %s as %j, and not the recruiter', (role, grounds) => {
    const claim = makeTie('t', 'q', 'RECRUITED', 'p', { role })
    expect(groundsOf([claim])).toEqual(grounds)
    expect(groundsOf([claim], 'q')).toEqual([])
    expect(mayProtect({ ...claim, status: 'active' })).toBe(grounds.length > 0)
  })

  it('takes the word of other predicates too', () => {
    expect(groundsOf([makeTie('t', 'p', 'VICTIM_OF', 'gang')])).toEqual(['victim'])
    expect(groundsOf([makeTie('t', 'p', 'HOLDS_OFFICE_IN', 'police')])).toEqual(['official'])
    expect(groundsOf([makeTie('t', 'p', 'HOLDS_OFFICE_IN', 'firm')])).toEqual([])
  })

  it.each([
    ['victim', ['victim']],
    ['rescued victim', ['victim']],
    ['Rescued victim (minor)', ['victim']],
    ['alleged trafficking victim', ['victim']],
    ['guard of the victim', []],
    ["victim's guard", []],
    ['exploiter of victims', []],
    ['suspected exploiter', []],
  ])('reads the role %j', (role, grounds) => {
    expect(groundsOf([makeTie('t', 'p', 'PARTICIPATED_IN', 'raid', { role })])).toEqual(grounds)
  })

  it('counts reasons to believe that somebody is a minor as enough', () => {
    const minor = makeFact('m', 'p', 'IS_MINOR', { kind: 'boolean', value: true }, { certainty: 'suspected' })
    expect(groundsOf([minor])).toEqual(['minor'])
    expect(groundsOf([makeFact('m', 'p', 'IS_MINOR', { kind: 'boolean', value: false })])).toEqual([])
  })

  it.each([
    ['2006-03-10', '2024-03-09', ['minor']],
    ['2006-03-10', '2024-03-10', []],
    ['2006', '2024-06-30', ['minor']],
    ['2006', '2024-12-31', []],
    ['2005', '2024-06-30', []],
  ])('born %s, at an event of %s: %j', (born, on, grounds) => {
    const claims = [
      makeFact('b', 'p', 'BORN_ON', { kind: 'date', value: born }),
      makeFact('o', 'raid', 'OCCURRED_ON', { kind: 'date', value: on }),
      makeTie('t', 'p', 'PARTICIPATED_IN', 'raid', { role: 'arrested' }),
    ]
    expect(groundsOf(claims)).toEqual(grounds)
  })

  it('passes from a group of people to its parts and members, and between those said to be the same', () => {
    const claims = [
      category('people', 'victim'),
      makeTie('s', 'some', 'SUBGROUP_OF', 'people'),
      makeTie('o', 'p', 'ONE_OF', 'some'),
      makeTie('same', 'p', 'SAME_AS', 'q'),
    ]
    expect(['some', 'p', 'q'].map((id) => groundsOf(claims, id))).toEqual([['victim'], ['victim'], ['victim']])
  })

  it('does not pass from a part to the whole, nor to who else was there', () => {
    const claims = [
      category('p', 'victim'),
      makeTie('o', 'p', 'ONE_OF', 'people'),
      makeTie('t1', 'p', 'PARTICIPATED_IN', 'raid'),
      makeTie('t2', 'q', 'PARTICIPATED_IN', 'raid'),
    ]
    expect([...derive(claims).keys()]).toEqual(['p'])
  })

  it('masks victims and minors alone, and lets a supervisor lift the ranking but never the mask', () => {
    const lift = (ground: ProtectionGround): ProtectionOverride => ({
      type: 'override',
      id: `lift-${ground}` as OverrideId,
      entity: 'p' as EntityId,
      ground,
      author: 'supervisor',
      recordedAt: '2024-01-10T09:00:00.000Z',
      reason: 'convicted of recruiting others',
    })
    const claims = [category('p', 'victim'), category('p', 'witness'), category('q', 'official')]
    expect(derive(claims).get('q' as EntityId)).toMatchObject({ masked: false, unranked: true })
    expect(derive(claims).get('p' as EntityId)).toMatchObject({ masked: true, unranked: true })
    expect(derive(claims, [lift('victim')]).get('p' as EntityId)).toMatchObject({ masked: true, unranked: true })
    const both = [lift('victim'), lift('witness')]
    expect(derive(claims, both).get('p' as EntityId)).toMatchObject({ masked: true, unranked: false })
  })
})
