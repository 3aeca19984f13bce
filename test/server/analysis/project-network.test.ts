import { describe, expect, it } from 'vitest'
import type { InformationGrade, Reliability } from '../../../server/domain/grade.ts'
import { projectNetwork } from '../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION, InvalidParameterError } from '../../../server/analysis/graph/projection-parameters.ts'
import type { ProjectionParameters } from '../../../server/analysis/graph/projection-parameters.ts'
import { associate, buildInput, categorise, takePart } from './build-input.ts'
import type { CaseSpec, ClaimSpec } from './build-input.ts'

const B: Reliability = { scheme: 'admiralty', value: 'B' }
const TWO: InformationGrade = { scheme: 'admiralty', value: '2' }

function project(spec: CaseSpec, parameters: Partial<ProjectionParameters> = {}) {
  return projectNetwork(buildInput(spec), { ...DEFAULT_PROJECTION, ...parameters })
}

/** The only tie of ada and ben under one claim. */
function tieOf(claim: Partial<ClaimSpec>, parameters: Partial<ProjectionParameters> = {}) {
  return project({ entities: ['ada', 'ben'], claims: [associate('c1', 'ada', 'ben', claim)] }, parameters).ties[0]
}

describe('nodes', () => {
  const entities = ['ada', 'gang:criminal-group', 'crowd:person-group', 'police:public-body', 'firm:organisation']

  it('are people, unidentified people and criminal groups, by id', () => {
    const { nodes } = project({ entities: [...entities, 'lima:city', 'raid:meeting'], claims: [] })
    expect(nodes).toEqual([
      { id: 'ada', kind: 'person' },
      { id: 'crowd', kind: 'person-group' },
      { id: 'gang', kind: 'criminal-group' },
    ])
  })

  it('are people only, when asked', () => {
    expect(project({ entities, claims: [] }, { nodes: 'persons' }).nodes.map((node) => node.id)).toEqual(['ada'])
  })

  it('leave the protected out and count them by ground and in all', () => {
    const claims = [
      categorise('c1', 'ada', 'victim'),
      categorise('c2', 'ada', 'witness'),
      categorise('c3', 'ben', 'official'),
      categorise('c4', 'crowd', 'victim'),
      categorise('c5', 'cleo', 'suspect'),
    ]
    const { nodes, excluded } = project({ entities: ['ada', 'ben', 'cleo', 'crowd:person-group', 'dan'], claims })
    expect(nodes.map((node) => node.id)).toEqual(['cleo', 'dan'])
    expect(excluded).toMatchObject({ total: 3, persons: 2, personGroups: 1 })
    expect(excluded.byGround).toEqual({ victim: 2, witness: 1, official: 1, minor: 0, acquitted: 0, counsel: 0 })
  })
})

