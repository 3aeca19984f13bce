import type { SimpleGraph } from '../../graph/simple-graph.ts'

/** Divisions of the same nodes: the cluster of node i in run r, from 1, at r · nodes + i. */
export interface RunClusters {
  readonly nodes: number
  readonly runs: number
  readonly found: Int32Array
}

/** For each tie, the share of the runs that put its ends together: 0 to 1. */
export function shareTies({ from, to }: SimpleGraph, { nodes, runs, found }: RunClusters): Float64Array {
  const shares = new Float64Array(from.length)
  for (let run = 0; run < runs; run += 1) {
    const base = run * nodes
    for (let tie = 0; tie < from.length; tie += 1) {
      if (found[base + (from[tie] ?? 0)] === found[base + (to[tie] ?? 0)]) shares[tie] = (shares[tie] ?? 0) + 1
    }
  }
  for (let tie = 0; tie < shares.length; tie += 1) shares[tie] = (shares[tie] ?? 0) / runs
  return shares
}

/** The share of the runs that put two nodes together: 0 to 1. */
export function sharePair({ nodes, runs, found }: RunClusters, one: number, other: number): number {
  let together = 0
  for (let run = 0; run < runs; run += 1) {
    if (found[run * nodes + one] === found[run * nodes + other]) together += 1
  }
  return together / runs
}

/**
 * For each node, the mean over the other members of its cluster of the share of the runs that put the two together: how
 * stable it is that it belongs there. NaN for a node that is alone. It takes no list of pairs: in each run only how
 * many of each cluster are together is counted.
 */
export function shareOwnCluster(clusters: Int32Array, { nodes, runs, found }: RunClusters): Float64Array {
  const sizes = countMembers(clusters)
  const sums = new Float64Array(nodes)
  for (let run = 0; run < runs; run += 1) {
    const overlaps = new Map<number, number>()
    const keyOf = (node: number): number => (clusters[node] ?? 0) * (nodes + 1) + (found[run * nodes + node] ?? 0)
    for (let node = 0; node < nodes; node += 1) overlaps.set(keyOf(node), (overlaps.get(keyOf(node)) ?? 0) + 1)
    for (let node = 0; node < nodes; node += 1) sums[node] = (sums[node] ?? 0) + (overlaps.get(keyOf(node)) ?? 1) - 1
  }
  return sums.map((sum, node) => sum / (runs * ((sizes[clusters[node] ?? 0] ?? 1) - 1)))
}

function countMembers(clusters: Int32Array): Int32Array {
  const sizes = new Int32Array(clusters.length + 1)
  for (const cluster of clusters) sizes[cluster] = (sizes[cluster] ?? 0) + 1
  return sizes
}
