import { describe, expect, it } from 'vitest'
import { collectEvidence } from '../../../../server/analysis/graph/collect-evidence.ts'
import { toSimpleGraph } from '../../../../server/analysis/graph/network-graph.ts'
import { buildNetwork } from '../../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION, InvalidParameterError } from '../../../../server/analysis/graph/projection-parameters.ts'
import { createContext } from '../../../../server/analysis/create-context.ts'
import { INLINE_POOL } from '../../../../server/analysis/parallel/inline-pool.ts'
import { KERNELS } from '../../../../server/analysis/parallel/kernels.ts'
import type { Pool } from '../../../../server/analysis/parallel/pool.ts'
import { findMeasure } from '../../../../server/analysis/registry.ts'
import { runAnalysis } from '../../../../server/analysis/run-analysis.ts'
import { followResamples } from '../../../../server/analysis/stability/follow-resamples.ts'
import type { ResampleJob } from '../../../../server/analysis/stability/follow-resamples.ts'
import { studyMeasure } from '../../../../server/analysis/study-measure.ts'
import type { RunOptions } from '../../../../server/analysis/run-options.ts'
import { buildGang, buildRequest } from '../build-gang.ts'
import { buildInput } from '../build-input.ts'
import type { CaseSpec } from '../build-input.ts'

function prepare(spec: CaseSpec, resamples = 30, seed = 1): ResampleJob {
  const [input, projection] = [buildInput(spec), DEFAULT_PROJECTION]
  const evidence = collectEvidence(input, projection)
  return { input, projection, evidence, network: buildNetwork(evidence, 'even-steps'), parameters: { resamples }, seed }
}

function follow(job: ResampleJob, ids: readonly string[] = ['degree'], options: RunOptions = {}) {
  const { network, parameters, seed } = job
  const subject = { network, graph: toSimpleGraph(network), resamples: parameters.resamples, coverage: null }
  const measures = ids.flatMap((id) => {
    const measure = findMeasure(id)
    const task = { measure, parameters: measure.parameters, context: createContext(seed) }
    const { tally } = studyMeasure(task, subject)
    return tally === null ? [] : [{ id, parameters: measure.parameters, state: tally }]
  })
  const counts = followResamples(job, measures, options)
  return { counts, states: measures.map((one) => one.state) }
}

/** Threads of which each has the kernel prepared from what it was sent, and does its slots when it likes. */
function createStandIn(threads: number): Pool {
  return {
    threads,
    run({ kernel, input, slots }, onProgress) {
      const shared = INLINE_POOL
      const workers = Array.from({ length: threads }, () => KERNELS[kernel](input, shared))
      const order = Array.from({ length: slots }, (_, slot) => slot).reverse()
      order.forEach((slot, done) => {
        workers[(slot * 7) % threads]?.(slot)
        onProgress?.(done + 1, slots)
      })
    },
  }
}

describe('the resamples of a run', () => {
  it('are counted, and repeat', () => {
    const once = follow(prepare(buildGang(30, 40)))
    expect(once.counts).toMatchObject({ made: 30, originsLeftOut: 4, origins: 4, gradeMaps: ['cautious', 'threshold'] })
    expect(Object.values(once.counts.byWay).reduce((sum, one) => sum + one, 0)).toBe(30)
    expect(follow(prepare(buildGang(30, 40)))).toEqual(once)
    expect(follow(prepare(buildGang(30, 40), 30, 2))).not.toEqual(once)
  })

  it('leave the same bits whatever the number of threads and whoever is first', () => {
    const ids = ['degree', 'betweenness', 'louvain', 'articulation-points', 'bridges', 'density']
    const job = prepare(buildGang(40, 40))
    const inline = follow(job, ids)
    for (const threads of [1, 2, 3]) {
      expect(follow(job, ids, { pool: createStandIn(threads) })).toEqual(inline)
    }
  })

  it('of nobody, or of one, are no error', () => {
    for (const entities of [[], ['a'], ['a', 'b']]) {
      const { counts } = follow(prepare({ entities, claims: [] }))
      expect(counts).toMatchObject({ made: 30, origins: 0 })
    }
  })

  it('tell their progress one by one and stop when aborted', () => {
    const steps: [string, number, number][] = []
    const job = prepare(buildGang(10, 10), 12)
    follow(job, ['degree'], { onProgress: (...step) => steps.push(step) })
    expect(steps).toEqual(Array.from({ length: 12 }, (_, at) => ['resampling', at + 1, 12]))

    const controller = new AbortController()
    const reason = new Error('enough')
    let seen = 0
    const stopAtThree = (_: string, done: number) => {
      seen = done
      if (done === 3) controller.abort(reason)
    }
    expect(() => follow(job, ['degree'], { onProgress: stopAtThree, signal: controller.signal })).toThrow(reason)
    expect(seen).toBe(3)
  })

  it.each([0, -1, 1.5, Number.NaN, 10_001])('are not %f in number', (resamples) => {
    expect(() => followResamples(prepare({ entities: [], claims: [] }, resamples), [])).toThrow(InvalidParameterError)
    const request = buildRequest({ entities: [], claims: [] }, { stability: { resamples } })
    expect(() => runAnalysis(request)).toThrow(InvalidParameterError)
  })
})
