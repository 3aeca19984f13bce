import { describe, expect, it } from 'vitest'
import { adjustedRandIndex } from '../../../server/analysis/community/adjusted-rand-index.ts'
import { createContext } from '../../../server/analysis/create-context.ts'
import type { Finding } from '../../../server/analysis/finding.ts'
import { collectEvidence } from '../../../server/analysis/graph/collect-evidence.ts'
import { toSimpleGraph } from '../../../server/analysis/graph/network-graph.ts'
import { projectNetwork } from '../../../server/analysis/graph/project-network.ts'
import type { SimpleGraph } from '../../../server/analysis/graph/simple-graph.ts'
import { OutsideDomainError } from '../../../server/analysis/measure.ts'
import type { Measure } from '../../../server/analysis/measure.ts'
import { rankValues } from '../../../server/analysis/rank-values.ts'
import { findMeasure } from '../../../server/analysis/registry.ts'
import type { AnalysisRequest } from '../../../server/analysis/run-analysis.ts'
import { runAnalysis } from '../../../server/analysis/run-analysis.ts'
import { drawChange, reckonOdds } from '../../../server/analysis/stability/draw-change.ts'
import { listOriginsByClaims } from '../../../server/analysis/stability/follow-resamples.ts'
import { indexEvidence } from '../../../server/analysis/stability/index-evidence.ts'
import { addStrengths } from '../../../server/analysis/stability/lose-graph.ts'
import { isLossOnly, planResamples } from '../../../server/analysis/stability/perturbation.ts'
import type { Way } from '../../../server/analysis/stability/perturbation.ts'
import { projectChanged } from './apply-change.ts'
import { buildGang, buildRequest } from './build-gang.ts'
import { associate, entityId, join } from './build-input.ts'
import type { CaseSpec } from './build-input.ts'

function find(spec: CaseSpec, measures: readonly string[], more: Partial<AnalysisRequest> = {}): Finding {
  return runAnalysis(buildRequest(spec, { measures: measures.map((id) => ({ id })), ...more })).finding
}

/** A hub tied to so many leaves, each tie by an origin of its own. */
function buildStar(leaves: number): CaseSpec {
  const names = Array.from({ length: leaves }, (_, at) => `leaf${at}`)
  return {
    entities: ['hub', ...names],
    claims: names.map((leaf, at) => associate(`c${at}`, 'hub', leaf, { sources: [`s${at}`] })),
    sources: names.map((_, at) => ({ id: `s${at}` })),
  }
}

/** What a measure gives on each resample of a request, projected anew each time, by keys of nodes and ties. */
function computeSlowly(request: AnalysisRequest, id: string, wanted: (way: Way) => boolean = () => true) {
  const { input, projection, seed, stability } = request
  const evidence = collectEvidence(input, projection)
  const index = indexEvidence(evidence, projection.gradeWeights)
  const odds = reckonOdds(index, addStrengths(index, null))
  const plan = planResamples(stability?.resamples ?? 0, listOriginsByClaims(index), projection.gradeWeights)
  return plan.flatMap((perturbation, slot) => {
    if (!wanted(perturbation.way)) return []
    const graph =
      perturbation.way === 'regrade'
        ? toSimpleGraph(projectNetwork(input, { ...projection, gradeWeights: perturbation.map }))
        : projectChanged(evidence, drawChange(index, odds, perturbation, seed, slot), projection.gradeWeights)
    const values = computeOn(graph, request, findMeasure(id))
    return values === null ? [] : [values]
  })
}

function computeOn(graph: SimpleGraph, request: AnalysisRequest, measure: Measure) {
  const context = createContext(request.seed)
  try {
    const found = measure.compute(graph, measure.parameters, context)
    if (typeof found === 'number') return new Map([['', found]])
    const name = (node: number | undefined): string => graph.ids[node ?? -1] ?? ''
    const ties = Array.from(graph.from, (from, at) => `${name(from)} ${name(graph.to[at])}`)
    const keys = measure.kind === 'tie-flag' ? ties : graph.ids
    return new Map<string, number>(keys.map((key, place) => [key, found[place] ?? Number.NaN]))
  } catch (error) {
    if (error instanceof OutsideDomainError) return null
    throw error
  }
}

function shareOf(resamples: readonly ReadonlyMap<string, number>[], key: string): number | null {
  const held = resamples.filter((one) => one.has(key))
  return held.length === 0 ? null : held.filter((one) => one.get(key) === 1).length / held.length
}

