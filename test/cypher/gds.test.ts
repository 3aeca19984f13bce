import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { measureModularity } from '../../server/analysis/community/measure-modularity.ts'
import { createContext } from '../../server/analysis/create-context.ts'
import { createRandom } from '../../server/analysis/create-random.ts'
import { buildFromArrays } from '../../server/analysis/graph/simple-graph.ts'
import type { SimpleGraph } from '../../server/analysis/graph/simple-graph.ts'
import { resolveParameters } from '../../server/analysis/measure.ts'
import type { Measure } from '../../server/analysis/measure.ts'
import { findMeasure, MEASURES } from '../../server/analysis/registry.ts'
import type { CaseStore } from '../../server/store/case-store.ts'
import type { BackendAnswer, BackendMeasure, BackendNetwork } from '../../server/store/network-backend.ts'
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-case-store.ts'
import { chooseRuns } from '../soak.ts'
import { Database, describeOnNeo4j } from './open-database.ts'

/** Everything that the library is asked for, in every way that it takes. */
const ASKED: readonly BackendMeasure[] = [
  ask('degree'),
  ask('degree', { normalised: true }),
  ask('strength'),
  ask('betweenness'),
  ask('betweenness', { normalised: true }),
  ask('closeness'),
  ask('closeness', { normalised: false }),
  ask('harmonic'),
  ask('harmonic', { normalised: false }),
  ask('eigenvector', { weighted: false }),
  ask('pagerank'),
  ask('pagerank', { weighted: false, damping: 0.5 }),
  ask('k-core'),
  ask('clustering'),
  ask('triangles'),
  ask('components'),
  ask('articulation-points'),
  ask('bridges'),
]
const DIVISIONS = [ask('louvain'), ask('leiden'), ask('leiden', { resolution: 0.5 })]

function ask(id: string, given: Record<string, number | boolean> = {}): BackendMeasure {
  return { id, parameters: resolveParameters(findMeasure(id), given) }
}

/** A network of so many nodes in which about `share` of all pairs are tied, and the last `lone` are not. */
function draw(nodes: number, share: number, seed: number, lone = 0): BackendNetwork {
  const random = createRandom(seed)
  const ties: [number, number, number][] = []
  for (let one = 0; one < nodes - lone; one += 1) {
    for (let other = one + 1; other < nodes - lone; other += 1) {
      if (random() < share) ties.push([one, other, 0.1 + random()])
    }
  }
  return toNetwork(nodes, ties)
}

function toNetwork(nodes: number, ties: readonly (readonly [number, number, number])[]): BackendNetwork {
  return {
    nodes,
    from: Int32Array.from(ties, ([one]) => one),
    to: Int32Array.from(ties, ([, other]) => other),
    strengths: Float64Array.from(ties, ([, , strength]) => strength),
  }
}

/** The same network for our own kernels; ids in the order of the places. */
function toGraph({ nodes, from, to, strengths }: BackendNetwork): SimpleGraph {
  const ids = Array.from({ length: nodes }, (_, node) => `n${String(node).padStart(6, '0')}`)
  const arrays = { from: Int32Array.from(from), to: Int32Array.from(to), strengths: Float64Array.from(strengths) }
  return buildFromArrays({ ids, directed: false, ...arrays })
}

function computeHere(network: BackendNetwork, { id, parameters }: BackendMeasure): ArrayLike<number> {
  const measure: Measure = findMeasure(id)
  if (measure.kind === 'network') throw new TypeError('one value for the whole network is not compared here')
  return measure.compute(toGraph(network), parameters, createContext(1))
}

