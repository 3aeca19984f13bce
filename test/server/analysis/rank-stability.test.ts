import { describe, expect, it } from 'vitest'
import { collectEvidence } from '../../../server/analysis/graph/collect-evidence.ts'
import { buildNetwork } from '../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION, InvalidParameterError } from '../../../server/analysis/graph/projection-parameters.ts'
import { DivisionTally } from '../../../server/analysis/stability/division-tally.ts'
import { drawDrop, listOrigins, listUnits, planPerturbations } from '../../../server/analysis/stability/draw-drop.ts'
import type { Perturbation } from '../../../server/analysis/stability/draw-drop.ts'
import { FlagTally } from '../../../server/analysis/stability/flag-tally.ts'
import { followResamples } from '../../../server/analysis/stability/follow-resamples.ts'
import type { RunOptions } from '../../../server/analysis/run-options.ts'
import type { ResampleJob } from '../../../server/analysis/stability/follow-resamples.ts'
import { OrderTally } from '../../../server/analysis/stability/order-tally.ts'
import { RangeTally } from '../../../server/analysis/stability/range-tally.ts'
import { countResamples } from '../../../server/analysis/stability/rank-stability.ts'
import { applyDrop } from './apply-drop.ts'
import { buildGang } from './build-gang.ts'
import { associate, buildInput, entityId } from './build-input.ts'
import type { CaseSpec } from './build-input.ts'

const ABC = ['a', 'b', 'c'].map(entityId)
const HERE = Int32Array.of(0, 1, 2)

function prepare(spec: CaseSpec, resamples = 8, seed = 1): ResampleJob {
  const evidence = collectEvidence(buildInput(spec), DEFAULT_PROJECTION)
  const network = buildNetwork(evidence, 'even-steps')
  return { evidence, network, gradeWeights: 'even-steps', parameters: { resamples }, seed }
}

function listStrengths(job: ResampleJob, options: RunOptions = {}) {
  const strengths: number[][] = []
  const counts = followResamples(job, (_, { graph }) => strengths.push([...graph.strengths]), options)
  return { counts, strengths }
}

describe('the order of a ranking', () => {
  it('is kept only where each stays strictly between its neighbours', () => {
    const tally = new OrderTally(ABC, [3, 2, 1])
    tally.count('drop-events', HERE, Float64Array.of(3, 2, 1))
    tally.count('drop-events', HERE, Float64Array.of(3, 1, 1))
    tally.count('drop-people', HERE, Float64Array.of(1, 2, 0))
    tally.count('leave-out-origin', HERE, Float64Array.of(9, 8, 7))
    const [a, b, c] = tally.conclude()
    expect(a).toMatchObject({ kept: 0.75, best: 1, worst: 2, stable: false })
    expect(b).toMatchObject({ kept: 0.5, best: 1, worst: 2, stable: false })
    expect(c).toMatchObject({ kept: 0.75, best: 2, worst: 3 })
    expect(a?.keptBy).toEqual({ 'drop-events': 1, 'drop-people': 0, 'leave-out-origin': 1 })
  })

  it('is stable from 80 % on', () => {
    const tally = new OrderTally(ABC.slice(0, 2), [2, 1])
    const count = (kept: number, lost: number) => {
      for (let at = 0; at < kept; at += 1) tally.count('drop-events', HERE, Float64Array.of(2, 1))
      for (let at = 0; at < lost; at += 1) tally.count('drop-events', HERE, Float64Array.of(1, 2))
    }
    count(4, 1)
    expect(tally.conclude().map((row) => [row.kept, row.stable])).toEqual([
      [0.8, true],
      [0.8, true],
    ])
    count(3, 2)
    expect(tally.conclude()[0]).toMatchObject({ kept: 0.7, stable: false })
  })

  it('does not count a resample that lacks the node or its neighbours', () => {
    const tally = new OrderTally(ABC, [3, 2, 1])
    tally.count('drop-people', Int32Array.of(0, -1, 1), Float64Array.of(3, 1))
    expect(tally.conclude().map((row) => row.kept)).toEqual([null, null, null])
    expect(tally.conclude().map((row) => [row.best, row.worst])).toEqual([
      [1, 1],
      [2, 2],
      [2, 3],
    ])
  })

  it('among equals claims nothing, and they are compared with the next rank', () => {
    const tally = new OrderTally(ABC, [2, 2, 1])
    tally.count('drop-events', HERE, Float64Array.of(2, 1, 0))
    tally.count('drop-events', HERE, Float64Array.of(2, 0, 0))
    expect(tally.conclude().map((row) => row.kept)).toEqual([1, 0.5, 0.5])
    tally.count('drop-events', HERE, Float64Array.of(1, 2, 0))
    expect(tally.conclude().map((row) => row.kept)).toEqual([1, 2 / 3, 2 / 3])
  })

  it('is not that of the ids, and rounding parts nobody', () => {
    const tally = new OrderTally(ABC, [0.3, 1, 0.1 + 0.2])
    tally.count('drop-events', HERE, Float64Array.of(0.1 + 0.2, 0.3, 0.3))
    expect(tally.conclude()).toMatchObject([
      { best: 1, worst: 1, kept: 0 },
      { best: 1, worst: 2, kept: 0 },
      { best: 1, worst: 2, kept: 0 },
    ])
  })
})

