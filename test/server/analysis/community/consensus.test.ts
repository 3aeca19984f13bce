import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findConsensus } from '../../../../server/analysis/community/consensus/find-consensus.ts'
import type { Consensus } from '../../../../server/analysis/community/consensus/find-consensus.ts'
import { runConsensus } from '../../../../server/analysis/community/consensus/run-consensus.ts'
import type { ConsensusRequest } from '../../../../server/analysis/community/consensus/run-consensus.ts'
import { sharePair } from '../../../../server/analysis/community/consensus/share-together.ts'
import { LEIDEN_CONSENSUS } from '../../../../server/analysis/community/leiden-consensus.ts'
import { createRandom } from '../../../../server/analysis/create-random.ts'
import { DEFAULT_PROJECTION, InvalidParameterError } from '../../../../server/analysis/graph/projection-parameters.ts'
import type { SimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import { INLINE_POOL } from '../../../../server/analysis/parallel/inline-pool.ts'
import { KERNELS } from '../../../../server/analysis/parallel/kernels.ts'
import type { Pool } from '../../../../server/analysis/parallel/pool.ts'
import { NOW } from '../../../../server/domain/clocks.ts'
import { chooseRuns } from '../../../soak.ts'
import { associate, buildInput, join } from '../build-input.ts'
import { buildGraphOf, computeList } from '../measures/build-graph-of.ts'
import type { Edge } from '../measures/build-graph-of.ts'

const PARAMETERS = { resolution: 1, weighted: true, seeds: 20, threshold: 0.5 }

const clique = (nodes: readonly number[]): Edge[] =>
  nodes.flatMap((one, place) => nodes.slice(place + 1).map((other): Edge => [one, other]))

/** Two cliques of five, and a node tied to two of each, which belongs to neither more than to the other. */
const between = buildGraphOf(12, [
  ...clique([0, 1, 2, 3, 4]),
  ...clique([5, 6, 7, 8, 9]),
  ...[0, 1, 5, 6].map((node): Edge => [node, 10]),
])

const find = (graph: SimpleGraph, seed = 1, pool: Pool = INLINE_POOL, more: object = {}): Consensus =>
  findConsensus(graph, 'leiden', { ...PARAMETERS, ...more }, createRandom(seed), pool)

/** Does the slots of a job from the last to the first, in two threads' worth of prepared kernels. */
const BACKWARD: Pool = {
  threads: 2,
  run({ kernel, input, slots }) {
    const hands = [KERNELS[kernel](input, INLINE_POOL), KERNELS[kernel](structuredClone(input), INLINE_POOL)]
    for (let slot = slots - 1; slot >= 0; slot -= 1) hands[slot % 2]?.(slot)
  },
}

describe('consensus', () => {
  it('finds the cliques, and says of whom it cannot be sure', () => {
    const { clusters, shares, stability, agreed } = find(between)
    expect(agreed).toBe(true)
    expect(new Set(clusters.slice(0, 5)).size).toBe(1)
    expect(new Set(clusters.slice(5, 10)).size).toBe(1)
    expect(clusters[0]).not.toBe(clusters[5])
    expect(clusters[11]).toBe(Math.max(...clusters))
    expect(stability[11]).toBeNaN()
    const torn = stability[10] ?? 0
    expect(torn).toBeGreaterThan(0)
    expect(torn).toBeLessThan(1)
    // The four ties of the node between are together in some runs, those within cliques in all.
    between.from.forEach((one, tie) => {
      const [share = -1, other = 0] = [shares[tie], between.to[tie]]
      if (other === 10) expect(share < 1, `${one}–${other}`).toBe(true)
      else expect(share).toBe(1)
    })
  })

  it('counts for each node the mean share of the pairs with its own cluster', () => {
    const { clusters, stability, runs } = find(between, 3)
    clusters.forEach((own, node) => {
      const others = [...clusters.keys()].filter((other) => other !== node && clusters[other] === own)
      const mean = others.reduce((sum, other) => sum + sharePair(runs, node, other), 0) / others.length
      if (others.length === 0) expect(stability[node]).toBeNaN()
      else expect(stability[node]).toBeCloseTo(mean, 12)
    })
  })

  it('gives the same bits whoever does the slots, and in whatever order', () => {
    const random = createRandom(8)
    const edges = new Map<string, Edge>()
    while (edges.size < 200) {
      const [one, other] = [Math.floor(random() * 80), Math.floor(random() * 80)]
      if (one < other) edges.set(`${one} ${other}`, [one, other, 0.1 + random()])
    }
    const graph = buildGraphOf(80, [...edges.values()])
    expect(find(graph, 5, BACKWARD)).toEqual(find(graph, 5))
    expect(find(graph, 6).shares).not.toEqual(find(graph, 5).shares)
  })

  it('of any graph keeps within its parts, and is a division', () => {
    const graphs = fc.uniqueArray(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), {
      maxLength: 25,
      selector: ([one, other]) => `${Math.min(one, other)} ${Math.max(one, other)}`,
    })
    fc.assert(
      fc.property(graphs, fc.nat(), (pairs, seed) => {
        const graph = buildGraphOf(
          10,
          pairs.filter(([one, other]) => one !== other),
        )
        const { clusters, shares, stability } = find(graph, seed, INLINE_POOL, { seeds: 6 })
        const firsts = [...new Set(clusters)]
        expect(firsts).toEqual(firsts.map((_, place) => place + 1))
        const tied = new Set([...graph.from, ...graph.to])
        clusters.forEach((own, node) => {
          if (!tied.has(node)) expect(clusters.filter((one) => one === own)).toHaveLength(1)
        })
        for (const share of [...shares, ...stability.filter((one) => !Number.isNaN(one))]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: chooseRuns(60, 1000) },
    )
  })

  it.each([{ seeds: 1 }, { seeds: 1001 }, { seeds: 2.5 }, { threshold: 0 }, { threshold: 1.1 }, { resolution: 0 }])(
    'refuses %o',
    (more) => {
      expect(() => find(between, 1, INLINE_POOL, more)).toThrow(InvalidParameterError)
    },
  )

  it('is offered as a measure that finds the same clusters', () => {
    expect(computeList(LEIDEN_CONSENSUS, between, { seeds: 20 }).slice(0, 5)).toEqual([1, 1, 1, 1, 1])
  })
})

describe('the task', () => {
  const people = Array.from({ length: 8 }, (_, at) => `p${at}`)
  const pairs = [...clique([0, 1, 2, 3]), ...clique([4, 5, 6, 7]), [3, 4] as const]
  const request: ConsensusRequest = {
    input: buildInput({
      entities: [...people, 'alone', 'north:criminal-group', 'south:criminal-group'],
      claims: [
        ...pairs.map(([one, other]) => associate(`t-${one}-${other}`, `p${one}`, `p${other}`)),
        ...people.map((person, at) => join(`m-${person}`, person, at < 4 ? 'north' : 'south')),
      ],
    }),
    clocks: NOW,
    projection: { ...DEFAULT_PROJECTION, nodes: 'persons' },
    method: 'leiden',
    parameters: PARAMETERS,
    seed: 1,
    version: '1.0.0',
  }

  it('tells clusters with the stability of each member, every pair within, and agreement with groups', () => {
    const result = runConsensus(request)
    expect(result.clusters.map(({ members }) => members.map(({ id }) => id))).toEqual([
      ['alone'],
      ['p0', 'p1', 'p2', 'p3'],
      ['p4', 'p5', 'p6', 'p7'],
    ])
    expect(result.clusters[0]?.members).toEqual([{ id: 'alone', stability: null }])
    expect(result.clusters[1]?.members[0]?.stability).toBe(1)
    expect(result.pairs).toHaveLength(13)
    expect(result.pairs.find(({ a, b }) => a === 'p3' && b === 'p4')).toEqual({
      a: 'p3',
      b: 'p4',
      share: 0,
      tied: true,
    })
    expect(result.agreement).toEqual({ ami: 1, ari: 1 })
    expect(result.manifest).toMatchObject({ method: 'leiden', parameters: PARAMETERS, seed: 1, version: '1.0.0' })
    expect(result.manifest.inputHash).toMatch(/^[0-9a-f]{64}$/)
    // By its definition: all strength but one of thirteen within, halves of the whole.
    expect(result.modularity).toBeCloseTo(12 / 13 - 1 / 2, 12)
  })

  it('gives the identical result again, and finds the same by Louvain', () => {
    expect(runConsensus(request)).toEqual(runConsensus(structuredClone(request)))
    const louvain = runConsensus({ ...request, method: 'louvain' })
    expect(louvain.clusters.map(({ members }) => members.length)).toEqual([1, 4, 4])
  })
})
