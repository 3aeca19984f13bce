import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPath } from '../../../server/analysis/graph/find-path.ts'
import type { Network } from '../../../server/analysis/graph/network.ts'
import { projectNetwork } from '../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION } from '../../../server/analysis/graph/projection-parameters.ts'
import { hashInput } from '../../../server/analysis/hash-input.ts'
import { RELIABILITY_VALUES } from '../../../server/domain/grade.ts'
import { buildInput, categorise } from './build-input.ts'
import type { CaseSpec, ClaimSpec } from './build-input.ts'

const PEOPLE = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'constructor']
const EVENTS = ['e1', 'e2', 'e3']
const SOURCES = ['s1', 's2', 's3']
const ENTITIES = [...PEOPLE, ...EVENTS.map((event) => `${event}:meeting`)]

const admiralty = fc
  .constantFrom(...RELIABILITY_VALUES.admiralty)
  .map((value) => ({ scheme: 'admiralty' as const, value }))
const sources = fc.tuple(...SOURCES.map((id) => admiralty.map((reliability) => ({ id, reliability }))))
const body = fc.record({
  predicate: fc.constantFrom('PARTICIPATED_IN', 'ASSOCIATED_WITH', 'KIN_OF'),
  subject: fc.constantFrom(...PEOPLE),
  person: fc.constantFrom(...PEOPLE),
  event: fc.constantFrom(...EVENTS),
  sources: fc.uniqueArray(fc.constantFrom(...SOURCES), { maxLength: 2 }),
  grade: fc.constantFrom('1', '3', '5', '6').map((value) => ({ scheme: 'admiralty' as const, value })),
  certainty: fc.constantFrom('stated', 'attributed', 'suspected'),
  status: fc.constantFrom('active', 'active', 'active', 'refuted', 'superseded'),
} as const)
const claims = fc.array(body, { maxLength: 30 }).map((bodies) =>
  bodies.map(({ person, event, ...claim }, index): ClaimSpec => {
    return { id: `c${index}`, object: claim.predicate === 'PARTICIPATED_IN' ? event : person, ...claim }
  }),
)
const cases: fc.Arbitrary<CaseSpec> = fc.record({ entities: fc.constant(ENTITIES), claims, sources })

function project(spec: CaseSpec): Network {
  return projectNetwork(buildInput(spec), DEFAULT_PROJECTION)
}

function supports(network: Network): Map<string, number> {
  return new Map(network.ties.map((tie) => [`${tie.a} ${tie.b}`, tie.support]))
}

