import fc from 'fast-check'

import type { Entity } from '../../../server/domain/entity.ts'
import type { ClaimId, EntityId } from '../../../server/domain/ids.ts'
import { endsBeforeItBegins } from '../../../server/domain/partial-date.ts'
import type { Link } from '../../../server/store/link.ts'
import { makeConcept, makeGroup, makePerson, makePlace } from '../../contract/build-records.ts'

/** Entities `a` to `h`, of which f is a public body, g a place, h an offence and the others are people. */
export const ENTITIES: readonly Entity[] = [
  ...['a', 'b', 'c', 'd', 'e'].map(makePerson),
  makeGroup('f', 'public-body'),
  makePlace('g'),
  makeConcept('h'),
]

const IDS = ENTITIES.map((entity) => entity.id)
const PASSABLE_BY_DEFAULT = new Set<string>(['a', 'b', 'c', 'd', 'e'])

// Days on which something may begin or end, and what lies about them; all that matters to these bounds.
const BOUNDS = [null, 'unknown', '2023', '2024', '2024-02', '2024-03', '2024-02-15', '2024-03-01']
export const DAYS = ['2022-07-01', '2023-01-01', '2023-12-31', '2024-01-01', '2024-02-01', '2024-02-15'].concat([
  '2024-02-29',
  '2024-03-01',
  '2024-03-31',
  '2024-12-31',
  '2025-07-01',
])
const GRADES: readonly Link['grade'][] = [null, { scheme: 'admiralty', value: '2' }, { scheme: 'uk-3x5x2', value: 'A' }]

const entityId = fc.constantFrom(...IDS)

const link = fc.record({
  subject: entityId,
  object: entityId,
  predicate: fc.constantFrom('ASSOCIATED_WITH', 'KIN_OF', 'RECRUITED'),
  valid: fc
    .record({ from: fc.constantFrom(...BOUNDS), to: fc.constantFrom(...BOUNDS) })
    .filter((valid) => !endsBeforeItBegins(valid)),
  grade: fc.constantFrom(...GRADES),
})

/** Up to 30 links, some parallel and some from an entity to itself, with claim ids in random order. */
export const arbitraryLinks: fc.Arbitrary<Link[]> = fc
  .record({ links: fc.array(link, { maxLength: 30, size: 'max' }), shift: fc.nat(29) })
  .map(({ links, shift }) =>
    links.map((one, index) => ({ ...one, claim: `c${String((index * 7 + shift) % 30).padStart(2, '0')}` as ClaimId })),
  )

/** Most often none, so that paths remain. */
export const arbitraryFilter = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  fc.record(
    {
      predicates: fc.subarray(['ASSOCIATED_WITH', 'KIN_OF', 'RECRUITED'], { minLength: 1 }),
      grades: fc.subarray(['ungraded', 'admiralty/2', 'uk-3x5x2/A'], { minLength: 1 }),
      within: fc.constantFrom({ from: '2023-06-01', to: '2024-02-10' }, { from: '2024-03-01', to: '2024-03-01' }),
    },
    { requiredKeys: [] },
  ),
)

export interface PathQuestion {
  readonly from: EntityId
  readonly to: EntityId
  readonly timeOrder: boolean
  readonly barred: readonly EntityId[]
  readonly anyMayPass: boolean
  readonly maxHops: number
  readonly k: number
}

export const arbitraryPathQuestion: fc.Arbitrary<PathQuestion> = fc.record({
  from: entityId,
  to: entityId,
  timeOrder: fc.boolean(),
  barred: fc.oneof(fc.constant([]), fc.subarray(IDS, { maxLength: 1 })),
  anyMayPass: fc.boolean(),
  maxHops: fc.integer({ min: 1, max: 6 }),
  k: fc.integer({ min: 1, max: 12 }),
})

/** Who may lie between the ends under a question. */
export function listPassable(question: PathQuestion): ReadonlySet<string> {
  return question.anyMayPass ? new Set<string>(IDS) : PASSABLE_BY_DEFAULT
}
