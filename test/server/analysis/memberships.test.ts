import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { projectNetwork } from '../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION } from '../../../server/analysis/graph/projection-parameters.ts'
import type { ProjectionParameters } from '../../../server/analysis/graph/projection-parameters.ts'
import { buildInput, categorise, join, takePart } from './build-input.ts'
import type { CaseSpec, ClaimSpec } from './build-input.ts'

const ENTITIES = ['ada', 'ben', 'mother:criminal-group', 'north:criminal-group', 'south:criminal-group']

function branch(id: string, part: string, whole: string, more: Partial<ClaimSpec> = {}): ClaimSpec {
  return { id, predicate: 'BRANCH_OF', subject: part, object: whole, ...more }
}

function resolve(spec: CaseSpec, parameters: Partial<ProjectionParameters> = {}) {
  const { memberships, ambiguousMembers } = projectNetwork(buildInput(spec), { ...DEFAULT_PROJECTION, ...parameters })
  return { groups: Object.fromEntries(memberships), ambiguous: ambiguousMembers }
}

function resolveClaims(claims: readonly ClaimSpec[], parameters: Partial<ProjectionParameters> = {}) {
  return resolve({ entities: ENTITIES, claims }, parameters)
}

describe('asserted membership', () => {
  it('comes from members and leaders, and from predicates of the case under them', () => {
    const claims = [
      join('c1', 'ada', 'north'),
      { id: 'c2', predicate: 'LEADS', subject: 'ben', object: 'north' },
      { id: 'c3', predicate: 'FOOT_SOLDIER_OF', subject: 'cleo', object: 'south' },
      { id: 'c4', predicate: 'ASSOCIATED_WITH', subject: 'dan', object: 'south' },
    ]
    const spec = { entities: [...ENTITIES, 'cleo', 'dan'], claims, predicateParents: { FOOT_SOLDIER_OF: 'MEMBER_OF' } }
    expect(resolve(spec)).toEqual({ groups: { ada: 'north', ben: 'north', cleo: 'south' }, ambiguous: [] })
  })

  it('is there when groups are no nodes and membership ties nobody', () => {
    const claims = [join('c1', 'ada', 'north')]
    expect(resolveClaims(claims, { nodes: 'persons' }).groups).toEqual({ ada: 'north' })
    expect(resolveClaims(claims, { directPredicates: [] }).groups).toEqual({ ada: 'north' })
  })

  it('is of people alone, in criminal groups alone', () => {
    const entities = ['ada', 'crowd:person-group', 'north:criminal-group', 'police:public-body', 'firm:organisation']
    const claims = [join('c1', 'crowd', 'north'), join('c2', 'ada', 'police'), join('c3', 'ada', 'firm')]
    expect(resolve({ entities, claims })).toEqual({ groups: {}, ambiguous: [] })
  })

  it('is never told of the protected, nor in a protected group', () => {
    const claims = [join('c1', 'ada', 'north'), join('c2', 'ben', 'north'), categorise('c3', 'ada', 'witness')]
    expect(resolveClaims(claims)).toEqual({ groups: { ben: 'north' }, ambiguous: [] })
    const both = [...claims, join('c4', 'ada', 'south')]
    expect(resolveClaims(both)).toEqual({ groups: { ben: 'north' }, ambiguous: [] })
    const suffered = [takePart('c5', 'north', 'm1', { role: 'victim' })]
    expect(resolve({ entities: [...ENTITIES, 'm1:violence'], claims: [...claims, ...suffered] }).groups).toEqual({})
  })

  it.each([
    ['refuted', { status: 'refuted' }, {}, false],
    ['superseded', { status: 'superseded' }, {}, false],
    ['without excerpts', { sources: [] }, {}, false],
    ['suspected', { certainty: 'suspected' }, {}, false],
    ['suspected, switched on', { certainty: 'suspected' }, { includeSuspected: true }, true],
    ['an assessment', { basis: 'assessment' }, {}, false],
    ['an assessment, switched on', { basis: 'assessment' }, { includeAssessments: true }, true],
    ['a rumour', { grade: { scheme: 'admiralty', value: '6' } }, {}, false],
    ['below the least weight', { grade: { scheme: 'admiralty', value: '4' } }, { minimumWeight: 0.5 }, false],
    ['contradicted', { contradictions: ['c9'] }, {}, true],
    ['contradicted, left out', { contradictions: ['c9'] }, { contradicted: 'without' }, false],
  ] satisfies [string, Partial<ClaimSpec>, Partial<ProjectionParameters>, boolean][])(
    'counts by the rules of the projection: %s',
    (_, claim, parameters, counts) => {
      expect(resolveClaims([join('c1', 'ada', 'north', claim)], parameters).groups).toEqual(
        counts ? { ada: 'north' } : {},
      )
    },
  )
})

