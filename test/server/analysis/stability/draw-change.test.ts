import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../../server/analysis/create-random.ts'
import { collectEvidence } from '../../../../server/analysis/graph/collect-evidence.ts'
import { DEFAULT_PROJECTION } from '../../../../server/analysis/graph/projection-parameters.ts'
import { drawChange, reckonOdds } from '../../../../server/analysis/stability/draw-change.ts'
import type { ChangePerturbation } from '../../../../server/analysis/stability/draw-change.ts'
import { drawPlaces, drawWeighted } from '../../../../server/analysis/stability/draw-places.ts'
import { listOriginsByClaims } from '../../../../server/analysis/stability/follow-resamples.ts'
import { indexEvidence } from '../../../../server/analysis/stability/index-evidence.ts'
import { addStrengths } from '../../../../server/analysis/stability/lose-graph.ts'
import { planResamples, WAYS } from '../../../../server/analysis/stability/perturbation.ts'
import { applyChange } from '../apply-change.ts'
import { buildGang } from '../build-gang.ts'
import { associate, buildInput } from '../build-input.ts'
import type { CaseSpec } from '../build-input.ts'

function prepare(spec: CaseSpec) {
  const evidence = collectEvidence(buildInput(spec), DEFAULT_PROJECTION)
  const index = indexEvidence(evidence, 'even-steps')
  const odds = reckonOdds(index, addStrengths(index, null))
  const draw = (perturbation: ChangePerturbation, seed = 1, slot = 0) =>
    drawChange(index, odds, perturbation, seed, slot)
  return { evidence, index, odds, draw }
}

function count(flags: ArrayLike<number>): number {
  return Array.from(flags).filter((flag) => flag === 1).length
}

const calls = Array.from({ length: 12 }, (_, at) => associate(`d${at}`, 'p010', `p0${at + 11}`))
const spec: CaseSpec = { ...buildGang(30, 40), claims: [...buildGang(30, 40).claims, ...calls] }
const { evidence, index, odds, draw } = prepare(spec)
const events = index.eventOffsets.length - 1

describe('the plan of a run', () => {
  it('has every way, the other maps and each origin once, and the rest in equal parts', () => {
    const plan = planResamples(100, [0, 1, 2, 3], 'cautious')
    expect(plan).toHaveLength(100)
    const times = WAYS.map((way) => plan.filter((one) => one.way === way).length)
    expect(times).toEqual([14, 14, 14, 13, 13, 13, 13, 4, 2])
    expect(plan.flatMap((one) => (one.way === 'regrade' ? [one.map] : []))).toEqual(['even-steps', 'threshold'])
    const shares = plan.flatMap((one) => (one.way === 'add-ties' ? [one.share] : []))
    expect(new Set(shares)).toEqual(new Set([0.05, 0.1, 0.2]))
  })

  it('leaves out no more origins than a third of its resamples, those of most claims first', () => {
    const origins = Array.from({ length: 50 }, (_, at) => 49 - at)
    const left = planResamples(60, origins, 'even-steps').flatMap((one) => ('origin' in one ? [one.origin] : []))
    expect(left).toEqual(origins.slice(0, 20))
    const plan = listOriginsByClaims(index)
    const claims = plan.map((origin) => index.rowOrigins.filter((one) => one === origin).length)
    expect(claims).toEqual([...claims].sort((one, other) => other - one))
    expect(claims).toHaveLength(4)
  })

  it.each([1, 2, 3, 7])('of %d resamples has as many', (resamples) => {
    expect(planResamples(resamples, [0, 1, 2], 'even-steps')).toHaveLength(resamples)
  })
})