describeOnNeo4j('the Graph Data Science backend', (access) => {
  let store: CaseStore
  let database: Database
  let absent: string | null = null
  /** What others have in the catalogue of the same server. */
  let others: readonly unknown[] = []

  beforeAll(async () => {
    store = await openNeo4jStore({ ...access, clock: () => new Date() })
    database = new Database(access)
    absent = await database.query('RETURN gds.version() AS version').then(
      () => null,
      () => 'this Neo4j has no Graph Data Science library',
    )
    if (absent === null) others = await listGraphs()
  })
  afterAll(async () => {
    await store.close()
    await database.close()
  })

  async function measure(
    network: BackendNetwork,
    measures: readonly BackendMeasure[],
    signal?: AbortSignal,
  ): Promise<readonly BackendAnswer[]> {
    const backend = store.networkBackend
    if (backend === undefined) throw new TypeError('the Neo4j store has no backend')
    const { answers, version } = await backend.measure(network, measures, { seed: 7, ...(signal && { signal }) })
    expect(version).toMatch(/^\d+\.\d+/u)
    return answers
  }

  const listGraphs = async (): Promise<unknown[]> =>
    (
      await database.query(
        "CALL gds.graph.list() YIELD graphName WHERE graphName STARTS WITH 'trama-' RETURN graphName",
      )
    ).map((row) => row['graphName'] as unknown)

  function expectSame(network: BackendNetwork, asked: BackendMeasure, answer: BackendAnswer | undefined): void {
    if (answer?.values === undefined) throw new TypeError(`${asked.id} was refused: ${answer?.refused ?? 'no answer'}`)
    const [theirs, ours] = [Array.from(answer.values), Array.from(computeHere(network, asked))]
    expect(theirs).toHaveLength(ours.length)
    ours.forEach((value, place) => {
      const error = Math.abs((theirs[place] ?? NaN) - value) / Math.max(Math.abs(value), 1e-12)
      expect(
        error,
        `${asked.id} ${JSON.stringify(asked.parameters)} at ${place}: ${theirs[place]} for ${value}`,
      ).toBeLessThanOrEqual(1e-9)
    })
  }

  it.for([
    ['a connected network', draw(60, 0.12, 3)],
    [
      'one with a long tail',
      toNetwork(8, [
        [0, 1, 1],
        [1, 2, 0.5],
        [0, 2, 2],
        [2, 3, 1],
        [3, 4, 3],
        [4, 5, 0.25],
        [5, 6, 1],
        [6, 7, 1],
      ]),
    ],
  ] as const)('gives what our own kernels give on %s', async ([, network], context) => {
    context.skip(absent !== null, absent ?? '')
    const answers = await measure(network, ASKED)
    ASKED.forEach((asked, place) => {
      expectSame(network, asked, answers[place])
    })
  })

  it('gives what our own kernels give on random networks, disconnected or with nodes without ties, or says why not', async (context) => {
    context.skip(absent !== null, absent ?? '')
    const drawn = fc.record({
      nodes: fc.integer({ min: 2, max: 25 }),
      share: fc.double({ min: 0, max: 0.4, noNaN: true }),
      seed: fc.nat(),
      lone: fc.nat({ max: 2 }),
    })
    await fc.assert(
      fc.asyncProperty(drawn, async ({ nodes, share, seed, lone }) => {
        const network = draw(nodes, share, seed, lone)
        const answers = await measure(network, ASKED)
        ASKED.forEach((asked, place) => {
          if (answers[place]?.refused === undefined) expectSame(network, asked, answers[place])
        })
      }),
      { numRuns: chooseRuns(4, 100) },
    )
  })

  it('divides as well as our own methods do', async (context) => {
    context.skip(absent !== null, absent ?? '')
    // Four groups that hang together: a random graph without groups has many divisions that are as good.
    const random = createRandom(11)
    const ties: [number, number, number][] = []
    for (let one = 0; one < 80; one += 1) {
      for (let other = one + 1; other < 80; other += 1) {
        if (random() < (one % 4 === other % 4 ? 0.5 : 0.03)) ties.push([one, other, 0.5 + random()])
      }
    }
    const network = toNetwork(80, ties)
    const graph = toGraph(network)
    const answers = await measure(network, DIVISIONS)
    DIVISIONS.forEach((asked, place) => {
      const options = { resolution: Number(asked.parameters['resolution']), weighted: true }
      const [theirs, ours] = [answers[place]?.values, computeHere(network, asked)].map((numbers) =>
        measureModularity(graph, Int32Array.from(numbers ?? []), options),
      )
      expect(theirs, asked.id).toBeGreaterThan((ours ?? 1) - 0.01)
    })
  })

  it('gives the same bits again, and leaves no network in the catalogue', async (context) => {
    context.skip(absent !== null, absent ?? '')
    const network = draw(50, 0.15, 5)
    const measures = [...ASKED, ...DIVISIONS]
    const [one, other] = [await measure(network, measures), await measure(network, measures)]
    expect(one).toEqual(other)
    expect(await listGraphs()).toEqual(others)
  })

  it('says of every measure that it does not compute why', async (context) => {
    context.skip(absent !== null, absent ?? '')
    const split = toNetwork(5, [
      [0, 1, 1],
      [2, 3, 1],
    ])
    const refused = [
      ask('closeness'),
      ask('eigenvector', { weighted: false }),
      ask('betweenness', { weighted: true }),
      ask('clustering', { weighted: true }),
      ask('louvain', { resolution: 2 }),
      ...MEASURES.filter(({ id }) => id.startsWith('hits-') || id === 'katz' || id === 'ami').map(({ id }) => ask(id)),
    ]
    const answers = await measure(split, refused)
    expect(answers.map(({ id }) => id)).toEqual(refused.map(({ id }) => id))
    for (const answer of answers) expect(answer.refused, answer.id).toMatch(/^the (library|network)/u)
    const [none] = await measure(toNetwork(0, []), [ask('degree')])
    expect(none?.refused).toMatch(/without ties/u)
  })

  it('stops when it is cancelled, and then too leaves nothing behind', async (context) => {
    context.skip(absent !== null, absent ?? '')
    const network = draw(1500, 0.05, 9)
    const abort = new AbortController()
    const started = performance.now()
    setTimeout(() => {
      abort.abort(new Error('enough'))
    }, 1500)
    const many = Array.from({ length: 50 }, () => ask('betweenness'))
    await expect(measure(network, many, abort.signal)).rejects.toThrow('enough')
    expect(performance.now() - started).toBeLessThan(15_000)
    expect(await listGraphs()).toEqual(others)
    await expect(measure(network, many, AbortSignal.abort(new Error('before')))).rejects.toThrow('before')
  })
})

describe('the embedded store', () => {
  it('has no backend of its own', async () => {
    const { openSqliteStore } = await import('../../server/store/sqlite/sqlite-case-store.ts')
    const store = openSqliteStore({ file: ':memory:', clock: () => new Date() })
    expect(store.networkBackend).toBeUndefined()
    await store.close()
  })
})