describe('direct ties', () => {
  it('carry support, strength, the reason and its claims', () => {
    expect(tieOf({})).toEqual({
      a: 'ada',
      b: 'ben',
      strength: 1,
      support: 1,
      intensity: [],
      reasons: [
        {
          kind: 'direct',
          eventId: null,
          k: null,
          predicates: ['ASSOCIATED_WITH'],
          claimIds: ['c1'],
          origins: ['origin:o-s1'],
          support: 1,
          contribution: 1,
        },
      ],
      origins: ['origin:o-s1'],
      ungraded: true,
      bestGrade: null,
      confirmed: false,
    })
  })

  it('weigh by grade, and origins corroborate', () => {
    const sources = [
      { id: 's1', reliability: B },
      { id: 's2', reliability: B },
    ]
    const claims = [associate('c1', 'ada', 'ben', { grade: TWO, sources: ['s1', 's2'] })]
    const tie = project({ entities: ['ada', 'ben'], claims, sources }).ties[0]
    expect(tie?.support).toBeCloseTo(1 - 0.36 ** 2, 12)
    expect(tie).toMatchObject({ ungraded: false, bestGrade: 'B2', origins: ['origin:o-s1', 'origin:o-s2'] })
  })

  it('of several predicates from one origin count once', () => {
    const claims = [
      { id: 'c1', predicate: 'LEADS', subject: 'ada', object: 'gang' },
      { id: 'c2', predicate: 'MEMBER_OF', subject: 'ada', object: 'gang' },
    ]
    const [tie] = project({ entities: ['ada', 'gang:criminal-group'], claims }).ties
    expect(tie).toMatchObject({ strength: 1, support: 1 })
    expect(tie?.reasons[0]?.predicates).toEqual(['LEADS', 'MEMBER_OF'])
  })

  it.each([
    ['without excerpts', { sources: [] }],
    ['of a source the case does not have', { sources: ['missing'] }],
    ['refuted', { status: 'refuted' }],
    ['withdrawn', { status: 'withdrawn' }],
    ['superseded', { status: 'superseded' }],
    ['suspected', { certainty: 'suspected' }],
    ['implied', { certainty: 'implied' }],
    ['generic', { certainty: 'generic' }],
    ['an assessment', { basis: 'assessment' }],
    ['not listed', { predicate: 'STATED_ABOUT' }],
  ] satisfies [string, Partial<ClaimSpec>][])('do not come from a claim %s', (_, claim) => {
    expect(tieOf(claim)).toBeUndefined()
  })

  it.each([
    [{ certainty: 'suspected' }, { includeSuspected: true }],
    [{ certainty: 'implied' }, { includeImplied: true }],
    [{ certainty: 'generic' }, { includeGeneric: true }],
    [{ basis: 'assessment' }, { includeAssessments: true }],
    [{ certainty: 'attributed' }, {}],
  ] satisfies [Partial<ClaimSpec>, Partial<ProjectionParameters>][])('come from %o under %o', (claim, parameters) => {
    expect(tieOf(claim, parameters)).toBeDefined()
  })

  it('count a predicate of the case under its parent', () => {
    const spec: CaseSpec = {
      entities: ['ada', 'ben'],
      claims: [associate('c1', 'ada', 'ben', { predicate: 'WROTE_TO' })],
    }
    expect(project(spec).ties).toHaveLength(0)
    expect(project({ ...spec, predicateParents: { WROTE_TO: 'COMMUNICATED_WITH' } }).ties).toHaveLength(1)
    expect(project({ ...spec, predicateParents: { WROTE_TO: 'NEAR' } }).ties).toHaveLength(0)
  })

  it('leave sources aside and below the least weight', () => {
    const weak = { sources: ['s1'], grade: { scheme: 'admiralty', value: '4' } } satisfies Partial<ClaimSpec>
    expect(tieOf(weak, { minimumWeight: 0.4 })).toBeDefined()
    expect(tieOf(weak, { minimumWeight: 0.41 })).toBeUndefined()
    const source = [...buildInput({ entities: [], claims: [] }).sources.keys()]
    expect(tieOf({}, { excludedSources: source })).toBeUndefined()
  })

  it('are confirmed as soon as one of their claims is', () => {
    const confirmedBy = (claims: ClaimSpec[]) =>
      project({ entities: ['ada', 'ben', 'm1:meeting'], claims }).ties.map((tie) => tie.confirmed)
    const meet = [takePart('c1', 'ada', 'm1'), takePart('c2', 'ben', 'm1')]
    expect(tieOf({ confirmed: true })?.confirmed).toBe(true)
    expect(confirmedBy(meet)).toEqual([false])
    expect(confirmedBy([...meet, associate('c3', 'ada', 'ben', { confirmed: true })])).toEqual([true])
    const refuted = associate('c3', 'ada', 'ben', { confirmed: true, status: 'refuted' })
    expect(confirmedBy([...meet, refuted])).toEqual([false])
    expect(confirmedBy(meet.map((one) => ({ ...one, confirmed: one.id === 'c2' })))).toEqual([true])
  })

  it('can be computed without what a standing claim contradicts', () => {
    const claims = [
      associate('c1', 'ada', 'ben', { contradictions: ['c2'] }),
      associate('c2', 'ada', 'cleo', { contradictions: ['c1'] }),
    ]
    const entities = ['ada', 'ben', 'cleo']
    expect(project({ entities, claims }).ties).toHaveLength(2)
    expect(project({ entities, claims }, { contradicted: 'without' }).ties).toHaveLength(0)
    const fallen = claims.map((claim) => (claim.id === 'c2' ? { ...claim, status: 'refuted' as const } : claim))
    expect(project({ entities, claims: fallen }, { contradicted: 'without' }).ties.map((tie) => tie.b)).toEqual(['ben'])
  })

  it('add amounts up apart from strength, a reprint adding nothing', () => {
    const sources = [{ id: 's1', origin: 'o' }, { id: 's2', origin: 'o' }, { id: 's3' }]
    const calls = (value: number) => ({ predicate: 'COMMUNICATED_WITH', quantity: { value, unit: 'calls' } })
    const claims = [
      associate('c1', 'ada', 'ben', { ...calls(10), sources: ['s1'] }),
      associate('c2', 'ben', 'ada', { ...calls(2), sources: ['s1'] }),
      associate('c3', 'ada', 'ben', { ...calls(12), sources: ['s2'] }),
      associate('c4', 'ada', 'ben', { ...calls(5), sources: ['s3'] }),
    ]
    const [tie] = project({ entities: ['ada', 'ben'], claims, sources }).ties
    expect(tie).toMatchObject({ intensity: [{ unit: 'calls', total: 17 }], strength: 1 })
  })
})

