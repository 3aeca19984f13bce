import { describe, expect, it } from 'vitest'

import { belong, branch, date, expose, findPerson, meet, TWO_BRANCHES, withClaims } from './build-exposure.ts'
import type { ClaimSpec } from '../build-input.ts'
import { associate, categorise, takePart } from '../build-input.ts'

const GATE = belong('x', 'mother', 'gate')
/** x met two of the north on two days, by two origins, and one of the south once. */
const MET: readonly ClaimSpec[] = [
  ...meet('e1', '2022-01-01', 's1', 'x', 'n1', 'n2'),
  ...meet('e2', '2022-02-01', 's2', 'x', 'n1', 'n3', 's1', 's2'),
]
const BASE = withClaims(TWO_BRANCHES, GATE, ...MET)

describe('E(i,b)', () => {
  it('sums s(i,e)·s(j,e)/(k − 1) over the others and is normalised over branches', () => {
    const graded = BASE.claims.map((claim) =>
      claim.id === 'p-e1-x' ? { ...claim, grade: { scheme: 'admiralty', value: '3' } as const } : claim,
    )
    const { tallies } = findPerson(expose({ ...BASE, claims: graded }), 'x')
    const exposures = Object.fromEntries(tallies.map(({ group, exposure }) => [group, exposure]))
    // e1: s(x) = 0.6, k = 3, two of the north; e2: s = 1, k = 5, two of the north and two of the south.
    expect(exposures['north']).toBeCloseTo((0.6 / 2) * 2 + (1 / 4) * 2, 12)
    expect(exposures['south']).toBeCloseTo((1 / 4) * 2, 12)
    expect(exposures['mother']).toBeCloseTo(0.6 + 0.5 + 0.5, 12)
    expect(tallies.find(({ group }) => group === 'north')?.share).toBeCloseTo(1.1 / 1.6, 12)
  })

  it('takes a direct tie as an event of its two, supported on both sides by the same claims', () => {
    const grade = { scheme: 'admiralty', value: '3' } as const
    const spec = withClaims(TWO_BRANCHES, GATE, associate('t1', 'x', 'n1', { grade }))
    const person = findPerson(expose(spec), 'x')
    expect(person.contacts).toMatchObject([{ kind: 'tie', k: 2, event: null }])
    expect(person.tallies.find(({ group }) => group === 'north')?.exposure).toBeCloseTo(0.6 * 0.6, 12)
  })

  it('counts no kinship, no family occasion and no claim that only suspects', () => {
    const kin: ClaimSpec = { id: 'k1', predicate: 'KIN_OF', subject: 'x', object: 'n1' }
    const feast = [...meet('feast', '2022-01-01', 's1', 'x', 'n1')]
    const spec = withClaims(TWO_BRANCHES, GATE, kin, associate('t1', 'x', 'n2', { certainty: 'suspected' }), ...feast)
    const person = findPerson(expose({ ...spec, entities: [...spec.entities, 'feast:family-occasion'] }), 'x')
    expect(person).toMatchObject({ status: 'undetermined', failed: ['no-contact'], contacts: [] })
  })
})

