import { assembleSimpleGraph } from '../../graph/simple-graph.ts'
import type { SimpleGraph } from '../../graph/simple-graph.ts'

/**
 * The ties whose ends enough runs put together, each with its strength times that share. A node that would lose all its
 * ties keeps the one of the greatest share, of equal ones the first, unless that share is 0.
 */
export function keepTies(graph: SimpleGraph, shares: Float64Array, threshold: number): SimpleGraph {
  const kept = chooseTies(graph, shares, threshold)
  return assembleSimpleGraph({
    ...graph,
    from: kept.map((tie) => graph.from[tie] ?? 0),
    to: kept.map((tie) => graph.to[tie] ?? 0),
    strengths: Float64Array.from(kept, (tie) => (graph.strengths[tie] ?? 0) * (shares[tie] ?? 0)),
  })
}

function chooseTies({ ids, outgoing }: SimpleGraph, shares: Float64Array, threshold: number): Int32Array {
  const chosen = new Uint8Array(shares.length)
  const { offsets, edges } = outgoing
  for (let node = 0; node < ids.length; node += 1) {
    let best = -1
    let most = 0
    for (let at = offsets[node] ?? 0, end = offsets[node + 1] ?? 0; at < end; at += 1) {
      const tie = edges[at] ?? 0
      const share = shares[tie] ?? 0
      if (share >= threshold) chosen[tie] = 1
      if (share > most) {
        best = tie
        most = share
      }
    }
    if (best >= 0) chosen[best] = 1
  }
  const kept: number[] = []
  chosen.forEach((one, tie) => {
    if (one === 1) kept.push(tie)
  })
  return Int32Array.from(kept)
}
