import { degreeCentrality } from 'graphology-metrics/centrality/degree.js'
import { buildGraph, readByEntity } from '../graph/build-graph.ts'
import type { Measure } from '../measure.ts'

/** Degree centrality; raw by default, so that a reader can count the ties on the chart. */
export const DEGREE: Measure<Record<'normalised', boolean>> = {
  id: 'degree',
  label: 'Degree',
  kind: 'ranking',
  citation: 'L. C. Freeman, Centrality in social networks: conceptual clarification, Social Networks 1 (1978) 215–239.',
  definition: 'The number of nodes that a node is tied to; normalised, divided by n − 1.',
  meaning: 'How many others this one is tied to in the material at hand.',
  caveat: 'It grows with how closely somebody was watched: bosses are often absent from wiretaps.',
  parameters: { normalised: false },
  compute(network, { normalised }) {
    const graph = buildGraph(network)
    // With one node the divisor n − 1 is 0.
    if (normalised && network.nodes.length > 1) return readByEntity(network, degreeCentrality(graph))
    return new Map(network.nodes.map((node, index) => [node.id, graph.degree(index)]))
  },
}