describe('for any case', () => {
  it('the protected are no node, in no tie and on no path', () => {
    const protectedOnes = fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 1 })
    fc.assert(
      fc.property(cases, protectedOnes, fc.constantFrom('victim', 'witness', 'official'), (spec, ids, category) => {
        const marks = ids.map((id) => categorise(`m-${id}`, id, category))
        const network = project({ ...spec, claims: [...spec.claims, ...marks] })
        const onPaths = network.nodes.flatMap(({ id: from }) =>
          network.nodes.flatMap(({ id: to }) => findPath(network, from, to)?.nodes ?? []),
        )
        const ends = network.ties.flatMap((tie) => [tie.a, tie.b])
        for (const id of [...network.nodes.map((node) => node.id), ...ends, ...onPaths]) expect(ids).not.toContain(id)
        for (const tie of network.ties)
          for (const { k } of tie.reasons) expect(k ?? 2).toBeLessThanOrEqual(7 - ids.length)
        expect(network.excluded.total).toBe(ids.length)
      }),
    )
  })

  it('a reprint of the same origin and grade never raises support or strength', () => {
    fc.assert(
      fc.property(cases, fc.nat(), (spec, pick) => {
        const original = spec.claims[pick % Math.max(1, spec.claims.length)]
        const [source] = original?.sources ?? []
        fc.pre(original !== undefined && source !== undefined)
        const reliability = spec.sources?.find((one) => one.id === source)?.reliability
        const origin = `o-${source}`
        const reprint = { id: 's9', origin, ...(reliability === undefined ? {} : { reliability }) }
        const copied = {
          ...spec,
          sources: [...(spec.sources ?? []), reprint],
          claims: [...spec.claims, { ...original, id: 'c99', sources: ['s9'] }],
        }
        const [before, after] = [project(spec), project(copied)]
        expect(supports(after)).toEqual(supports(before))
        expect(after.ties.map((tie) => tie.strength)).toEqual(before.ties.map((tie) => tie.strength))
      }),
    )
  })

  it('grades F and 6 weigh nothing', () => {
    fc.assert(
      fc.property(cases, fc.boolean(), (spec, byInformation) => {
        const reliability = { scheme: 'admiralty', value: byInformation ? 'A' : 'F' } as const
        const network = project({
          ...spec,
          sources: SOURCES.map((id) => ({ id, reliability })),
          claims: spec.claims.map((claim) => {
            return byInformation ? { ...claim, grade: { scheme: 'admiralty', value: '6' } } : claim
          }),
        })
        expect(network.ties).toEqual([])
      }),
    )
  })

  it('grade X weighs nothing', () => {
    const reliability = { scheme: 'europol-4x4', value: 'X' } as const
    fc.assert(
      fc.property(cases, (spec) => {
        expect(project({ ...spec, sources: SOURCES.map((id) => ({ id, reliability })) }).ties).toEqual([])
      }),
    )
  })

  it('an event of fewer than two ties nobody', () => {
    fc.assert(
      fc.property(cases, (spec) => {
        const first = new Map<string, string>()
        const lonely = spec.claims.filter(({ predicate, object, subject }) => {
          if (predicate !== 'PARTICIPATED_IN' || typeof object !== 'string') return false
          return first.get(object) === undefined ? first.set(object, subject).size > 0 : first.get(object) === subject
        })
        expect(project({ ...spec, claims: lonely }).ties).toEqual([])
      }),
    )
  })

  it('claims that fell change nothing but the hash', () => {
    fc.assert(
      fc.property(cases, (spec) => {
        const standing = { ...spec, claims: spec.claims.filter((claim) => claim.status === 'active') }
        expect(project(spec)).toEqual(project(standing))
      }),
    )
  })

  it('order of input is of no consequence', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat()), (spec, numbers) => {
        const shuffle = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => ({ item, at: Number(numbers.next().value) }))
            .sort((one, other) => one.at - other.at)
            .map(({ item }) => item)
        const shuffled = {
          entities: shuffle(spec.entities),
          claims: shuffle(spec.claims),
          sources: shuffle(spec.sources ?? []),
        }
        expect(project(shuffled)).toEqual(project(spec))
        expect(hashInput(buildInput(shuffled))).toBe(hashInput(buildInput(spec)))
      }),
    )
  })

  it('supports lie in (0, 1], strengths are the sum of their reasons, and ties are simple and ordered', () => {
    fc.assert(
      fc.property(cases, (spec) => {
        const { ties } = project(spec)
        const keys = ties.map((tie) => `${tie.a} ${tie.b}`)
        expect(new Set(keys).size).toBe(keys.length)
        expect([...keys].sort()).toEqual(keys)
        for (const tie of ties) {
          expect(tie.a < tie.b).toBe(true)
          expect(tie.support).toBeGreaterThan(0)
          expect(tie.support).toBeLessThanOrEqual(1)
          expect(tie.strength).toBe(tie.reasons.reduce((sum, reason) => sum + reason.contribution, 0))
          for (const reason of tie.reasons) expect(reason.support).toBeLessThanOrEqual(tie.support + 1e-12)
          for (const reason of tie.reasons) expect(reason.claimIds.length).toBeGreaterThan(0)
        }
      }),
    )
  })
})
