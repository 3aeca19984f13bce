import { requireUndirected } from '../graph/require-undirected.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { toUndirected } from '../graph/to-undirected.ts'
import type { RankingMeasure } from '../measure.ts'
import { countTriangles } from './count-triangles.ts'
import { visitTriangles } from './visit-triangles.ts'

/** Local clustering coefficient, 0 for nodes with fewer than two ties. */
export const CLUSTERING: RankingMeasure<Record<'weighted', boolean>> = {
  id: 'clustering',
  label: 'Clustering',
  kind: 'ranking',
  citation:
    'D. J. Watts and S. H. Strogatz, Collective dynamics of ‘small-world’ networks, Nature 393 (1998) 440–442; weighted: ' +
    'A. Barrat et al., The architecture of complex weighted networks, PNAS 101 (2004) 3747–3752; directed: G. Fagiolo, ' +
    'Clustering in complex directed networks, Physical Review E 76 (2007) 026107.',
  definition:
    'The share of the pairs of a node’s neighbours that are tied to each other; 0 with fewer than two ties. Weighted, ' +
    'each pair counts by the mean strength of the node’s two ties to it; directed, triangles in any direction count.',
  meaning: 'How many of those whom this one is tied to are also tied to each other.',
  caveat:
    'A high value is no importance: who has two ties inside one meeting has 1, a broker between circles has little.',
  domain:
    'Every network; weighted, undirected ones only. Strength does not count unless weighted, when it counts as strength.',
  normalisation: 'A share between 0 and 1.',
  cost: 'O(m^1.5)',
  disconnected: 'A node with fewer than two ties has 0.',
  weights: 'strength',
  reference: {
    library: 'python-igraph 1.0.0',
    call:
      'Graph.transitivity_local_undirected(mode="zero"); weighted: weights=strength; directed: networkx 3.6.1 ' +
      'clustering(DiGraph)',
  },
  parameters: { weighted: false },
  compute(graph, { weighted }) {
    if (weighted) {
      requireUndirected('clustering', 'Weighted clustering', graph)
      return clusterWeighted(graph)
    }
    return graph.directed ? clusterDirected(graph) : clusterPlain(graph)
  },
}

function clusterPlain(graph: SimpleGraph): Float64Array {
  const { offsets } = graph.outgoing
  return countTriangles(graph).map((triangles, node) => {
    const degree = (offsets[node + 1] ?? 0) - (offsets[node] ?? 0)
    return degree < 2 ? 0 : triangles / ((degree * (degree - 1)) / 2)
  })
}

function clusterWeighted(graph: SimpleGraph): Float64Array {
  const closed = new Float64Array(graph.ids.length)
  const add = (node: number, one: number, other: number): void => {
    closed[node] = (closed[node] ?? 0) + (graph.strengths[one] ?? 0) + (graph.strengths[other] ?? 0)
  }
  visitTriangles(graph, (first, second, third, firstSecond, firstThird, secondThird) => {
    add(first, firstSecond, firstThird)
    add(second, firstSecond, secondThird)
    add(third, firstThird, secondThird)
  })
  const { offsets, edges } = graph.outgoing
  return closed.map((sum, node) => {
    const [start, end] = [offsets[node] ?? 0, offsets[node + 1] ?? 0]
    let strength = 0
    for (let at = start; at < end; at += 1) strength += graph.strengths[edges[at] ?? 0] ?? 0
    return end - start < 2 ? 0 : sum / (strength * (end - start - 1))
  })
}

/** A pair that is tied both ways makes two triangles of one; a node’s own way there and back makes none. */
function clusterDirected(graph: SimpleGraph): Float64Array {
  const ways = toUndirected({ ...graph, strengths: new Float64Array(graph.from.length).fill(1) })
  const triangles = new Float64Array(graph.ids.length)
  visitTriangles(ways, (first, second, third, one, other, opposite) => {
    const count = (ways.strengths[one] ?? 0) * (ways.strengths[other] ?? 0) * (ways.strengths[opposite] ?? 0)
    for (const node of [first, second, third]) triangles[node] = (triangles[node] ?? 0) + count
  })
  const degrees = new Float64Array(graph.ids.length)
  const answered = new Float64Array(graph.ids.length)
  ways.from.forEach((from, edge) => {
    const count = ways.strengths[edge] ?? 0
    for (const node of [from, ways.to[edge] ?? 0]) {
      degrees[node] = (degrees[node] ?? 0) + count
      answered[node] = (answered[node] ?? 0) + count - 1
    }
  })
  return triangles.map((count, node) => {
    const degree = degrees[node] ?? 0
    return count === 0 ? 0 : count / (degree * (degree - 1) - 2 * (answered[node] ?? 0))
  })
}
