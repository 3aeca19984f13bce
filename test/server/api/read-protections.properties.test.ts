import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { readProtections } from '../../../server/api/disclosure/read-protections.ts'
import { readAll } from '../../../server/api/read-all.ts'
import { NOW } from '../../../server/domain/clocks.ts'
import type { Claim } from '../../../server/domain/claim.ts'
import type { Entity } from '../../../server/domain/entity.ts'
import { deriveProtections } from '../../../server/domain/protection.ts'
import { PREDICATES, resolvePredicate } from '../../../server/domain/vocabulary.ts'
import type { CaseStore } from '../../../server/store/case-store.ts'
import { openSqliteStore } from '../../../server/store/sqlite/sqlite-case-store.ts'
import {
  makeBatch,
  makeConcept,
  makeEvent,
  makeFact,
  makeGroup,
  makeOverride,
  makePerson,
  makePredicate,
  makeReview,
  makeTie,
  toEntityId,
} from '../../contract/build-records.ts'

const PEOPLE = ['p0', 'p1', 'p2']
const GROUPS = ['g0', 'g1']
const EVENTS = ['e0', 'e1']
const ENTITIES: readonly Entity[] = [
  ...PEOPLE.map(makePerson),
  ...GROUPS.map((id) => makeGroup(id, 'person-group')),
  makeGroup('police', 'public-body'),
  makeGroup('gang'),
  ...EVENTS.map((id) => makeEvent(id)),
]
const ADDED = makePredicate('CALLED_IN_COURT', 'HAS_CATEGORY')
const PREDICATES_OF_CASE = new Map(
  [...PREDICATES, resolvePredicate(ADDED.id, new Map([[ADDED.id, ADDED]]))].flatMap((one) =>
    one === null ? [] : [[one.id, one] as const],
  ),
)

const person = fc.constantFrom(...PEOPLE)
const who = fc.constantFrom(...PEOPLE, ...GROUPS)
const event = fc.constantFrom(...EVENTS)
const birthday = fc.constantFrom('2001', '2003-05', '2005-06-15', '2010')
const day = fc.constantFrom('2018-12-31', '2021', '2023-06-14', '2023-06-15', '2024-02')
const valid = fc.record({
  from: fc.oneof(fc.constant(null), fc.constant('unknown'), fc.constantFrom('2018', '2023-06-14', '2024')),
  to: fc.constant(null),
})
const role = fc.constantFrom(null, 'driver', 'rescued victim', 'guard of the victim')
const category = fc.constantFrom('victim', 'witness', 'suspect', 'counsel', 'other')

const TIES = fc.constantFrom('SAME_AS', 'VICTIM_OF', 'KIN_OF', 'ASSOCIATED_WITH')
const group = fc.constantFrom(...GROUPS, 'gang')

/** A claim without its id: what decides about protection, beside much that does not. */
const drawn: fc.Arbitrary<(id: string) => Claim> = fc.oneof(
  state(fc.tuple(who, fc.constantFrom('HAS_CATEGORY', ADDED.id), category), (id, [subject, predicate, value]) =>
    makeFact(id, subject, predicate, { kind: 'category', value }),
  ),
  often(
    state(fc.tuple(person, birthday), (id, [subject, value]) =>
      makeFact(id, subject, 'BORN_ON', { kind: 'date', value }),
    ),
  ),
  often(
    state(fc.tuple(event, day), (id, [subject, value]) =>
      makeFact(id, subject, 'OCCURRED_ON', { kind: 'date', value }),
    ),
  ),
  often(
    state(fc.tuple(who, event, role, valid), (id, [subject, object, own, when]) =>
      makeTie(id, subject, 'PARTICIPATED_IN', object, { role: own, valid: when }),
    ),
  ),
  state(fc.tuple(who, fc.boolean()), (id, [subject, value]) =>
    makeFact(id, subject, 'IS_MINOR', { kind: 'boolean', value }),
  ),
  state(fc.tuple(person, fc.constantFrom('police', 'gang')), (id, [subject, object]) =>
    makeTie(id, subject, 'HOLDS_OFFICE_IN', object),
  ),
  state(fc.tuple(who, who, TIES, valid), (id, [subject, object, predicate, when]) =>
    makeTie(id, subject, predicate, object, { valid: when }),
  ),
  state(fc.tuple(who, fc.constantFrom(...GROUPS)), (id, [subject, object]) => makeTie(id, subject, 'ONE_OF', object)),
  state(fc.tuple(group, group), (id, [subject, object]) => makeTie(id, subject, 'SUBGROUP_OF', object)),
)

function state<T>(parts: fc.Arbitrary<T>, make: (id: string, drawnParts: T) => Claim) {
  return parts.map((one) => (id: string) => make(id, one))
}

function often<T>(arbitrary: fc.Arbitrary<T>): fc.WeightedArbitrary<T> {
  return { arbitrary, weight: 3 }
}

let folder: string
let store: CaseStore
let made = 0

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trama-protections-'))
  store = openSqliteStore({ file: join(folder, 'trama.db'), clock: () => new Date() })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

it('derives from the claims that decide what it would derive from all of a case', async () => {
  const claims = fc.array(drawn, { maxLength: 14 })
  const refuted = fc.array(fc.nat({ max: 13 }), { maxLength: 2 })
  await fc.assert(
    fc.asyncProperty(claims, refuted, fc.boolean(), async (makers, fallen, lifted) => {
      made += 1
      const { id } = await store.createCase(`case ${made}`, '')
      const records = makers.map((make, index) => make(`c${String(index).padStart(2, '0')}`))
      const reviews = [...new Set(fallen)].flatMap((index) => {
        const claim = records[index]
        return claim === undefined ? [] : [makeReview(`r${index}`, claim.id, 'refuted')]
      })
      const overrides = lifted ? [makeOverride('o', 'p0', { ground: 'witness' })] : []
      await store.append(id, makeBatch([ADDED, ...ENTITIES, ...records, ...reviews, ...overrides]))
      const all = await readAll((page) => store.readClaims(id, NOW, { statuses: ['active', 'refuted'] }, page))
      const wanted = deriveProtections({
        claims: all,
        entities: new Map(ENTITIES.map((one) => [one.id, one])),
        overrides: await store.readOverrides(id, NOW),
      })
      const found = await readProtections(store, id, NOW, PREDICATES_OF_CASE)
      expect([...found]).toEqual([...wanted])
    }),
    { numRuns: 400 },
  )
})

it.each([
  ['VICTIM_OF', makeTie('c', 'p0', 'ADDED_ONE', 'gang'), 'victim'],
  ['ACQUITTED_OF', makeTie('c', 'p0', 'ADDED_ONE', 'theft'), 'acquitted'],
  ['IS_MINOR', makeFact('c', 'p0', 'ADDED_ONE', { kind: 'boolean', value: true }), 'minor'],
  ['HOLDS_OFFICE_IN', makeTie('c', 'p0', 'ADDED_ONE', 'police'), 'official'],
] as const)('a predicate that a case adds under %s protects as that one does', async (parent, claim, ground) => {
  const added = makePredicate('ADDED_ONE', parent)
  const definition = resolvePredicate(added.id, new Map([[added.id, added]]))
  const { id } = await store.createCase(`added under ${parent}`, '')
  await store.append(id, makeBatch([added, ...ENTITIES, makeConcept('theft'), claim]))
  const predicates = new Map([...PREDICATES, ...(definition === null ? [] : [definition])].map((one) => [one.id, one]))
  const found = await readProtections(store, id, NOW, predicates)
  expect([...(found.get(toEntityId('p0'))?.grounds ?? [])]).toEqual([ground])
})
