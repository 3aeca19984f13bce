import { describe, expect, it } from 'vitest'
import { DEGREE } from '../../../server/analysis/centrality/degree.ts'
import { createRandom } from '../../../server/analysis/create-random.ts'
import { collectEvidence } from '../../../server/analysis/graph/collect-evidence.ts'
import { DEFAULT_PROJECTION, InvalidParameterError } from '../../../server/analysis/graph/projection-parameters.ts'
import { OrderTally } from '../../../server/analysis/stability/order-tally.ts'
import { listOrigins, perturbEvidence, planPerturbations } from '../../../server/analysis/stability/perturb-evidence.ts'
import { countResamples, measureStability } from '../../../server/analysis/stability/rank-stability.ts'
import type { ResampleJob } from '../../../server/analysis/stability/rank-stability.ts'
import { buildGang } from './build-gang.ts'
import { associate, buildInput, entityId } from './build-input.ts'
import type { CaseSpec } from './build-input.ts'
import { buildNetworkOf } from './read-reference.ts'

function prepare(spec: CaseSpec, resamples = 8, seed = 1): ResampleJob {
  return {
    evidence: collectEvidence(buildInput(spec), DEFAULT_PROJECTION),
    gradeWeights: 'even-steps',
    rankings: [(network) => DEGREE.compute(network, DEGREE.parameters, createRandom(1))],
    parameters: { resamples },
    seed,
  }
}

function values(entries: Readonly<Record<string, number>>) {
  return new Map(Object.entries(entries).map(([id, value]) => [entityId(id), value]))
}