describe('a branch is given', () => {
  it('where all thresholds hold, with every contact, claim and origin behind it', () => {
    const person = findPerson(expose(BASE), 'x')
    expect(person).toMatchObject({ status: 'assigned', branch: 'north', failed: [] })
    expect(person.margin).toBeCloseTo((1.5 - 0.5) / 2, 12)
    expect(person.gate).toMatchObject({ kind: 'membership', claims: ['m-x-mother'] })
    const [first] = person.contacts
    expect(first).toMatchObject({ event: 'e1', k: 3, support: 1, counted: true })
    expect(first?.grounds).toMatchObject({ claims: ['p-e1-x'], excerpts: ['x-s1'], origins: ['origin:o-s1'] })
    expect(first?.members.map((one) => [one.person, one.contribution, one.membership])).toEqual([
      ['n1', 0.5, ['m-n1-north']],
      ['n2', 0.5, ['m-n2-north']],
    ])
  })

  const without = (...ids: string[]) => ({ ...BASE, claims: BASE.claims.filter(({ id }) => !ids.includes(id)) })
  const change = (id: string, changes: Partial<ClaimSpec>) => ({
    ...BASE,
    claims: BASE.claims.map((claim) => (claim.id === id ? { ...claim, ...changes } : claim)),
  })

  it.each([
    ['margin', withClaims(BASE, ...meet('e3', '2022-03-01', 's3', 'x', 's1', 's3')), ['margin']],
    ['days', change('d-e2', { object: { literal: { kind: 'date', value: '2022-01-01' } } }), ['days']],
    ['days that may be one', change('d-e2', { object: { literal: { kind: 'date', value: '2022' } } }), ['days']],
    ['days that nobody told', without('d-e2'), ['days']],
    ['members', without('p-e1-n2', 'p-e2-n3', 'p-e2-s1', 'p-e2-s2'), ['members']],
    [
      'origins',
      {
        ...BASE,
        sources: TWO_BRANCHES.sources?.map(({ id }) => ({ id, origin: /s[12]/.test(id) ? 'one' : id })) ?? [],
      },
      ['origins'],
    ],
    ['any contact', { ...BASE, claims: TWO_BRANCHES.claims.concat(GATE) }, ['no-contact']],
  ])('never without %s', (_, spec, failed) => {
    expect(findPerson(expose(spec), 'x')).toMatchObject({ status: 'undetermined', branch: null, failed })
  })

  it('by no origin that puts the person there while another puts the member there', () => {
    const split = withClaims(without('p-e2-x'), takePart('p-e2-x', 'x', 'e2', { sources: ['s3'] }))
    expect(findPerson(expose(split), 'x')).toMatchObject({ status: 'undetermined', failed: ['origins'] })
  })

  it('by thresholds that are parameters, and by none where two branches are level', () => {
    const level = withClaims(TWO_BRANCHES, GATE, ...meet('e1', '2022-01-01', 's1', 'x', 'n1', 's1'))
    const open = { margin: 0, minDays: 0, minMembers: 0, minOrigins: 0 }
    expect(findPerson(expose(level, open), 'x')).toMatchObject({ status: 'undetermined', failed: ['margin'] })
    expect(findPerson(expose(BASE, { margin: 0.51 }), 'x').failed).toEqual(['margin'])
    expect(findPerson(expose(BASE, { margin: 0.5 }), 'x').branch).toBe('north')
  })

  it('refuses thresholds out of their range', () => {
    expect(() => expose(BASE, { margin: 1.1 })).toThrow(/margin/)
    expect(() => expose(BASE, { minDays: 1.5 })).toThrow(/minDays/)
  })
})

describe('who may be asked about', () => {
  const asked = (...claims: ClaimSpec[]) => findPerson(expose(withClaims(TWO_BRANCHES, ...MET, ...claims)), 'x')

  it.each([
    ['nobody says more', []],
    ['a suspected membership', [{ ...GATE, certainty: 'suspected' as const }]],
    ['a withdrawn membership', [{ ...GATE, status: 'withdrawn' as const }]],
    ['a procedural category', [categorise('c', 'x', 'suspect')]],
    ['an attendee’s role', [takePart('p', 'x', 'e3', { role: 'attendee', sources: ['gate'] })]],
    ['a relative of a member', [{ id: 'k', predicate: 'KIN_OF', subject: 'x', object: 'n1', sources: ['gate'] }]],
  ])('is nobody by %s: contacts are told and no branch', (_, claims) => {
    const person = asked(...claims)
    expect(person).toMatchObject({ status: 'contacts-only', branch: null, exposed: null, gate: null })
    expect(person.tallies.find(({ group }) => group === 'north')).toMatchObject({ events: 2, origins: 2 })
  })

  it.each([
    ['membership', GATE],
    ['membership', { ...GATE, predicate: 'LEADS' }],
    ['perpetrator-role', takePart('p', 'x', 'raid', { role: 'alleged perpetrator', sources: ['gate'] })],
    ['perpetrator-role', { id: 'g', predicate: 'GUARDED', subject: 'x', object: 's3', sources: ['gate'] }],
  ])('is whoever has a sourced %s', (kind, claim) => {
    const spec = withClaims(TWO_BRANCHES, ...MET, claim)
    const person = findPerson(expose({ ...spec, entities: [...spec.entities, 'raid:violence'] }), 'x')
    expect(person).toMatchObject({ status: 'assigned', branch: 'north', gate: { kind } })
  })

  it('by an origin of which no contact counts, but tells of them', () => {
    const person = asked({ ...GATE, sources: ['s1'] })
    expect(person.gate?.aside).toBe('origin:o-s1')
    expect(person.contacts.map(({ event, counted }) => [event, counted])).toEqual([
      ['e2', true],
      ['e1', false],
    ])
    expect(person.tallies.find(({ group }) => group === 'north')).toMatchObject({ events: 1, exposure: 0.5 })
    expect(person).toMatchObject({ status: 'undetermined', branch: null })
  })

  it('leaves aside, of several origins, the one that costs least', () => {
    const person = asked({ ...GATE, sources: ['s1'] }, { ...GATE, id: 'g2', sources: ['gate'] })
    expect(person).toMatchObject({ status: 'assigned', gate: { aside: 'origin:o-gate' } })
  })

  it('opens no branch of another organisation to a member', () => {
    const other = withClaims(TWO_BRANCHES, ...MET, belong('x', 'rivals', 'gate'), branch('east', 'rivals'))
    const entities = [...other.entities, 'rivals:criminal-group', 'east:criminal-group']
    expect(findPerson(expose({ ...other, entities }), 'x')).toMatchObject({
      status: 'undetermined',
      failed: ['no-branch'],
    })
  })
})