describe('membership in several groups', () => {
  const both = [join('c1', 'ada', 'north'), join('c2', 'ada', 'mother')]

  it('is in the branch, not in its mother', () => {
    expect(resolveClaims([...both, branch('c3', 'north', 'mother')])).toEqual({
      groups: { ada: 'north' },
      ambiguous: [],
    })
  })

  it.each([
    ['a subgroup', { predicate: 'SUBGROUP_OF' }],
    ['a predicate of the case', { predicate: 'CELL_OF' }],
    ['an assessment', { basis: 'assessment' }],
    ['suspected', { certainty: 'suspected' }],
  ] satisfies [string, Partial<ClaimSpec>][])('knows a part by %s', (_, claim) => {
    const claims = [...both, branch('c3', 'north', 'mother', claim)]
    const spec = { entities: ENTITIES, claims, predicateParents: { CELL_OF: 'SUBGROUP_OF' } }
    expect(resolve(spec).groups).toEqual({ ada: 'north' })
  })

  it.each([
    ['refuted', { status: 'refuted' }],
    ['without a source', { sources: [] }],
    ['a rumour', { grade: { scheme: 'admiralty', value: '6' } }],
  ] satisfies [string, Partial<ClaimSpec>][])('does not know a part by a claim %s', (_, claim) => {
    const claims = [...both, branch('c3', 'north', 'mother', claim)]
    expect(resolveClaims(claims)).toEqual({ groups: {}, ambiguous: ['ada'] })
  })

  it('does not know a part by a source left aside', () => {
    const claims = [...both, branch('c3', 'north', 'mother', { sources: ['s2'] })]
    const spec = { entities: ENTITIES, claims, sources: [{ id: 's1' }, { id: 's2' }] }
    expect(resolve(spec).groups).toEqual({ ada: 'north' })
    const s2 = [...buildInput(spec).sources.keys()].slice(1)
    expect(resolve(spec, { excludedSources: s2 })).toEqual({ groups: {}, ambiguous: ['ada'] })
  })

  it('climbs over groups that nobody is asserted to belong to, node or not', () => {
    const claims = [...both, branch('c3', 'north', 'south'), branch('c4', 'south', 'mother', { basis: 'assessment' })]
    expect(resolveClaims(claims).groups).toEqual({ ada: 'north' })
    expect(resolveClaims(claims, { nodes: 'persons' }).groups).toEqual({ ada: 'north' })
  })

  it('in two branches of one mother is ambiguous and counts nowhere', () => {
    const claims = [
      ...both,
      join('c3', 'ada', 'south'),
      branch('c4', 'north', 'mother'),
      branch('c5', 'south', 'mother'),
    ]
    expect(resolveClaims(claims)).toEqual({ groups: {}, ambiguous: ['ada'] })
  })

  it('is ambiguous where two groups are parts of each other', () => {
    const claims = [...both, branch('c3', 'north', 'mother'), branch('c4', 'mother', 'north')]
    expect(resolveClaims(claims)).toEqual({ groups: {}, ambiguous: ['ada'] })
    // Neither falls to the other, and so neither leaves a third as the only one.
    expect(resolveClaims([...claims, join('c5', 'ada', 'south')])).toEqual({ groups: {}, ambiguous: ['ada'] })
  })
})

it('for any claims each person has one group, is ambiguous, or is asserted to belong nowhere', () => {
  const groups = ['mother', 'north', 'south'] as const
  const members = fc.array(fc.tuple(fc.constantFrom('ada', 'ben'), fc.constantFrom(...groups)), { maxLength: 6 })
  const parts = fc.array(fc.tuple(fc.constantFrom(...groups), fc.constantFrom(...groups)), { maxLength: 4 })
  fc.assert(
    fc.property(members, parts, (joined, branches) => {
      const claims = [
        ...joined.map(([one, group], at) => join(`c${at}`, one, group)),
        ...branches.map(([part, whole], at) => branch(`b${at}`, part, whole)),
      ]
      const found = resolveClaims(claims)
      expect(resolveClaims([...claims].reverse())).toEqual(found)
      const told = [...Object.keys(found.groups), ...found.ambiguous].sort()
      expect(told).toEqual([...new Set(joined.map(([one]) => one))].sort())
      for (const [one, group] of Object.entries(found.groups)) {
        expect(joined.some(([who, where]) => who === one && where === group)).toBe(true)
      }
    }),
  )
})