describe('the order of a ranking', () => {
  it('is kept only where each stays strictly between its neighbours', () => {
    const tally = new OrderTally(values({ a: 3, b: 2, c: 1 }))
    tally.count('drop-events', values({ a: 3, b: 2, c: 1 }))
    tally.count('drop-events', values({ a: 3, b: 1, c: 1 }))
    tally.count('drop-people', values({ a: 1, b: 2, c: 0 }))
    tally.count('leave-out-origin', values({ a: 9, b: 8, c: 7 }))
    const [a, b, c] = tally.conclude()
    expect(a).toMatchObject({ kept: 0.75, best: 1, worst: 2, stable: false })
    expect(b).toMatchObject({ kept: 0.5, best: 1, worst: 2, stable: false })
    expect(c).toMatchObject({ kept: 0.75, best: 2, worst: 3 })
    expect(a?.keptBy).toEqual({ 'drop-events': 1, 'drop-people': 0, 'leave-out-origin': 1 })
  })

  it('is stable from 80 % on', () => {
    const tally = new OrderTally(values({ a: 2, b: 1 }))
    const count = (kept: number, lost: number) => {
      for (let at = 0; at < kept; at += 1) tally.count('drop-events', values({ a: 2, b: 1 }))
      for (let at = 0; at < lost; at += 1) tally.count('drop-events', values({ a: 1, b: 2 }))
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
    const tally = new OrderTally(values({ a: 3, b: 2, c: 1 }))
    tally.count('drop-people', values({ a: 3, c: 1 }))
    expect(tally.conclude().map((row) => row.kept)).toEqual([null, null, null])
  })

  it('among equals claims nothing, and they are compared with the next rank', () => {
    const tally = new OrderTally(values({ a: 2, b: 2, c: 1 }))
    tally.count('drop-events', values({ a: 2, b: 1, c: 0 }))
    tally.count('drop-events', values({ a: 2, b: 0, c: 0 }))
    expect(tally.conclude().map((row) => row.kept)).toEqual([1, 0.5, 0.5])
  })
})

describe('perturbations', () => {
  const evidence = collectEvidence(buildInput(buildGang(30, 40)), DEFAULT_PROJECTION)
  const countEvents = (own: typeof evidence) => new Set(own.participations.map((one) => one.event)).size

  it('are three shares of events, three of people, and each origin once', () => {
    const plan = planPerturbations(2, ['o1', 'o2'])
    expect(plan).toHaveLength(2 * 6 + 2)
    expect(new Set(plan.map((one) => JSON.stringify(one))).size).toBe(6 + 2)
  })

  it.each([0.1, 0.2, 0.3])('drop %f of the events whole', (share) => {
    const left = perturbEvidence(evidence, { kind: 'drop-events', share }, 1, 0)
    expect(countEvents(left)).toBe(countEvents(evidence) - Math.round(share * countEvents(evidence)))
    const kept = new Set(left.participations.map((one) => one.event))
    expect(left.participations).toEqual(evidence.participations.filter((one) => kept.has(one.event)))
  })

  it.each([0.05, 0.1, 0.2])('drop %f of the people with all they did', (share) => {
    const left = perturbEvidence(evidence, { kind: 'drop-people', share }, 1, 0)
    expect(left.nodes).toHaveLength(27 - Math.max(1, Math.round(share * 27)))
    const ids = new Set(left.nodes.map((node) => node.id))
    expect(left.participations).toEqual(evidence.participations.filter((one) => ids.has(one.member)))
  })

  it('drop direct claims as events', () => {
    const direct = collectEvidence(
      buildInput({ entities: ['a', 'b', 'c'], claims: [associate('c1', 'a', 'b'), associate('c2', 'b', 'c')] }),
      DEFAULT_PROJECTION,
    )
    expect(perturbEvidence(direct, { kind: 'drop-events', share: 0.1 }, 1, 0).direct).toHaveLength(1)
  })

  it('leave an origin out wherever it speaks', () => {
    const [origin = ''] = listOrigins(evidence)
    expect(listOrigins(perturbEvidence(evidence, { kind: 'leave-out-origin', origin }, 1, 0))).not.toContain(origin)
    expect(listOrigins(evidence)).toHaveLength(4)
  })

  it('repeat with their seed and place, and differ otherwise', () => {
    const draw = (seed: number, place: number) =>
      perturbEvidence(evidence, { kind: 'drop-events', share: 0.3 }, seed, place)
    expect(draw(1, 5)).toEqual(draw(1, 5))
    expect(draw(1, 6)).not.toEqual(draw(1, 5))
    expect(draw(2, 5)).not.toEqual(draw(1, 5))
  })
})

describe('a report', () => {
  it('states how many resamples there were, and repeats', () => {
    const report = measureStability(prepare(buildGang(30, 40)))
    expect(report.counts).toEqual({ wanted: 8, made: 8, originsLeftOut: 4, origins: 4 })
    expect(report.rankings[0]).toHaveLength(27)
    expect(measureStability(prepare(buildGang(30, 40)))).toEqual(report)
    expect(measureStability(prepare(buildGang(30, 40), 8, 2))).not.toEqual(report)
  })

  it('finds the hub of a star stable and a chance order not', () => {
    const leaves = Array.from({ length: 20 }, (_, index) => `leaf${String(index).padStart(2, '0')}`)
    const claims = leaves.map((leaf, index) => associate(`c${index}`, 'hub', leaf))
    const star = measureStability(prepare({ entities: ['hub', ...leaves], claims })).rankings[0]
    expect(star?.[0]).toMatchObject({ best: 1, worst: 1, stable: true })
    const gang = measureStability(prepare(buildGang(30, 12))).rankings[0] ?? []
    expect(gang.some((row) => !row.stable)).toBe(true)
    for (const row of gang) expect(row.best).toBeLessThanOrEqual(row.worst)
  })

  it('of nobody, or of one, is no error', () => {
    expect(measureStability(prepare({ entities: [], claims: [] })).rankings).toEqual([[]])
    const [row] = measureStability(prepare({ entities: ['a'], claims: [] })).rankings[0] ?? []
    expect(row).toMatchObject({ best: 1, worst: 1, kept: null, stable: true })
  })

  it('tells its progress and stops when aborted', () => {
    const steps: number[] = []
    const job = prepare(buildGang(10, 10), 2)
    measureStability(job, { onProgress: (done, total) => steps.push(done / total) })
    expect(steps).toHaveLength(2 * 6 + listOrigins(job.evidence).length)
    expect(steps.at(-1)).toBe(1)

    const controller = new AbortController()
    const reason = new Error('enough')
    const stopAtThree = (done: number) => {
      if (done === 3) controller.abort(reason)
    }
    const run = () =>
      measureStability(prepare(buildGang(10, 10)), { onProgress: stopAtThree, signal: controller.signal })
    expect(run).toThrow(reason)
  })

  it('makes fewer resamples of a large network, and says so', () => {
    const ring = (nodes: number) =>
      buildNetworkOf(
        nodes,
        Array.from({ length: nodes }, (_, at) => [at, (at + 1) % nodes, 1] as const),
      )
    expect(countResamples(100, ring(500), 9)).toEqual({ wanted: 100, made: 100, originsLeftOut: 9, origins: 9 })
    expect(countResamples(100, ring(1000), 500)).toMatchObject({ wanted: 100, made: 25, originsLeftOut: 50 })
    expect(countResamples(100, ring(20_000), 9).made).toBe(2)
    expect(countResamples(1, ring(20_000), 9).made).toBe(1)
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses %f resamples', (resamples) => {
    expect(() => measureStability(prepare({ entities: [], claims: [] }, resamples))).toThrow(InvalidParameterError)
  })
})