const gang = buildGang(30, 25)
const crew: CaseSpec = {
  ...gang,
  entities: [...gang.entities, 'north:criminal-group', 'south:criminal-group'],
  claims: [
    ...gang.claims,
    ...Array.from({ length: 20 }, (_, at) => join(`j${at}`, `p0${at + 10}`, at % 3 === 0 ? 'north' : 'south')),
  ],
}
const stability = { resamples: 60 }
const request = buildRequest(crew, { measures: [], stability })

describe('over the resamples, each projected anew,', () => {
  const flags = ['articulation-points', 'bridges']
  const finding = find(crew, ['degree', 'harmonic', ...flags, 'louvain', 'components', 'density', 'ari'], { stability })

  it.each(['degree', 'harmonic'])('the ranks of %s go from best to worst', (id) => {
    const ranks = computeSlowly(request, id).map((values) => {
      const rows = rankValues([...values.keys()].map(entityId), [...values.values()])
      return new Map<string, number>(rows.map((row) => [row.id, row.rank]))
    })
    for (const row of finding.rankings.find((one) => one.measure === id)?.rows ?? []) {
      const own = [row.rank, ...ranks.flatMap((one) => one.get(row.id) ?? [])]
      expect(row.stability).toMatchObject({ best: Math.min(...own), worst: Math.max(...own) })
    }
  })

  it('cut points and bridges are kept in the share of those that hold them', () => {
    const points = computeSlowly(request, 'articulation-points')
    const [found] = finding.nodeFlags
    expect(found?.nodes.map((node) => node.kept)).toEqual(found?.nodes.map((node) => shareOf(points, node.id)))
    expect(found?.nodes.some((node) => node.kept !== null && node.kept > 0 && node.kept < 1)).toBe(true)
    // What only takes away makes of no bridge anything else, and so tells nothing of it.
    const bridges = computeSlowly(request, 'bridges', (way) => !isLossOnly(way))
    const lost = computeSlowly(request, 'bridges', isLossOnly)
    const [ties] = finding.tieFlags
    expect(ties?.ties.map((tie) => tie.kept)).toEqual(ties?.ties.map((tie) => shareOf(bridges, `${tie.a} ${tie.b}`)))
    expect(ties?.ties.some((tie) => tie.kept !== null && tie.kept > 0 && tie.kept < 1)).toBe(true)
    for (const { a, b, held } of ties?.ties ?? []) {
      expect([1, null]).toContain(shareOf(lost, `${a} ${b}`))
      expect(held).toBe([...bridges, ...lost].filter((one) => one.has(`${a} ${b}`)).length / 60)
    }
  })

  it.each(['louvain', 'components'])('the clusters of %s agree by the mean adjusted Rand index', (id) => {
    const clustering = finding.clusterings.find((one) => one.measure === id)
    const numbers = new Map<string, number>(
      clustering?.clusters.flatMap(({ number, members }) => members.map((member) => [member, number] as const)),
    )
    const indices = computeSlowly(request, id).map((values) => {
      const common = [...values.keys()].filter((key) => numbers.has(key))
      return adjustedRandIndex(
        common.map((key) => numbers.get(key) ?? 0),
        common.map((key) => values.get(key) ?? 0),
      )
    })
    expect(clustering?.agreement).toBeCloseTo(indices.reduce((sum, one) => sum + one, 0) / indices.length, 12)
    expect(clustering?.modularity === null).toBe(id === 'components')
  })

  it.each(['density', 'ari'])('%s lies between its least and its greatest value', (id) => {
    const found = finding.networkValues.find((one) => one.measure === id)
    const values = [found?.value ?? 0, ...computeSlowly(request, id).flatMap((one) => one.get('') ?? [])]
    expect(found?.range).toEqual({ low: Math.min(...values), high: Math.max(...values) })
    expect(found?.range?.low).toBeLessThan(found?.range?.high ?? 0)
  })
})

