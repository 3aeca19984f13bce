import betweennessCentrality from 'graphology-metrics/centrality/betweenness.js'
import { buildGraph, readByEntity } from '../graph/build-graph.ts'
import { padGraph } from '../graph/pad-graph.ts'
import type { Measure } from '../measure.ts'
import { checkPathCounts } from './check-path-counts.ts'

/** Betweenness over unweighted shortest paths. The strength of a tie is never read as a distance. */
export const BETWEENNESS: Measure<Record<'normalised', boolean>> = {
  id: 'betweenness',
  label: 'Betweenness',
  kind: 'ranking',
  citation:
    'L. C. Freeman, A set of measures of centrality based on betweenness, Sociometry 40 (1977) 35–41; ' +
    'U. Brandes, A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25 (2001) 163–177.',
  definition:
    'Over all pairs of other nodes, the sum of the share of their shortest paths (fewest ties) that lead through the ' +
    'node; normalised, divided by the number of those pairs, (n − 1)(n − 2)/2.',
  meaning: 'How often this one lies on the shortest way between two others.',
  caveat: 'One tie missed by the investigation can change it much: look at the rank intervals.',
  parameters: { normalised: true },
  compute(network, { normalised }) {
    const order = network.nodes.length
    if (order === 0) return new Map()
    const graph = buildGraph(network)
    checkPathCounts(graph)
    padGraph(graph)
    const sums = betweennessCentrality(graph, { getEdgeWeight: null, normalized: false })
    const pairs = normalised && order > 2 ? ((order - 1) * (order - 2)) / 2 : 1
    return new Map([...readByEntity(network, sums)].map(([id, sum]) => [id, sum / pairs]))
  },
}
