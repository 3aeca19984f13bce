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
import { rankValues, roundForComparison } from './rank-values.ts'
import { compareCoverage } from './stability/collection-coverage.ts'
import { concludeOrder, concludeRanks } from './stability/conclude-order.ts'
import { concludeDivision, openDivisionState } from './stability/division-tally.ts'
import { concludeFlags, openFlagState } from './stability/flag-tally.ts'
import { openOrderState, orderPlaces } from './stability/order-tally.ts'
import { concludeRange } from './stability/range-tally.ts'
import { shareFloats } from './stability/share-memory.ts'
import type { TallyState } from './stability/tally-state.ts'

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
  /** How many resamples will be counted; 0 for none. */
  readonly resamples: number
  /** Days on which each node was tapped or watched; null where nothing is recorded of anybody. */
  readonly coverage: Float64Array | null
}

/** The part of a finding that one measure adds to, while it is being filled. */
export type Results = {
  -readonly [
    Key in 'rankings' | 'clusterings' | 'nodeFlags' | 'tieFlags' | 'networkValues' | 'undefined'
  ]: Finding[Key][number][]
}

/** One measure computed on the network, to be followed through the resamples. */
export interface Study {
  readonly task: Task
  /** Where resamples are counted; null where none are, as of a measure that is not defined on the network. */
  readonly tally: TallyState | null
  /** Adds what was found and counted. */
  report(results: Results): void
}

/** Computes a measure; one that is not defined here reports why, and that alone. Throws what else the measure throws. */
export function studyMeasure(task: Task, subject: Subject): Study {
  try {
    return { task, ...openStudy(task, subject) }
  } catch (error) {
    if (!(error instanceof OutsideDomainError)) throw error
    const gap = { measure: task.measure.id, gap: error.gap, message: error.message }
    return { task, tally: null, report: (results) => void results.undefined.push(gap) }
  }
}

type OpenStudy = Omit<Study, 'task'>

function openStudy({ measure, ...rest }: Task, subject: Subject): OpenStudy {
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

function studyRanking({ measure, parameters, context }: Task<RankingMeasure>, subject: Subject): OpenStudy {
  const { network, graph, resamples } = subject
  const values = measure.compute(graph, parameters, context)
  const order = resamples === 0 ? null : openOrderState(values, resamples)
  return {
    tally: order === null ? null : { kind: 'ranking', order },
    report(results) {
      const places = orderPlaces(values.map(roundForComparison))
      const ranks = order === null ? [] : concludeRanks(order, places)
      const coverages = compareCoverage(subject.coverage, places)
      const ids = network.nodes.map((node) => node.id)
      const kinds = new Map(network.nodes.map((node) => [node.id, node.kind]))
      const rows = rankValues(ids, values).map((row, index) => {
        const coverage = coverages[places.places[index] ?? -1] ?? 'unrecorded'
        return { ...row, kind: kinds.get(row.id) ?? 'person', stability: ranks[index] ?? null, coverage }
      })
      const stability = order === null ? null : concludeOrder(order, ranks)
      results.rankings.push({ measure: measure.id, rows, stability })
    },
  }
}

function studyClusters({ measure, parameters, context }: Task<ClusterMeasure>, subject: Subject): OpenStudy {
  const { network, graph, resamples } = subject
  const numbers = measure.compute(graph, parameters, context)
  const division = openDivisionState(numbers, resamples)
  return {
    tally: resamples === 0 || measure.resampled === false ? null : { kind: 'clusters', division },
    report(results) {
      const modularity = measure.tellsModularity === false ? null : readModularity(graph, numbers, parameters)
      const clusters = listClusters(network, numbers)
      results.clusterings.push({ measure: measure.id, modularity, clusters, agreement: concludeDivision(division) })
    },
  }
}

function studyNodeFlag({ measure, parameters, context }: Task<NodeFlagMeasure>, subject: Subject): OpenStudy {
  const { network, graph, resamples } = subject
  const flags = openFlagState(measure.compute(graph, parameters, context), false)
  return {
    tally: resamples === 0 ? null : { kind: 'node-flag', flags },
    report(results) {
      const nodes = concludeFlags(flags, resamples).flatMap(({ place, kept }) => {
        const node = network.nodes[place]
        return node === undefined ? [] : [{ id: node.id, kept }]
      })
      results.nodeFlags.push({ measure: measure.id, nodes })
    },
  }
}

function studyTieFlag({ measure, parameters, context }: Task<TieFlagMeasure>, subject: Subject): OpenStudy {
  const { network, graph, resamples } = subject
  const flags = openFlagState(measure.compute(graph, parameters, context), measure.keptUnderLoss === true)
  return {
    tally: resamples === 0 ? null : { kind: 'tie-flag', flags },
    report(results) {
      const ties = concludeFlags(flags, resamples).flatMap(({ place, kept, held }) => {
        const tie = network.ties[place]
        return tie === undefined ? [] : [{ a: tie.a, b: tie.b, kept, held }]
      })
      results.tieFlags.push({ measure: measure.id, ties })
    },
  }
}

function studyNetwork({ measure, parameters, context }: Task<NetworkMeasure>, subject: Subject): OpenStudy {
  const value = measure.compute(subject.graph, parameters, context)
  const values = shareFloats(subject.resamples)
  return {
    tally: subject.resamples === 0 ? null : { kind: 'network', values },
    report(results) {
      results.networkValues.push({ measure: measure.id, value, range: concludeRange(value, values) })
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
