import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ABSENCE_REASONS,
  explainAbsence,
  UNUSED_CLAIM_REASONS,
} from '../../../server/analysis/graph/explain-absence.ts'
import { projectNetwork } from '../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION, InvalidParameterError } from '../../../server/analysis/graph/projection-parameters.ts'
import type { ProjectionParameters } from '../../../server/analysis/graph/projection-parameters.ts'
import * as contract from '../../../server/contract/analysis.ts'
import { associate, buildInput, categorise, entityId, join, takePart } from './build-input.ts'
import type { CaseSpec, ClaimSpec } from './build-input.ts'

function explain(spec: CaseSpec, id: string, parameters: Partial<ProjectionParameters> = {}) {
  return explainAbsence(buildInput(spec), { ...DEFAULT_PROJECTION, ...parameters }, entityId(id))
}

it('gives the reasons that the contract names', () => {
  expect(ABSENCE_REASONS).toEqual(contract.ABSENCE_REASONS)
  expect(UNUSED_CLAIM_REASONS).toEqual(contract.UNUSED_CLAIM_REASONS)
})

describe('somebody who is no node', () => {
  const spec: CaseSpec = {
    entities: ['ada', 'ben', 'gang:criminal-group', 'police:public-body', 'lima:city'],
    claims: [
      categorise('c1', 'ada', 'witness'),
      categorise('c2', 'ada', 'victim'),
      associate('c3', 'ada', 'ben', { certainty: 'suspected' }),
      join('c4', 'ben', 'gang'),
    ],
  }
  const outside = { grounds: [], ties: 0, unused: [] }

  it('was not known then, or is of another kind', () => {
    expect(explain(spec, 'nobody')).toEqual({ ...outside, reason: 'not-known-then' })
    for (const id of ['police', 'lima']) expect(explain(spec, id)).toEqual({ ...outside, reason: 'not-a-node-kind' })
    expect(explain(spec, 'gang').reason).toBe('listed')
    expect(explain(spec, 'gang', { nodes: 'persons' })).toEqual({ ...outside, reason: 'not-a-node-kind' })
  })

  it('or is protected, and no claim about them is told of', () => {
    expect(explain(spec, 'ada')).toEqual({ ...outside, reason: 'protected', grounds: ['victim', 'witness'] })
  })
})