describe('ties through events', () => {
  const attend = (event: string, ...people: string[]) => people.map((one) => takePart(`c-${one}-${event}`, one, event))

  it('give each pair 1/(k − 1)', () => {
    const claims = [...attend('m1', 'ada', 'ben', 'cleo'), ...attend('m2', 'ada', 'ben')]
    const { ties } = project({ entities: ['ada', 'ben', 'cleo', 'm1:meeting', 'm2:meeting'], claims })
    expect(ties.map(({ a, b, strength }) => [a, b, strength])).toEqual([
      ['ada', 'ben', 1.5],
      ['ada', 'cleo', 0.5],
      ['ben', 'cleo', 0.5],
    ])
    expect(ties[0]?.reasons.map(({ eventId, k, contribution }) => [eventId, k, contribution])).toEqual([
      ['m1', 3, 0.5],
      ['m2', 2, 1],
    ])
  })

  it('count only nodes of the network among the k', () => {
    const claims = [...attend('m1', 'ada', 'ben', 'vera', 'police'), categorise('c9', 'vera', 'victim')]
    const { ties } = project({ entities: ['ada', 'ben', 'vera', 'police:public-body', 'm1:violence'], claims })
    expect(ties).toMatchObject([{ a: 'ada', b: 'ben', strength: 1 }])
  })

  it('do not count a participant who is only rumoured', () => {
    const rumour = takePart('c-r', 'cleo', 'm1', { grade: { scheme: 'admiralty', value: '6' } })
    const claims = [...attend('m1', 'ada', 'ben'), rumour]
    expect(project({ entities: ['ada', 'ben', 'cleo', 'm1:meeting'], claims }).ties).toMatchObject([{ strength: 1 }])
  })

  it('are no better supported than the worse sourced participation', () => {
    const sources = [{ id: 's1', reliability: B }]
    const claims = [
      takePart('c1', 'ada', 'm1', { grade: TWO }),
      takePart('c2', 'ben', 'm1', { grade: { scheme: 'admiralty', value: '4' } }),
    ]
    const [tie] = project({ entities: ['ada', 'ben', 'm1:meeting'], claims, sources }).ties
    expect(tie?.support).toBeCloseTo(0.32, 12)
    expect(tie?.strength).toBeCloseTo(0.32, 12)
    expect(tie?.bestGrade).toBe('B2')
  })

  it('of one origin add strength and no support', () => {
    const graded = { sources: ['s1'], grade: TWO }
    const claims = ['m1', 'm2', 'm3'].flatMap((event) => [
      takePart(`a-${event}`, 'ada', event, graded),
      takePart(`b-${event}`, 'ben', event, graded),
    ])
    const entities = ['ada', 'ben', 'm1:meeting', 'm2:meeting', 'm3:meeting']
    const [tie] = project({ entities, claims, sources: [{ id: 's1', reliability: B }] }).ties
    expect(tie?.support).toBeCloseTo(0.64, 12)
    expect(tie?.strength).toBeCloseTo(3 * 0.64, 12)
  })

  it.each(DEFAULT_PROJECTION.excludedEventSubkinds)('do not come from %s unless switched on', (subkind) => {
    const spec = { entities: ['ada', 'ben', `m1:${subkind}`], claims: attend('m1', 'ada', 'ben') }
    expect(project(spec).ties).toHaveLength(0)
    expect(project(spec, { excludedEventSubkinds: [] }).ties).toHaveLength(1)
  })

  it('can be switched off', () => {
    const spec = { entities: ['ada', 'ben', 'm1:meeting'], claims: attend('m1', 'ada', 'ben') }
    expect(project(spec, { coParticipation: false }).ties).toHaveLength(0)
  })
})

it('refuses a least weight outside [0, 1]', () => {
  for (const minimumWeight of [-0.1, 1.1, Number.NaN]) {
    expect(() => project({ entities: [], claims: [] }, { minimumWeight })).toThrow(InvalidParameterError)
  }
})