describe('a member whose branch is asserted', () => {
  it('is shown by that claim, the exposure beside it without the own membership', () => {
    const n1 = findPerson(expose(withClaims(BASE, ...meet('e3', '2022-03-01', 's3', 'n1', 's1', 's2', 's3'))), 'n1')
    expect(n1).toMatchObject({ status: 'asserted', branch: 'north' })
    expect(n1.asserted).toEqual([{ group: 'north', claims: ['m-n1-north'] }])
    const alone = findPerson(expose(withClaims(TWO_BRANCHES, ...meet('e1', '2022-01-01', 's1', 'n1', 's1'))), 'n1')
    expect(alone.tallies.map(({ group, exposure }) => [group, exposure])).toEqual([
      ['mother', 1],
      ['south', 1],
    ])
  })

  it('of two branches is shown with both and with none as the one', () => {
    const both = findPerson(expose(withClaims(BASE, belong('x', 'north', 's3'), belong('x', 'south', 's4'))), 'x')
    expect(both).toMatchObject({ status: 'asserted', branch: null })
    expect(both.asserted.map(({ group }) => group)).toEqual(['mother', 'north', 'south'])
  })
})

describe('branches', () => {
  it('are made by a sourced claim alone, an assessment told as such, and by no cluster', () => {
    const assessed = BASE.claims.map((claim) =>
      claim.id === 'b-north' ? { ...claim, basis: 'assessment' as const } : claim,
    )
    expect(expose({ ...BASE, claims: assessed }).branches.map(({ id, assessed: one }) => [id, one])).toEqual([
      ['north', true],
      ['south', false],
    ])
    const dropped = BASE.claims.filter(({ predicate }) => predicate !== 'BRANCH_OF')
    expect(expose({ ...BASE, claims: dropped })).toMatchObject({ branches: [], people: [] })
  })

  const nested = withClaims(
    {
      ...TWO_BRANCHES,
      entities: [...TWO_BRANCHES.entities, 'north-a:criminal-group', 'north-b:criminal-group', 'a1', 'a2', 'b1', 'b2'],
    },
    branch('north-a', 'north'),
    branch('north-b', 'north'),
    ...['a1', 'a2'].map((id) => belong(id, 'north-a')),
    ...['b1', 'b2'].map((id) => belong(id, 'north-b')),
    GATE,
  )

  it('within a branch are given where the evidence carries that far', () => {
    const deep = withClaims(
      nested,
      ...meet('e1', '2022-01-01', 's1', 'x', 'a1', 'a2'),
      ...meet('e2', '2022-02-01', 's2', 'x', 'a1'),
    )
    const exposure = expose(deep)
    expect(findPerson(exposure, 'x')).toMatchObject({ status: 'assigned', branch: 'north-a' })
    expect(exposure.branches.find(({ id }) => id === 'north')).toMatchObject({ members: 7, parents: ['mother'] })
  })

  it('are given at the level above where they do not', () => {
    const split = withClaims(
      nested,
      ...meet('e1', '2022-01-01', 's1', 'x', 'a1', 'b1'),
      ...meet('e2', '2022-02-01', 's2', 'x', 'a1', 'b2'),
    )
    const person = findPerson(expose(split), 'x')
    expect(person).toMatchObject({ status: 'assigned', branch: 'north', margin: 1 })
    const known = withClaims(
      nested,
      ...meet('e1', '2022-01-01', 's1', 'x', 'a1', 'n1', 'n2'),
      ...meet('e2', '2022-02-01', 's2', 'x', 'a2', 'n3'),
    )
    expect(findPerson(expose(known), 'x').branch).toBe('north')
  })

  it('are not given where contacts are with the mother group’s own people', () => {
    const top = { ...TWO_BRANCHES, entities: [...TWO_BRANCHES.entities, 'm1', 'm2'] }
    const spec = withClaims(
      top,
      GATE,
      belong('m1', 'mother'),
      belong('m2', 'mother'),
      ...MET,
      ...meet('e3', '2022-03-01', 's3', 'x', 'm1', 'm2'),
    )
    const person = findPerson(expose(spec), 'x')
    expect(person).toMatchObject({ status: 'undetermined', branch: null })
    expect(person.margin).toBeLessThan(0.3)
  })
})