describe('somebody who is listed', () => {
  const entities = ['ada', 'ben', 'gang:criminal-group', 'police:public-body', 'lima:city', 'm1:meeting', 'a1:arrest']
  const sources = [{ id: 's1' }, { id: 's2' }]
  const s2 = [...buildInput({ entities: [], claims: [], sources }).sources.keys()].slice(1)

  it('has ties, and nothing unused', () => {
    const claims = [associate('c1', 'ada', 'ben'), takePart('c2', 'ada', 'm1'), takePart('c3', 'gang', 'm1')]
    expect(explain({ entities, claims }, 'ada')).toEqual({ reason: 'listed', grounds: [], ties: 2, unused: [] })
    expect(explain({ entities, claims: [] }, 'ada')).toEqual({ reason: 'listed', grounds: [], ties: 0, unused: [] })
  })

  it.each([
    ['not-active', associate('c1', 'ada', 'ben', { status: 'refuted' }), {}],
    ['not-active', associate('c1', 'ada', 'police', { status: 'withdrawn' }), {}],
    ['too-uncertain', associate('c1', 'ada', 'ben', { certainty: 'suspected' }), {}],
    ['too-uncertain', associate('c1', 'ben', 'ada', { certainty: 'implied' }), { includeSuspected: true }],
    ['too-uncertain', takePart('c1', 'ada', 'm1', { certainty: 'generic' }), {}],
    ['assessment', associate('c1', 'ada', 'ben', { basis: 'assessment', certainty: 'suspected' }), {}],
    ['contradicted', associate('c1', 'ada', 'ben', { contradictions: ['c9'] }), { contradicted: 'without' }],
    ['source-excluded', associate('c1', 'ada', 'ben', { sources: ['s2'] }), { excludedSources: s2 }],
    ['weighs-too-little', associate('c1', 'ada', 'ben', { grade: { scheme: 'admiralty', value: '6' } }), {}],
    [
      'weighs-too-little',
      associate('c1', 'ada', 'ben', { grade: { scheme: 'admiralty', value: '3' } }),
      { minimumWeight: 0.7 },
    ],
    [
      'weighs-too-little',
      associate('c1', 'ada', 'ben', { sources: ['s2'], grade: { scheme: 'admiralty', value: '6' } }),
      { excludedSources: s2 },
    ],
    ['weighs-too-little', associate('c1', 'ada', 'ben', { sources: [] }), {}],
    ['no-tying-predicate', associate('c1', 'ada', 'ben', { predicate: 'STATED_ABOUT' }), {}],
    ['no-tying-predicate', associate('c1', 'ada', 'lima', { predicate: 'LIVES_AT' }), {}],
    ['event-ties-nobody', takePart('c1', 'ada', 'a1'), {}],
    ['event-ties-nobody', takePart('c1', 'ada', 'm1'), { coParticipation: false }],
    ['event-without-others', takePart('c1', 'ada', 'm1'), {}],
    ['other-end-outside', associate('c1', 'ada', 'police'), {}],
    ['other-end-outside', join('c1', 'ada', 'gang'), { nodes: 'persons' }],
  ] satisfies [string, ClaimSpec, Partial<ProjectionParameters>][])(
    'has a claim unused: %s, %o',
    (reason, claim, own) => {
      expect(explain({ entities, sources, claims: [claim] }, 'ada', own)).toEqual({
        reason: 'listed',
        grounds: [],
        ties: 0,
        unused: [{ reason, claims: ['c1'] }],
      })
    },
  )

  it('meets only the protected, or only those of whom it is rumoured', () => {
    const meet = [takePart('c1', 'ada', 'm1'), takePart('c2', 'ben', 'm1')]
    const alone = [{ reason: 'event-without-others', claims: ['c1'] }]
    expect(explain({ entities, claims: [...meet, categorise('c3', 'ben', 'victim')] }, 'ada').unused).toEqual(alone)
    const rumoured = meet.map((one) => (one.id === 'c2' ? { ...one, certainty: 'suspected' as const } : one))
    expect(explain({ entities, claims: rumoured }, 'ada').unused).toEqual(alone)
  })

  it('has the unused by reason in the order of the contract, claims by id, and names no claim of others', () => {
    const claims = [
      associate('c7', 'ada', 'police'),
      associate('c6', 'ada', 'ben'),
      associate('c5', 'ada', 'ben', { status: 'superseded' }),
      associate('c4', 'ben', 'ada', { status: 'refuted' }),
      associate('c3', 'ben', 'police'),
      categorise('c2', 'ada', 'suspect'),
      associate('c1', 'ada', 'ada'),
    ]
    expect(explain({ entities, claims }, 'ada')).toMatchObject({
      ties: 1,
      unused: [
        { reason: 'not-active', claims: ['c4', 'c5'] },
        { reason: 'other-end-outside', claims: ['c7'] },
      ],
    })
  })
})

it('for any case each claim between a node and others is behind one of its ties or unused for one reason', () => {
  const ends = ['ada', 'ben', 'cleo', 'vera', 'police', 'm1', 'm2', 'a1']
  const body = fc.record({
    predicate: fc.constantFrom('PARTICIPATED_IN', 'ASSOCIATED_WITH', 'STATED_ABOUT'),
    subject: fc.constantFrom('ada', 'ben', 'cleo', 'vera'),
    object: fc.constantFrom(...ends),
    certainty: fc.constantFrom('stated', 'stated', 'suspected'),
    status: fc.constantFrom('active', 'active', 'refuted'),
  } as const)
  fc.assert(
    fc.property(fc.array(body, { maxLength: 15 }), (bodies) => {
      const claims = [
        ...bodies.map((one, at): ClaimSpec => ({ id: `c${at}`, ...one })),
        categorise('v', 'vera', 'victim'),
      ]
      const entities = ['ada', 'ben', 'cleo', 'vera', 'police:public-body', 'm1:meeting', 'm2:meeting', 'a1:arrest']
      const { ties } = projectNetwork(buildInput({ entities, claims }), DEFAULT_PROJECTION)
      for (const id of ['ada', 'ben', 'cleo']) {
        const own = ties.filter((tie) => tie.a === id || tie.b === id)
        const between = claims.filter(
          ({ subject, object }) => (subject === id) !== (object === id) && object !== subject,
        )
        const touching = new Set<string>(between.filter((one) => one.id !== 'v').map((one) => one.id))
        const cited = new Set(own.flatMap((tie) => tie.reasons.flatMap((reason) => reason.claimIds)))
        const found = explain({ entities, claims }, id)
        const unused = found.unused.flatMap((one) => one.claims)
        expect(found.ties).toBe(own.length)
        expect([...[...cited].filter((one) => touching.has(one)), ...unused].sort()).toEqual([...touching].sort())
      }
    }),
  )
})

it('refuses parameters out of range', () => {
  expect(() => explain({ entities: ['ada'], claims: [] }, 'ada', { minimumWeight: 2 })).toThrow(InvalidParameterError)
})
