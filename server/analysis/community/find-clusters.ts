import type { SimpleGraph } from '../graph/simple-graph.ts'
import type { MeasureContext } from '../measure.ts'
import type { DivisionParameters } from './division-parameters.ts'
import { findDivision } from './find-division.ts'
import type { DivisionMethod } from './find-division.ts'

/** By graph and context, so that they go as these go. */
const divisions = new WeakMap<SimpleGraph, WeakMap<MeasureContext, Map<string, Int32Array>>>()

/**
 * The clusters of an undirected graph, numbered from 1 by first member. Measures of one run share them: in one context
 * they are found once for each graph, method and parameters, and each caller has a copy. Throws InvalidParameterError.
 */
export function findClusters(
  graph: SimpleGraph,
  method: DivisionMethod,
  parameters: DivisionParameters,
  context: MeasureContext,
): Int32Array {
  const ofGraph = divisions.get(graph) ?? new WeakMap<MeasureContext, Map<string, Int32Array>>()
  const ofRun = ofGraph.get(context) ?? new Map<string, Int32Array>()
  const { resolution, weighted } = parameters
  const key = `${method} ${resolution} ${String(weighted)}`
  const known = ofRun.get(key)
  if (known !== undefined) return known.slice()
  const found = findDivision(graph, method, { resolution, weighted }, context.randomFor(method))
  divisions.set(graph, ofGraph.set(context, ofRun.set(key, found)))
  return found.slice()
}