describe('a bridge', () => {
  it('is somebody whose contacts tie members of two branches, with them', () => {
    const { bridges, people } = expose(BASE)
    const x = bridges.find(({ person }) => person === 'x')
    expect(x?.sides.map(({ branch: id, own, members }) => [id, own, members])).toEqual([
      ['north', false, 3],
      ['south', false, 2],
    ])
    const contacts = people.find(({ id }) => id === 'x')?.contacts
    expect(x?.sides.map((side) => side.contacts.map((place) => contacts?.[place]?.event))).toEqual([
      ['e1', 'e2'],
      ['e2'],
    ])
    expect(expose(withClaims(TWO_BRANCHES, ...meet('e1', '2022-01-01', 's1', 'x', 'n1', 'n2'))).bridges).toEqual([])
  })

  it('is nobody protected', () => {
    expect(expose(withClaims(BASE, categorise('c', 'x', 'witness'))).bridges.map(({ person }) => person)).not.toContain(
      'x',
    )
  })
})

describe('leads', () => {
  it('credit those beside whom newcomers were first seen, an equal share each', () => {
    const { leads } = expose(
      withClaims(
        TWO_BRANCHES,
        ...meet('e1', '2022-01-01', 's1', 'n1', 'n2'),
        ...meet('e2', '2022-02-01', 's2', 'n1', 'n2', 'x'),
        ...meet('e3', '2022-03-01', 's3', 'n1', 's1'),
      ),
    )
    // x came in beside both, s1 beside n1 alone; of n1 and n2 nobody was known before.
    expect(leads.introducers.map(({ person, credit }) => [person, credit])).toEqual([
      ['n1', 1.5],
      ['n2', 0.5],
    ])
  })

  it('call gatekeepers those through whom alone others meet members', () => {
    const { leads } = expose(
      withClaims(
        TWO_BRANCHES,
        ...meet('e1', '2022-01-01', 's1', 'n1', 'n2'),
        ...meet('e2', '2022-02-01', 's2', 'n1', 'x'),
      ),
    )
    expect(leads.gatekeepers).toEqual([{ person: 'n1', group: 'north', pairs: 1, outside: ['x'], inside: ['n2'] }])
  })
})

describe('the published quality', () => {
  it('asks everybody with one asserted branch and counts who would be labelled without the gate', () => {
    const ungated = { ...BASE, claims: BASE.claims.filter(({ id }) => id !== GATE.id) }
    const { quality } = expose(withClaims(ungated, date('e9', '2022-01-01')))
    expect(quality).toMatchObject({ asked: 6, withoutGate: { people: 1, labelled: 1, labelledByAnyContact: 1 } })
    expect(quality.right).toBeLessThanOrEqual(quality.decided)
    expect(quality.curve.map(({ decided }) => decided)).toEqual(
      [...quality.curve.map(({ decided }) => decided)].sort((a, b) => b - a),
    )
  })
})