describe('a property of nodes or ties', () => {
  it('is kept in the share of the resamples that hold the place', () => {
    const tally = new FlagTally(Uint8Array.of(1, 0, 1, 1))
    tally.count(Int32Array.of(0, 1, 2, -1), Uint8Array.of(1, 1, 0))
    tally.count(Int32Array.of(-1, 0, 1, -1), Uint8Array.of(0, 1))
    tally.count(Int32Array.of(0, -1, 1, -1), Uint8Array.of(1, 1))
    expect(tally.conclude()).toEqual([
      { place: 0, kept: 1 },
      { place: 2, kept: 2 / 3 },
      { place: 3, kept: null },
    ])
  })
})

describe('a division into clusters', () => {
  it('agrees with those of the resamples over the nodes in common, whatever the numbers', () => {
    const tally = new DivisionTally(Int32Array.of(1, 1, 2, 2, 3))
    expect(tally.conclude()).toBeNull()
    tally.count(Int32Array.of(0, 1, 2, 3, -1), Int32Array.of(2, 2, 1, 1))
    expect(tally.conclude()).toBe(1)
    tally.count(Int32Array.of(0, 1, 2, 3, -1), Int32Array.of(1, 2, 1, 2))
    // Of six pairs two are together in each and none in both: (0 − 4/6) / (2 − 4/6) = −1/2.
    expect(tally.conclude()).toBeCloseTo(0.25, 12)
  })

  it('is not compared over fewer than two nodes', () => {
    const tally = new DivisionTally(Int32Array.of(1, 1))
    tally.count(Int32Array.of(0, -1), Int32Array.of(1))
    expect(tally.conclude()).toBeNull()
  })
})

it('a number for the whole network ranges from its least to its greatest value, that of the run among them', () => {
  const tally = new RangeTally(0.5)
  expect(tally.conclude()).toBeNull()
  tally.count(0.7)
  expect(tally.conclude()).toEqual({ low: 0.5, high: 0.7 })
  tally.count(-0.1)
  expect(tally.conclude()).toEqual({ low: -0.1, high: 0.7 })
})

describe('perturbations', () => {
  const evidence = collectEvidence(buildInput(buildGang(30, 40)), DEFAULT_PROJECTION)
  const countEvents = (own: typeof evidence) => new Set(own.participations.map((one) => one.event)).size
  const perturb = (own: typeof evidence, perturbation: Perturbation, seed = 1, place = 0) =>
    applyDrop(own, drawDrop(listUnits(own), perturbation, seed, place))

  it('are three shares of events, three of people, and each origin once', () => {
    const plan = planPerturbations(2, ['o1', 'o2'])
    expect(plan).toHaveLength(2 * 6 + 2)
    expect(new Set(plan.map((one) => JSON.stringify(one))).size).toBe(6 + 2)
  })

  it.each([0.1, 0.2, 0.3])('drop %f of the events whole', (share) => {
    const left = perturb(evidence, { kind: 'drop-events', share })
    expect(countEvents(left)).toBe(countEvents(evidence) - Math.round(share * countEvents(evidence)))
    const kept = new Set(left.participations.map((one) => one.event))
    expect(left.participations).toEqual(evidence.participations.filter((one) => kept.has(one.event)))
  })

  it.each([0.05, 0.1, 0.2])('drop %f of the people with all they did', (share) => {
    const left = perturb(evidence, { kind: 'drop-people', share })
    expect(left.nodes).toHaveLength(27 - Math.max(1, Math.round(share * 27)))
    const ids = new Set(left.nodes.map((node) => node.id))
    expect(left.participations).toEqual(evidence.participations.filter((one) => ids.has(one.member)))
  })

  it('drop direct claims as events', () => {
    const claims = [associate('c1', 'a', 'b'), associate('c2', 'b', 'c')]
    const direct = collectEvidence(buildInput({ entities: ['a', 'b', 'c'], claims }), DEFAULT_PROJECTION)
    expect(perturb(direct, { kind: 'drop-events', share: 0.1 }).direct).toHaveLength(1)
    const drawn = drawDrop(listUnits(direct), { kind: 'drop-events', share: 0.1 }, 1, 0)
    expect(drawn).toMatchObject({ kind: 'drop-events', events: new Set() })
  })

  it('draw events and direct claims from one pool', () => {
    const calls = Array.from({ length: 12 }, (_, at) => associate(`d${at}`, 'p010', `p0${at + 11}`))
    const spec = { ...buildGang(30, 40), claims: [...buildGang(30, 40).claims, ...calls] }
    const mixed = collectEvidence(buildInput(spec), DEFAULT_PROJECTION)
    const dropped = Array.from({ length: 20 }, (_, place) => {
      const left = perturb(mixed, { kind: 'drop-events', share: 0.3 }, 1, place)
      return { events: countEvents(mixed) - countEvents(left), claims: 12 - left.direct.length }
    })
    const share = Math.round(0.3 * (countEvents(mixed) + 12))
    for (const { events, claims } of dropped) expect(events + claims).toBe(share)
    expect(new Set(dropped.map((one) => one.claims)).size).toBeGreaterThan(1)
  })

  it('drop each unit about as often as any other', () => {
    const units = listUnits(evidence)
    const times = new Map<string, number>()
    for (let place = 0; place < 2000; place += 1) {
      const drop = drawDrop(units, { kind: 'drop-people', share: 0.2 }, 1, place)
      if (drop.kind === 'drop-people') for (const id of drop.people) times.set(id, (times.get(id) ?? 0) + 1)
    }
    // Five of 27 each time: 370 in the mean, with a standard deviation of 17.
    expect(times.size).toBe(27)
    for (const count of times.values()) expect(Math.abs(count - 370)).toBeLessThan(90)
  })

  it('leave an origin out wherever it speaks', () => {
    const [origin = ''] = listOrigins(evidence)
    expect(listOrigins(perturb(evidence, { kind: 'leave-out-origin', origin }))).not.toContain(origin)
    expect(listOrigins(evidence)).toHaveLength(4)
  })

  it('repeat with their seed and place, and differ otherwise', () => {
    const draw = (seed: number, place: number) => perturb(evidence, { kind: 'drop-events', share: 0.3 }, seed, place)
    expect(draw(1, 5)).toEqual(draw(1, 5))
    expect(draw(1, 6)).not.toEqual(draw(1, 5))
    expect(draw(2, 5)).not.toEqual(draw(1, 5))
  })
})

