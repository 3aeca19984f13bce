import { describe, expect, it } from 'vitest'
import { AMI } from '../../../../server/analysis/community/ami.ts'
import { ARI } from '../../../../server/analysis/community/ari.ts'
import { LEIDEN } from '../../../../server/analysis/community/leiden.ts'
import { LOUVAIN } from '../../../../server/analysis/community/louvain.ts'
import type { Measure, MeasureContext } from '../../../../server/analysis/measure.ts'
import { createContext } from '../../../../server/analysis/create-context.ts'
import { buildGraphOf } from './build-graph-of.ts'
import type { Edge } from './build-graph-of.ts'

const ring = Array.from({ length: 40 }, (_, at): Edge => [at, (at + 1) % 40])
const buildRing = () => buildGraphOf(40, ring, { groups: ring.map(([at]) => (at < 20 ? 'a' : 'b')) })

/** A context that counts how often a division was drawn. */
function countDraws(seed: number): { readonly context: MeasureContext; readonly count: () => number } {
  let draws = 0
  const { randomFor, pool } = createContext(seed)
  const context: MeasureContext = {
    randomFor: (label) => {
      draws += 1
      return randomFor(label)
    },
    pool,
  }
  return { context, count: () => draws }
}

describe('the division of a graph', () => {
  it('is found once for all measures of a run, and they find what they find alone', () => {
    const { context, count } = countDraws(4)
    const graph = buildRing()
    const measures: readonly Measure[] = [LEIDEN, AMI, ARI]
    const found = measures.map((measure) => measure.compute(graph, measure.parameters, context))
    expect(count()).toBe(1)
    expect(found).toEqual(measures.map((measure) => measure.compute(buildRing(), measure.parameters, createContext(4))))
  })

  it('of Louvain is compared with groups where that is asked', () => {
    const { context, count } = countDraws(4)
    const graph = buildRing()
    LOUVAIN.compute(graph, LOUVAIN.parameters, context)
    for (const measure of [AMI, ARI]) measure.compute(graph, { ...measure.parameters, louvain: true }, context)
    expect(count()).toBe(1)
  })

  it('is found anew for other parameters, another graph and another run', () => {
    const { context, count } = countDraws(4)
    const graph = buildRing()
    const compute = (own = graph, parameters = LOUVAIN.parameters, run = context) =>
      LOUVAIN.compute(own, parameters, run)
    const first = compute()
    expect(compute(graph, { ...LOUVAIN.parameters, resolution: 3 })).not.toEqual(first)
    compute(graph, { ...LOUVAIN.parameters, weighted: false })
    compute(buildRing())
    expect(count()).toBe(4)
    const other = countDraws(5)
    expect(compute(graph, LOUVAIN.parameters, other.context)).not.toEqual(first)
    expect(other.count()).toBe(1)
    expect(compute()).toEqual(first)
    expect(count()).toBe(4)
  })

  it('is handed out as a copy', () => {
    const { context } = countDraws(4)
    const graph = buildRing()
    const first = LOUVAIN.compute(graph, LOUVAIN.parameters, context)
    const kept = [...first]
    first.fill(0)
    expect([...LOUVAIN.compute(graph, LOUVAIN.parameters, context)]).toEqual(kept)
  })
})
