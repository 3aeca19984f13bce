import type { Clustering, Finding } from './finding.ts'
import { measureModularity } from './community/measure-modularity.ts'
import { groupBy } from './graph/group-by.ts'
import type { Network } from './graph/network.ts'
import type { SimpleGraph } from './graph/simple-graph.ts'
import { OutsideDomainError } from './measure.ts'
import type {
  ClusterMeasure,
  Measure,
  MeasureContext,
  MeasureParameters,
  NetworkMeasure,
  NodeFlagMeasure,
  RankingMeasure,
  TieFlagMeasure,
} from './measure.ts'
import { rankValues } from './rank-values.ts'
import type { PerturbationKind } from './stability/draw-drop.ts'
import { DivisionTally } from './stability/division-tally.ts'
import { FlagTally } from './stability/flag-tally.ts'
import { OrderTally } from './stability/order-tally.ts'
import { RangeTally } from './stability/range-tally.ts'
import type { Resample } from './stability/resample-graph.ts'

/** A measure with the parameters of this run. */
export interface Task<M extends Measure = Measure> {
  readonly measure: M
  readonly parameters: MeasureParameters
  readonly context: MeasureContext
}

/** What is measured: the network, and its graph as measures read it. */
export interface Subject {
  readonly network: Network
  readonly graph: SimpleGraph
}

/** The part of a finding that one measure adds to, while it is being filled. */
export type Results = {
  -readonly [
    Key in 'rankings' | 'clusterings' | 'nodeFlags' | 'tieFlags' | 'networkValues' | 'undefined'
  ]: Finding[Key][number][]
}

/** One measure computed on the network, to be followed through the resamples. */
export interface Study {
  /** Computes it on a resample and counts what comes out. Throws OutsideDomainError. */
  count(kind: PerturbationKind, resample: Resample): void
  /** Adds what was found; `resampled` tells whether anything was to be counted. */
  report(results: Results, resampled: boolean): void
}

/** Computes a measure; one that is not defined here reports why, and that alone. Throws what else the measure throws. */
export function studyMeasure(task: Task, subject: Subject): Study {
  try {
    return openStudy(task, subject)
  } catch (error) {
    if (!(error instanceof OutsideDomainError)) throw error
    const gap = { measure: task.measure.id, gap: error.gap, message: error.message }
    return { count: () => undefined, report: (results) => void results.undefined.push(gap) }
  }
}

function openStudy({ measure, ...rest }: Task, subject: Subject): Study {
  switch (measure.kind) {
    case 'ranking':
      return studyRanking({ measure, ...rest }, subject)
    case 'clusters':
      return studyClusters({ measure, ...rest }, subject)
    case 'node-flag':
      return studyNodeFlag({ measure, ...rest }, subject)
    case 'tie-flag':
      return studyTieFlag({ measure, ...rest }, subject)
    case 'network':
      return studyNetwork({ measure, ...rest }, subject)
  }
}

function studyRanking({ measure, parameters, context }: Task<RankingMeasure>, { network, graph }: Subject): Study {
  const values = measure.compute(graph, parameters, context)
  const ids = network.nodes.map((node) => node.id)
  const kinds = new Map(network.nodes.map((node) => [node.id, node.kind]))
  const tally = new OrderTally(ids, values)
  return {
    count(kind, resample) {
      tally.count(kind, resample.nodes, measure.compute(resample.graph, parameters, context))
    },
    report(results, resampled) {
      const stability = resampled ? tally.conclude() : []
      const rows = rankValues(ids, values).map((row, index) => {
        return { ...row, kind: kinds.get(row.id) ?? 'person', stability: stability[index] ?? null }
      })
      results.rankings.push({ measure: measure.id, rows })
    },
  }
}

function studyClusters({ measure, parameters, context }: Task<ClusterMeasure>, { network, graph }: Subject): Study {
  const numbers = measure.compute(graph, parameters, context)
  const tally = new DivisionTally(numbers)
  return {
    count(_, resample) {
      tally.count(resample.nodes, measure.compute(resample.graph, parameters, context))
    },
    report(results) {
      const modularity = readModularity(graph, numbers, parameters)
      const clusters = listClusters(network, numbers)
      results.clusterings.push({ measure: measure.id, modularity, clusters, agreement: tally.conclude() })
    },
  }
}

function studyNodeFlag({ measure, parameters, context }: Task<NodeFlagMeasure>, { network, graph }: Subject): Study {
  const tally = new FlagTally(measure.compute(graph, parameters, context))
  return {
    count(_, resample) {
      tally.count(resample.nodes, measure.compute(resample.graph, parameters, context))
    },
    report(results) {
      const nodes = tally.conclude().flatMap(({ place, kept }) => {
        const node = network.nodes[place]
        return node === undefined ? [] : [{ id: node.id, kept }]
      })
      results.nodeFlags.push({ measure: measure.id, nodes })
    },
  }
}

function studyTieFlag({ measure, parameters, context }: Task<TieFlagMeasure>, { network, graph }: Subject): Study {
  const tally = new FlagTally(measure.compute(graph, parameters, context))
  return {
    count(_, resample) {
      tally.count(resample.ties, measure.compute(resample.graph, parameters, context))
    },
    report(results) {
      const ties = tally.conclude().flatMap(({ place, kept }) => {
        const tie = network.ties[place]
        return tie === undefined ? [] : [{ a: tie.a, b: tie.b, kept }]
      })
      results.tieFlags.push({ measure: measure.id, ties })
    },
  }
}

function studyNetwork({ measure, parameters, context }: Task<NetworkMeasure>, { graph }: Subject): Study {
  const value = measure.compute(graph, parameters, context)
  const tally = new RangeTally(value)
  return {
    count(_, resample) {
      tally.count(measure.compute(resample.graph, parameters, context))
    },
    report(results) {
      results.networkValues.push({ measure: measure.id, value, range: tally.conclude() })
    },
  }
}

function listClusters(network: Network, numbers: Int32Array): Clustering['clusters'] {
  const clusters = groupBy([...network.nodes.keys()], (place) => numbers[place] ?? 0)
  return [...clusters].map(([number, places]) => {
    return { number, members: places.flatMap((place) => network.nodes[place]?.id ?? []) }
  })
}

/** Only divisions that seek modularity, and so have a resolution, are told by it. */
function readModularity(graph: SimpleGraph, numbers: Int32Array, parameters: MeasureParameters): number | null {
  const { resolution, weighted } = parameters
  if (typeof resolution !== 'number') return null
  return measureModularity(graph, numbers, { resolution, weighted: weighted !== false })
}
