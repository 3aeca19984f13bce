import type { LeidenGraph } from './leiden-graph.ts'

/**
 * Parts every cluster that is not connected into its connected parts, which never makes a division worse. Gives the
 * clusters numbered from 0 by first node.
 */
export function splitClusters({ order, offsets, neighbours }: LeidenGraph, clusters: Int32Array): Int32Array {
  const numbers = new Int32Array(order).fill(-1)
  const stack = new Int32Array(order)
  let count = 0
  for (let start = 0; start < order; start += 1) {
    if (numbers[start] !== -1) continue
    const own = clusters[start]
    stack[0] = start
    numbers[start] = count
    for (let left = 1; left > 0;) {
      const node = stack[--left] ?? 0
      for (let at = offsets[node] ?? 0, end = offsets[node + 1] ?? 0; at < end; at += 1) {
        const next = neighbours[at] ?? 0
        if (numbers[next] !== -1 || clusters[next] !== own) continue
        numbers[next] = count
        stack[left++] = next
      }
    }
    count += 1
  }
  return numbers
}
