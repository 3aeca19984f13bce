import type { AbstractGraph, Attributes } from 'graphology-types'

import { buildSimpleGraph } from './simple-graph.ts'
import type { SimpleGraph } from './simple-graph.ts'

/** How a graph of graphology is read; nothing is guessed. */
export interface GraphologyReading {
  /** The attribute of edges that holds their strength, a number above 0; null gives every edge 1. */
  readonly strength: string | null
}

/**
 * A graph of graphology as measures read it, its keys as ids. One of both directed and undirected edges is refused with
 * TypeError; loops, parallel edges and strengths that are no number above 0 throw InvalidGraphError: which of two
 * parallel edges counts is for the caller to say.
 */
export function fromGraphology(graph: AbstractGraph, { strength }: GraphologyReading): SimpleGraph {
  const directed = graph.directedSize > 0 || graph.type === 'directed'
  if (directed && graph.undirectedSize > 0) throw new TypeError('the graph has directed and undirected edges')
  const edges = graph.mapEdges((_, attributes, from, to) => {
    return { from, to, strength: strength === null ? 1 : readStrength(attributes, strength) }
  })
  return buildSimpleGraph({ ids: graph.nodes(), edges, directed })
}

function readStrength(attributes: Attributes, name: string): number {
  const value: unknown = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  return typeof value === 'number' ? value : Number.NaN
}