describe('a change', () => {
  it.each([
    ['drop-events', 0.1],
    ['drop-events', 0.3],
    ['drop-central-events', 0.2],
  ] as const)('by %s of %f takes so many of events and direct claims together', (way, share) => {
    const dropped = Array.from({ length: 20 }, (_, slot) => {
      const change = draw({ way, share }, 1, slot)
      if (change.kind !== 'loss') throw new TypeError(change.kind)
      return { events: count(change.events), claims: count(change.claims) }
    })
    for (const one of dropped) expect(one.events + one.claims).toBe(Math.round(share * (events + 12)))
    expect(new Set(dropped.map((one) => one.claims)).size).toBeGreaterThan(1)
  })

  it.each([
    ['drop-people', 0.2],
    ['drop-central-people', 0.05],
  ] as const)('by %s of %f takes people with all they did', (way, share) => {
    const change = draw({ way, share })
    if (change.kind !== 'loss') throw new TypeError(change.kind)
    const left = applyChange(evidence, change)
    expect(left.nodes).toHaveLength(27 - Math.max(1, Math.round(share * 27)))
    const ids = new Set(left.nodes.map((node) => node.id))
    expect(left.participations).toEqual(evidence.participations.filter((one) => ids.has(one.member)))
  })

  it('adds ties between those that have none, as strong as some that there are', () => {
    const change = draw({ way: 'add-ties', share: 0.2 })
    if (change.kind !== 'addition') throw new TypeError(change.kind)
    expect(change.ties).toHaveLength(Math.round(0.2 * index.from.length))
    const tied = new Set(Array.from(index.from, (from, edge) => `${from} ${index.to[edge] ?? ''}`))
    for (const { from, to, strength } of change.ties) {
      expect(from).toBeLessThan(to)
      expect(tied.has(`${from} ${to}`)).toBe(false)
      tied.add(`${from} ${to}`)
      expect(odds.strengths).toContain(strength)
    }
  })

  it('adds none where all are tied, or nobody is', () => {
    const all = prepare({ entities: ['a', 'b'], claims: [associate('c', 'a', 'b')] })
    expect(all.draw({ way: 'add-ties', share: 0.2 })).toEqual({ kind: 'addition', ties: [] })
    const nobody = prepare({ entities: ['a', 'b'], claims: [] })
    expect(nobody.draw({ way: 'add-ties', share: 0.2 })).toEqual({ kind: 'addition', ties: [] })
  })

  it('takes people alone for others or for two, and nobody for both', () => {
    const groups = prepare({ ...spec, entities: [...spec.entities, 'gang:criminal-group', 'crowd:person-group'] })
    for (let slot = 0; slot < 20; slot += 1) {
      const merged = groups.draw({ way: 'merge-people', share: 0.05 }, 1, slot)
      const split = groups.draw({ way: 'split-people', share: 0.05 }, 1, slot)
      if (merged.kind !== 'confusion' || split.kind !== 'confusion') throw new TypeError(merged.kind)
      const places = [...merged.into.keys()].filter((node) => merged.into[node] !== node)
      expect(places).toHaveLength(1)
      for (const place of places) {
        const target = merged.into[place] ?? -1
        expect([groups.index.people[place], groups.index.people[target]]).toEqual([1, 1])
        expect(merged.into[target]).toBe(target)
      }
      const twins = [...split.twins.keys()].filter((node) => (split.twins[node] ?? -1) >= 0)
      expect(twins.map((node) => groups.index.people[node])).toEqual([1])
      split.attendances.forEach((flag, at) => {
        if (flag === 1) expect(twins).toContain(groups.index.attendees[at])
      })
    }
  })

  it('repeats with its seed and place, and differs otherwise', () => {
    for (const way of WAYS) {
      if (way === 'regrade' || way === 'leave-out-origin') continue
      expect(draw({ way, share: 0.3 }, 1, 5)).toEqual(draw({ way, share: 0.3 }, 1, 5))
      expect(draw({ way, share: 0.3 }, 1, 6)).not.toEqual(draw({ way, share: 0.3 }, 1, 5))
      expect(draw({ way, share: 0.3 }, 2, 5)).not.toEqual(draw({ way, share: 0.3 }, 1, 5))
    }
  })
})

describe('places', () => {
  const DRAWS = 4000

  it('are drawn each about as often as any other, and none twice', () => {
    const times = new Int32Array(27)
    for (let seed = 0; seed < DRAWS; seed += 1) {
      const drawn = drawPlaces(27, 5, createRandom(seed))
      expect(new Set(drawn).size).toBe(5)
      for (const place of drawn) times[place] = (times[place] ?? 0) + 1
    }
    // 5 of 27 each time: 741 in the mean with a standard deviation of 25.
    for (const time of times) expect(Math.abs(time - 741)).toBeLessThan(125)
  })

  it('are drawn in proportion to their weights, and none twice', () => {
    const weights = Int32Array.of(1, 2, 3, 4, 10)
    const first = new Int32Array(5)
    const second = new Int32Array(5)
    for (let seed = 0; seed < DRAWS; seed += 1) {
      const drawn = drawWeighted(weights, 5, createRandom(seed))
      expect([...drawn].sort()).toEqual([0, 1, 2, 3, 4])
      first[drawn[0] ?? 0] = (first[drawn[0] ?? 0] ?? 0) + 1
      if (drawn[0] === 4) second[drawn[1] ?? 0] = (second[drawn[1] ?? 0] ?? 0) + 1
    }
    weights.forEach((weight, place) => {
      expect(Math.abs((first[place] ?? 0) - (DRAWS * weight) / 20)).toBeLessThan(170)
    })
    // After the heaviest is gone, the others by their share of the 10 that are left.
    for (const place of [0, 1, 2, 3]) {
      const expected = ((DRAWS / 2) * (weights[place] ?? 0)) / 10
      expect(Math.abs((second[place] ?? 0) - expected)).toBeLessThan(130)
    }
  })

  it('of central people are those of most ties more often', () => {
    const times = new Int32Array(27)
    for (let slot = 0; slot < 1000; slot += 1) {
      const change = draw({ way: 'drop-central-people', share: 0.05 }, 1, slot)
      if (change.kind === 'loss') change.nodes.forEach((flag, node) => (times[node] = (times[node] ?? 0) + flag))
    }
    const total = odds.nodes.reduce((sum, weight) => sum + weight, 0)
    odds.nodes.forEach((weight, node) => {
      const expected = (1000 * weight) / total
      expect(Math.abs((times[node] ?? 0) - expected)).toBeLessThan(6 * Math.sqrt(expected) + 1)
    })
  })
})
