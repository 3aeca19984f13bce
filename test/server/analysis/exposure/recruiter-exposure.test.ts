import { describe, expect, it } from 'vitest'

import { exposeRecruiters } from '../../../../server/analysis/exposure/expose-recruiters.ts'
import type { RecruiterExposure } from '../../../../server/analysis/exposure/recruiter-exposure.ts'
import { DEFAULT_PROJECTION } from '../../../../server/analysis/graph/projection-parameters.ts'
import type { TraffickingElement } from '../../../../server/domain/literal.ts'
import { buildInput, categorise, takePart } from '../build-input.ts'
import type { CaseSpec, ClaimSpec } from '../build-input.ts'
import { date, withClaims } from './build-exposure.ts'

const GRADE = { scheme: 'admiralty', value: '2' } as const
const graded = (claim: ClaimSpec): ClaimSpec => ({ grade: GRADE, ...claim })

function show(
  id: string,
  event: string,
  element: TraffickingElement,
  value: string,
  more: Partial<ClaimSpec> = {},
): ClaimSpec {
  const object = { literal: { kind: 'trafficking-element', element, value } } as const
  return graded({ id, predicate: 'HAS_TRAFFICKING_ELEMENT', subject: event, object, ...more })
}

function recruit(id: string, recruiter: string, recruited: string, more: Partial<ClaimSpec> = {}): ClaimSpec {
  return graded({
    id,
    predicate: 'RECRUITED',
    subject: recruiter,
    object: recruited,
    role: 'for exploitation',
    ...more,
  })
}

const reliable = (id: string) => ({ id, reliability: { scheme: 'admiralty', value: 'B' } as const })

/** r recruited the victim v in the event act, told by s1; means and purpose are named. */
const ACT: CaseSpec = {
  entities: ['r', 'q', 'v', 'w', 'm', 'act:recruitment', 'gang:criminal-group'],
  claims: [
    date('act', '2022-05-01'),
    graded(takePart('p-r', 'r', 'act', { role: 'recruiter' })),
    graded(takePart('p-v', 'v', 'act', { role: 'victim' })),
    recruit('r-v', 'r', 'v'),
    show('e-means', 'act', 'means', 'deception'),
    show('e-purpose', 'act', 'purpose', 'forced-labour'),
  ],
  sources: [reliable('s1'), reliable('s2'), { id: 'bare' }],
}

const expose = (spec: CaseSpec, more: Partial<typeof DEFAULT_PROJECTION> = {}): RecruiterExposure =>
  exposeRecruiters(buildInput(spec), { ...DEFAULT_PROJECTION, ...more })

const without = (...ids: string[]): CaseSpec => ({ ...ACT, claims: ACT.claims.filter(({ id }) => !ids.includes(id)) })

const change = (id: string, changes: Partial<ClaimSpec>): CaseSpec => ({
  ...ACT,
  claims: ACT.claims.map((claim) => (claim.id === id ? { ...claim, ...changes } : claim)),
})

describe('an act of recruiting', () => {
  it('is told element by element, with claims, origins and what they name', () => {
    const [recruiter, ...others] = expose(ACT).recruiters
    expect(others).toEqual([])
    expect(recruiter?.id).toBe('r')
    const [act, ...further] = recruiter?.acts ?? []
    expect(further).toEqual([])
    expect(act).toMatchObject({ victim: 'v', child: false, events: ['act'], sourced: 3, origins: 1 })
    expect(act?.act).toMatchObject({ state: 'sourced', values: ['recruitment'] })
    expect(act?.naming.claims).toEqual(['p-r', 'r-v'])
    expect(act?.means).toMatchObject({
      state: 'sourced',
      needed: true,
      values: ['deception'],
      grounds: { claims: ['e-means'], excerpts: ['x-s1'] },
    })
    expect(act?.purpose).toMatchObject({
      state: 'sourced',
      values: ['forced-labour'],
      grounds: { claims: ['e-purpose'] },
    })
  })

  it.each([
    ['unsourced where nobody tells of it', without('e-means'), 'unsourced'],
    ['unsourced where it is only suspected', change('e-means', { certainty: 'suspected' }), 'unsourced'],
    ['unsourced where its claim fell', change('e-means', { status: 'withdrawn' }), 'unsourced'],
    [
      'contradicted where a standing claim is against it',
      change('e-means', { contradictions: ['elsewhere'] }),
      'contradicted',
    ],
    [
      'sourced again where the claim against it fell',
      withClaims(
        change('e-means', { contradictions: ['denial'] }),
        show('denial', 'act', 'means', 'force', { status: 'refuted' }),
      ),
      'sourced',
    ],
  ] as const)('calls an element %s', (_, spec, state) => {
    expect(expose(spec).recruiters[0]?.acts[0]?.means.state).toBe(state)
  })

  it('needs no means of a child, whose age is judged on the day of the act', () => {
    const born = (day: string): ClaimSpec => ({
      id: 'born',
      predicate: 'BORN_ON',
      subject: 'v',
      object: { literal: { kind: 'date', value: day } },
    })
    const child = expose(withClaims(without('e-means'), born('2006-01-01'))).recruiters[0]?.acts[0]
    expect(child).toMatchObject({
      child: true,
      minority: ['born'],
      means: { state: 'unsourced', needed: false },
      sourced: 3,
    })
    const adult = expose(withClaims(without('e-means'), born('2004-05-01'))).recruiters[0]?.acts[0]
    expect(adult).toMatchObject({ child: false, means: { needed: true }, sourced: 2 })
  })

  it('takes a method’s elements for the events that are said to use it and for no one who works by it', () => {
    const method = [show('e-m', 'lure', 'means', 'fraud')]
    const uses = (subject: string): ClaimSpec => graded({ id: 'u', predicate: 'USES_METHOD', subject, object: 'lure' })
    expect(expose(withClaims(without('e-means'), ...method, uses('r'))).recruiters[0]?.acts[0]?.means.state).toBe(
      'unsourced',
    )
    expect(expose(withClaims(without('e-means'), ...method, uses('act'))).recruiters[0]?.acts[0]?.means.values).toEqual(
      ['fraud'],
    )
  })

  it('is told without a victim where none is identified', () => {
    expect(expose(without('p-v', 'r-v')).recruiters).toMatchObject([
      { id: 'r', acts: [{ victim: null, events: ['act'] }] },
    ])
  })
})

