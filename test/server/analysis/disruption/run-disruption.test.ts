import { expect, it } from 'vitest'
import { createContext } from '../../../../server/analysis/create-context.ts'
import { countWithinSteps } from '../../../../server/analysis/disruption/count-within-steps.ts'
import type { DisruptionPlan, DisruptionRequest } from '../../../../server/analysis/disruption/disruption.ts'
import { measureShape } from '../../../../server/analysis/disruption/measure-shape.ts'
import { runDisruption } from '../../../../server/analysis/disruption/run-disruption.ts'
import { InvalidParameterError, DEFAULT_PROJECTION } from '../../../../server/analysis/graph/projection-parameters.ts'
import { associate, buildInput, entityId } from '../build-input.ts'
import { buildGraphOf } from '../measures/build-graph-of.ts'
import type { Edge } from '../measures/build-graph-of.ts'

/** Two cliques of four that b and f alone join: a-b-c-d, b-f, f-g-h-i. */
const PEOPLE = ['a', 'b', 'c', 'd', 'f', 'g', 'h', 'i']
const TIES = ['ab', 'ac', 'ad', 'bc', 'bd', 'cd', 'fg', 'fh', 'fi', 'gh', 'gi', 'hi', 'bf']

function buildRequest(
  plans: readonly DisruptionPlan[],
  more: { removals?: number; seed?: number } = {},
): DisruptionRequest {
  const claims = TIES.map((tie, index) => associate(`c${index}`, tie.charAt(0), tie.charAt(1)))
  return {
    input: buildInput({ entities: PEOPLE, claims }),
    clocks: { asAt: null, knownAt: null },
    projection: DEFAULT_PROJECTION,
    parameters: { plans, removals: more.removals ?? 2, steps: 2 },
    seed: more.seed ?? 1,
    version: 'test',
  }
}

const BETWEENNESS: DisruptionPlan = { kind: 'ranking', measure: 'betweenness', parameters: {}, recompute: true }

it('shares are of the network as it was, and only fall', () => {
  const [result] = runDisruption(buildRequest([BETWEENNESS], { removals: 8 })).plans
  const shapes = result?.shapes ?? []
  expect(shapes).toHaveLength(9)
  expect(shapes[0]).toMatchObject({ largest: 1, components: 1 })
  // Of 56 ordered pairs 26 are tied, 12 are two steps apart and 18 three.
  expect(shapes[0]?.efficiency).toBeCloseTo((26 + 12 / 2 + 18 / 3) / 56, 12)
  expect(shapes[0]?.reach).toBeCloseTo(38 / 56, 12)
  // Without b three of its clique are left on one side and four on the other.
  expect(result?.removed[0]).toBe('b')
  expect(shapes[1]).toMatchObject({ largest: 4 / 8, components: 2, efficiency: 18 / 56, reach: 18 / 56 })
  expect(shapes.at(-1)).toEqual({ largest: 0, efficiency: 0, reach: 0, components: 0 })
  for (const figure of ['largest', 'efficiency', 'reach'] as const) {
    const values = shapes.map((shape) => shape[figure])
    expect(values).toEqual([...values].sort((one, other) => other - one))
  }
  const mean = shapes.slice(1).reduce((sum, shape) => sum + shape.largest, 0) / 8
  expect(result?.area?.largest).toBeCloseTo(mean, 12)
})

it('a ranking is measured anew after each removal, or once', () => {
  const once = { ...BETWEENNESS, recompute: false }
  const { plans } = runDisruption(buildRequest([BETWEENNESS, once]))
  // Once b is gone nobody is between anybody, so that the first by id is next; measured once, f is.
  expect(plans.map((plan) => plan.removed)).toEqual([
    ['b', 'a'],
    ['b', 'f'],
  ])
})

it('key players and a chosen list are taken in their order; a plan that has no more says so', () => {
  const chosen: DisruptionPlan = { kind: 'chosen', entities: ['i', 'b'].map(entityId) }
  const { plans } = runDisruption(buildRequest([{ kind: 'key-players', distances: false }, chosen], { removals: 3 }))
  // Without a and f, as without b and f, two threes are left; a third tears no more.
  expect(plans[0]?.removed).toEqual(['a', 'f'])
  expect(plans[1]?.removed).toEqual(['i', 'b'])
  expect(plans[1]?.ended?.gap).toBe('no-more')
})