describe('the resamples of a run', () => {
  it('are counted, and repeat', () => {
    const once = listStrengths(prepare(buildGang(30, 40)))
    expect(once.counts).toEqual({ wanted: 8, made: 8, originsLeftOut: 4, origins: 4 })
    expect(once.strengths).toHaveLength(8 * 6 + 4)
    expect(listStrengths(prepare(buildGang(30, 40)))).toEqual(once)
    expect(listStrengths(prepare(buildGang(30, 40), 8, 2))).not.toEqual(once)
  })

  it('of nobody, or of one, are no error', () => {
    expect(listStrengths(prepare({ entities: [], claims: [] })).strengths.flat()).toEqual([])
    expect(listStrengths(prepare({ entities: ['a'], claims: [] })).strengths.flat()).toEqual([])
  })

  it('tell their progress and stop when aborted', () => {
    const steps: [string, number, number][] = []
    const job = prepare(buildGang(10, 10), 2)
    listStrengths(job, { onProgress: (...step) => steps.push(step) })
    const total = 2 * 6 + listOrigins(job.evidence).length
    expect(steps).toEqual(Array.from({ length: total }, (_, at) => ['resampling', at + 1, total]))

    const controller = new AbortController()
    const reason = new Error('enough')
    let seen = 0
    const stopAtThree = (_: string, done: number) => {
      seen = done
      if (done === 3) controller.abort(reason)
    }
    expect(() => listStrengths(job, { onProgress: stopAtThree, signal: controller.signal })).toThrow(reason)
    expect(seen).toBe(3)
  })

  it.each([0, -1, 1.5, Number.NaN])('are not %f in number', (resamples) => {
    expect(() => listStrengths(prepare({ entities: [], claims: [] }, resamples))).toThrow(InvalidParameterError)
  })
})

describe('the number of resamples', () => {
  it('is less for a large network, and says so', () => {
    const ring = (nodes: number) => ({ nodes, ties: nodes })
    expect(countResamples(100, ring(350), 9)).toEqual({ wanted: 100, made: 100, originsLeftOut: 9, origins: 9 })
    expect(countResamples(100, ring(1000), 500)).toMatchObject({ wanted: 100, made: 20, originsLeftOut: 40 })
    // The invented case of 400 people.
    expect(countResamples(100, { nodes: 318, ties: 1290 }, 138)).toMatchObject({ made: 78, originsLeftOut: 138 })
    expect(countResamples(100, ring(20_000), 9).made).toBe(2)
    expect(countResamples(1, ring(20_000), 9).made).toBe(1)
  })

  it('is what was wanted where that is no more than the network allows', () => {
    const size = { nodes: 400, ties: 2500 }
    const { made } = countResamples(1000, size, 0)
    expect(made).toBeGreaterThan(10)
    for (const wanted of [1, 10, made]) expect(countResamples(wanted, size, 0).made).toBe(wanted)
    expect(countResamples(made + 1, size, 0).made).toBe(made)
    expect(countResamples(1000, { nodes: 90, ties: 350 }, 0).made).toBe(1000)
    expect(countResamples(5, { nodes: 0, ties: 0 }, 0).made).toBe(5)
  })
})
