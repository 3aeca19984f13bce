import { describe, expect, it } from 'vitest'
import { countSamples } from '../../../../server/analysis/betweenness/sample-shares.ts'
import { BETWEENNESS } from '../../../../server/analysis/centrality/betweenness.ts'
import { createRandom } from '../../../../server/analysis/create-random.ts'
import { InvalidParameterError } from '../../../../server/analysis/graph/projection-parameters.ts'
import { chooseRuns } from '../../../soak.ts'
import { buildGraphOf, computeList } from '../measures/build-graph-of.ts'
import type { Edge } from '../measures/build-graph-of.ts'

/** Hubs, leaves and a part of its own; ties both ways count once. */
function drawEdges(nodes: number, ties: number): Edge[] {
  const random = createRandom(11)
  const edges = new Map<string, Edge>()
  for (let at = 0; at < ties; at += 1) {
    const one = Math.floor(0.9 * nodes * random() ** 3)
    const other = Math.floor(0.9 * nodes * random())
    if (one < other) edges.set(`${one} ${other}`, [one, other])
  }
  return [...edges.values(), [nodes - 3, nodes - 2], [nodes - 2, nodes - 1]]
}

const SAMPLED = { sampled: true, normalised: true, error: 0.03, risk: 0.1 }

describe.each([false, true])('sampled betweenness, directed %s', (directed) => {
  const graph = buildGraphOf(150, drawEdges(150, 330), { directed })
  const exact = computeList(BETWEENNESS, graph, { normalised: true })

  it('keeps to the stated error, but for the stated share of seeds', () => {
    const seeds = Array.from({ length: chooseRuns(10, 300) }, (_, seed) => seed)
    const worst = seeds.map((seed) => {
      const found = computeList(BETWEENNESS, graph, SAMPLED, seed)
      return Math.max(...found.map((value, node) => Math.abs(value - (exact[node] ?? Number.NaN))))
    })
    expect(worst.filter((error) => error > SAMPLED.error).length).toBeLessThanOrEqual(SAMPLED.risk * seeds.length)
    // It is sampled, and as good as so many samples are.
    for (const error of worst) expect(error).toBeGreaterThan(1e-6)
    expect(Math.min(...worst)).toBeLessThan(SAMPLED.error / 2)
  })

  it('is the same for the same seed and another for another', () => {
    const [one, again, other] = [1, 1, 2].map((seed) => computeList(BETWEENNESS, graph, SAMPLED, seed))
    expect(again).toEqual(one)
    expect(other).not.toEqual(one)
  })

  it('without normalisation is of the size of the exact sums', () => {
    const sums = computeList(BETWEENNESS, graph)
    const found = computeList(BETWEENNESS, graph, { ...SAMPLED, normalised: false })
    const [wanted, total] = [sums, found].map((values) => values.reduce((sum, value) => sum + value, 0))
    expect(Math.abs((total ?? 0) - (wanted ?? 0))).toBeLessThan(0.1 * (wanted ?? 0))
    sums.forEach((sum, node) => {
      if (sum === 0) expect(found[node]).toBe(0)
    })
  })
})

it.each([0, 1, 2])('sampled betweenness of %i node(s) is 0', (nodes) => {
  const graph = buildGraphOf(nodes, nodes === 2 ? [[0, 1]] : [])
  expect(computeList(BETWEENNESS, graph, SAMPLED)).toEqual(Array.from({ length: nodes }, () => 0))
})

it('as many samples are drawn as the paper asks for', () => {
  // 0.5/ε² · (⌊log2(VD − 2)⌋ + 1 + ln(1/δ)), by hand.
  expect(countSamples(12, { error: 0.02, risk: 0.1 })).toBe(7879)
  expect(countSamples(3, { error: 0.1, risk: 0.5 })).toBe(85)
  expect(countSamples(2, { error: 0.1, risk: 0.5 })).toBe(0)
})

it.each([{ error: 0 }, { error: 0.0009 }, { error: 1 }, { error: -0.1 }, { risk: 0 }, { risk: 1 }, { weighted: true }])(
  '%o is refused',
  (parameters) => {
    const graph = buildGraphOf(4, [[0, 1]])
    expect(() => computeList(BETWEENNESS, graph, { ...SAMPLED, ...parameters })).toThrow(InvalidParameterError)
  },
)