it('a measure that has no value on what is left ends its plan and says why', () => {
  const closeness: DisruptionPlan = { kind: 'ranking', measure: 'closeness', parameters: {}, recompute: true }
  const [plan] = runDisruption(buildRequest([closeness], { removals: 3 })).plans
  expect(plan?.removed).toEqual(['b'])
  expect(plan?.ended?.gap).toBe('disconnected')
})

it('random plans repeat by seed, and their mean lies within the nine in ten', () => {
  const random: DisruptionPlan = { kind: 'random', repetitions: 40 }
  const result = runDisruption(buildRequest([random], { removals: 4 }))
  expect(runDisruption(buildRequest([random], { removals: 4 }))).toEqual(result)
  expect(runDisruption(buildRequest([random], { removals: 4, seed: 2 })).plans).not.toEqual(result.plans)
  const [plan] = result.plans
  expect(plan?.removed).toEqual([])
  // Before anybody is taken away all repetitions are the same, to the last bit.
  expect([plan?.low?.[0], plan?.high?.[0]]).toEqual([plan?.shapes[0], plan?.shapes[0]])
  plan?.shapes.forEach((shape, place) => {
    expect(plan.low?.[place]?.largest).toBeLessThanOrEqual(shape.largest)
    expect(plan.high?.[place]?.largest).toBeGreaterThanOrEqual(shape.largest)
  })
})

it('the protected are in no plan, and a list that names one is refused with the reason', () => {
  const request = buildRequest([BETWEENNESS], { removals: 8 })
  const protection = { grounds: new Set(['victim'] as const), masked: true, unranked: true }
  const input = { ...request.input, protections: new Map([[entityId('b'), protection]]) }
  const [plan] = runDisruption({ ...request, input }).plans
  expect(plan?.removed).toHaveLength(7)
  expect(plan?.removed).not.toContain('b')
  const parameters = { ...request.parameters, plans: [{ kind: 'chosen', entities: [entityId('b')] } as const] }
  const asked = () => runDisruption({ ...request, input, parameters })
  expect(asked).toThrow(InvalidParameterError)
  expect(asked).toThrow('protected')
  const stranger: DisruptionPlan = { kind: 'chosen', entities: [entityId('z')] }
  expect(() => runDisruption(buildRequest([stranger]))).toThrow('"z" is no node of this network: no person or group')
})

it.each<DisruptionPlan>([
  { kind: 'ranking', measure: 'components', parameters: {}, recompute: true },
  { kind: 'ranking', measure: 'degree', parameters: { other: 1 }, recompute: true },
  { kind: 'random', repetitions: 0 },
  { kind: 'chosen', entities: [entityId('a'), entityId('a')] },
])('%s is refused', (plan) => {
  expect(() => runDisruption(buildRequest([plan]))).toThrow(InvalidParameterError)
})

it('pairs within steps are those of a search from each node', () => {
  const edges = Array.from({ length: 99 }, (_, node): Edge => [node, node + 1])
  const chain = buildGraphOf(100, edges, { directed: true })
  expect([1, 2, 98, 200].map((steps) => countWithinSteps(chain, steps))).toEqual([99, 197, 4949, 4950])
})

it('the figures of an empty network are 0', () => {
  const nothing = { largest: 0, efficiency: 0, reach: 0, components: 0 }
  expect(measureShape(buildGraphOf(0, []), 0, 3, createContext(1))).toEqual(nothing)
})

it('tells how far it is, removal by removal and never backwards, and stops when it is told to', () => {
  const told: [number, number][] = []
  const controller = new AbortController()
  const request = buildRequest([BETWEENNESS, { kind: 'random', repetitions: 3 }], { removals: 4 })
  runDisruption(request, { onProgress: (_, ...step) => told.push(step) })
  expect(told.at(-1)).toEqual([20, 20])
  expect(told.every(([done, total], at) => total === 20 && done >= (told[at - 1]?.[0] ?? 0))).toBe(true)
  expect(new Set(told.map(([done]) => done)).size).toBe(20)
  const stop = (_: string, done: number): void => {
    if (done === 6) controller.abort('enough')
  }
  expect(() => runDisruption(request, { onProgress: stop, signal: controller.signal })).toThrow('enough')
})
