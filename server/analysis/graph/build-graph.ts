import { UndirectedGraph } from 'graphology'
import type { SimpleGraph } from './simple-graph.ts'

/**
 * Attributes of an edge in graphology. There is none called `weight` on purpose: graphology's algorithms read that
 * name as a distance or as a strength, each by its own default.
 */
export interface TieAttributes {
  readonly strength: number
}

export type TieGraph = UndirectedGraph<Record<string, never>, TieAttributes>

/**
 * An undirected graph as graphology's. Its keys are places in `ids`, not ids: graphology 0.26 keeps neighbours in plain
 * objects, where an id such as `constructor` seems to be tied already.
 */
export function buildGraph({ ids, from, to, strengths }: SimpleGraph): TieGraph {
  const graph: TieGraph = new UndirectedGraph()
  for (let node = 0; node < ids.length; node += 1) graph.addNode(node)
  for (let edge = 0; edge < from.length; edge += 1) {
    graph.addUndirectedEdge(from[edge], to[edge], { strength: strengths[edge] ?? 0 })
  }
  return graph
}