describe('the list', () => {
  it('goes by how many elements are sourced, then by how many origins', () => {
    const again = (id: string, of: string): ClaimSpec[] => [
      graded(takePart(`p-${id}`, of, 'act2', { role: 'recruiter' })),
      graded(takePart('p-w', 'w', 'act2', { role: 'victim' })),
      show('e2-means', 'act2', 'means', 'threat'),
      show('e2-purpose', 'act2', 'purpose', 'servitude'),
    ]
    const two = withClaims({ ...ACT, entities: [...ACT.entities, 'act2:recruitment'] }, ...again('q', 'q'))
    expect(expose(two).recruiters.map(({ id }) => id)).toEqual(['q', 'r'])
    const further = withClaims(two, show('e3', 'act', 'means', 'deception', { sources: ['s2'] }))
    expect(expose(further).recruiters.map(({ id }) => id)).toEqual(['r', 'q'])
    const contradicted = {
      ...further,
      claims: further.claims.map((one) => (one.id === 'e-purpose' ? { ...one, contradictions: ['z'] } : one)),
    }
    expect(expose(contradicted).recruiters.map(({ id }) => id)).toEqual(['q', 'r'])
  })

  it.each([
    ['whom nobody names in an act', without('p-r', 'r-v')],
    [
      'who only took part',
      {
        ...without('r-v'),
        claims: without('r-v').claims.map((one) => (one.id === 'p-r' ? { ...one, role: 'attendee' } : one)),
      },
    ],
    [
      'who is only suspected',
      {
        ...ACT,
        claims: ACT.claims.map((one) =>
          /^[pr]-[rv]$/.test(one.id) ? { ...one, certainty: 'suspected' as const } : one,
        ),
      },
    ],
    [
      'who was charged',
      withClaims(
        without('p-r', 'r-v'),
        graded({
          id: 'c',
          predicate: 'HAS_CATEGORY',
          subject: 'r',
          object: { literal: { kind: 'category', value: 'charged' } },
        }),
      ),
    ],
  ])('holds nobody %s', (_, spec) => {
    expect(expose(spec)).toMatchObject({ recruiters: [], groupRecruiters: [], notListed: { ungraded: 0 } })
  })

  it('holds nobody whom only ungraded claims name, and tells how many there are', () => {
    const bare = {
      ...ACT,
      claims: ACT.claims.map((one) => (/^[pr]-[rv]$/.test(one.id) ? { ...one, sources: ['bare'] } : one)),
    }
    expect(expose(bare)).toMatchObject({ recruiters: [], notListed: { ungraded: 1, protected: 0 } })
  })

  it.each(['witness', 'official'] as const)('holds nobody protected (%s)', (category) => {
    expect(expose(withClaims(ACT, categorise('c', 'r', category)))).toMatchObject({
      recruiters: [],
      notListed: { protected: 1 },
    })
  })

  it('sets a victim who recruited apart, unranked, for possible non-punishment', () => {
    const coerced = expose(
      withClaims(
        ACT,
        recruit('r-r', 'q', 'r'),
        graded({ id: 'v-r', predicate: 'VICTIM_OF', subject: 'r', object: 'act' }),
      ),
    )
    expect(coerced.recruiters.map(({ id }) => id)).toEqual(['q'])
    expect(coerced.nonPunishment).toMatchObject([
      { id: 'r', naming: { claims: ['p-r', 'r-v'] }, victim: { claims: ['v-r'] } },
    ])
  })

  it('tells recruitment into a group by itself, and what is not told as such', () => {
    const joining = withClaims(
      ACT,
      recruit('g', 'r', 'w', { role: 'into the group' }),
      recruit('h', 'q', 'm', { role: null as unknown as string }),
    )
    const { recruiters, groupRecruiters } = expose(joining)
    expect(recruiters.map(({ acts }) => acts.length)).toEqual([1])
    expect(groupRecruiters).toMatchObject([
      { id: 'q', recruits: [{ id: 'm', kind: 'not-told' }] },
      { id: 'r', recruits: [{ id: 'w', kind: 'group' }] },
    ])
  })

  it('passes what is said of a group to no individual', () => {
    const spec = withClaims(without('p-r', 'r-v'), graded(takePart('p-g', 'gang', 'act', { role: 'recruiter' })))
    expect(expose(spec)).toMatchObject({ recruiters: [], groups: [{ id: 'gang', grounds: { claims: ['p-g'] } }] })
  })
})