describe('of a star', () => {
  const measures = ['degree', 'articulation-points', 'bridges', 'closeness']
  const star = find(buildStar(12), measures, { stability: { resamples: 200 } })

  it('the hub has the first degree, whatever is missing, and no leaf an order', () => {
    const [hub, ...leaves] = star.rankings[0]?.rows ?? []
    expect(hub).toMatchObject({ id: 'hub', rank: 1, stability: { best: 1, stable: true } })
    for (const way of ['drop-events', 'drop-people', 'leave-out-origin', 'regrade'] as const) {
      expect(hub?.stability?.byWay[way]).toMatchObject({ best: 1, worst: 1, kept: 1 })
    }
    expect(leaves.every((row) => row.rank === 2)).toBe(true)
  })

  it('the ties are bridges, of which what only takes away tells nothing', () => {
    expect(star.tieFlags[0]?.ties).toHaveLength(12)
    for (const { kept, held } of star.tieFlags[0]?.ties ?? []) {
      expect(kept).toBeLessThan(1)
      expect(held).toBeLessThan(1)
      expect(held).toBeGreaterThan(0.5)
    }
  })

  it('closeness is not counted where a dropped tie or origin leaves it undefined', () => {
    const [hub] = star.rankings[1]?.rows ?? []
    expect(hub?.stability?.byWay).toMatchObject({
      'drop-events': { kept: null },
      'drop-people': { kept: 1 },
      'leave-out-origin': { kept: null },
    })
    expect(star.undefined).toEqual([])
  })
})

describe('a measure that is not defined here', () => {
  it('is told of with its gap, and the others are computed', () => {
    const finding = find({ entities: ['ada', 'ben'], claims: [] }, [
      'closeness',
      'degree',
      'eigenvector',
      'ari',
      'density',
    ])
    expect(finding.undefined.map(({ measure, gap }) => [measure, gap])).toEqual([
      ['closeness', 'disconnected'],
      ['eigenvector', 'no-ties'],
      ['ari', 'no-membership'],
    ])
    for (const { message } of finding.undefined) expect(message).toMatch(/\.$/)
    expect(finding.rankings.map((ranking) => ranking.measure)).toEqual(['degree'])
    expect(finding.networkValues.map((one) => one.measure)).toEqual(['density'])
    expect(finding.manifest.measures).toHaveLength(5)
  })
})

describe('without resamples', () => {
  it('no interval, share, agreement or range is given', () => {
    const ids = ['degree', 'louvain', 'articulation-points', 'bridges', 'density']
    const finding = find(crew, ids, { stability: null })
    expect(finding.resamples).toBeNull()
    expect(finding.rankings[0]?.rows.every((row) => row.stability === null)).toBe(true)
    expect(finding.clusterings[0]?.agreement).toBeNull()
    expect(finding.nodeFlags[0]?.nodes.every((node) => node.kept === null)).toBe(true)
    expect(finding.tieFlags[0]?.ties.every((tie) => tie.kept === null)).toBe(true)
    expect(finding.networkValues[0]?.range).toBeNull()
  })
})

describe('the summary', () => {
  it('counts members, groups, the ambiguous, and ties that nobody confirmed', () => {
    const spec: CaseSpec = {
      entities: ['ada', 'ben', 'cleo', 'dan', 'north:criminal-group', 'south:criminal-group'],
      claims: [
        join('c1', 'ada', 'north', { confirmed: true }),
        join('c2', 'ben', 'north'),
        join('c3', 'cleo', 'north'),
        join('c4', 'cleo', 'south'),
        associate('c5', 'ada', 'dan'),
      ],
    }
    const { summary } = find(spec, ['degree'])
    expect(summary.membership).toEqual({ people: 2, groups: 1, ambiguous: 1 })
    expect(summary).toMatchObject({ ties: 5, unvalidatedTies: 4 })
  })
})

it('tells its progress measure by measure, and then resample by resample', () => {
  const steps: [string, number, number][] = []
  const measures = [{ id: 'degree' }, { id: 'closeness' }]
  const own = buildRequest(crew, { measures, stability: { resamples: 9 } })
  const { resamples } = runAnalysis(own, { onProgress: (...step) => steps.push(step) }).finding
  expect(steps.slice(0, 4)).toEqual([
    ['measure:degree', 0, 2],
    ['measure:degree', 1, 2],
    ['measure:closeness', 1, 2],
    ['measure:closeness', 2, 2],
  ])
  expect(resamples?.made).toBe(9)
  expect(steps.slice(4)).toEqual(Array.from({ length: 9 }, (_, at) => ['resampling', at + 1, 9]))
})

it('stops between measures when aborted', () => {
  const controller = new AbortController()
  const reason = new Error('enough')
  const seen: string[] = []
  const onProgress = (phase: string) => {
    seen.push(phase)
    controller.abort(reason)
  }
  const own = buildRequest(crew, { measures: [{ id: 'degree' }, { id: 'strength' }] })
  expect(() => runAnalysis(own, { onProgress, signal: controller.signal })).toThrow(reason)
  expect(new Set(seen)).toEqual(new Set(['measure:degree']))
})
