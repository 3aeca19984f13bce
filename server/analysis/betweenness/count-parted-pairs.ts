import type { Blocks } from './split-blocks.ts'

/** By node, how many ordered pairs of others have all their paths through it, since without it they are in two parts. */
export function countPartedPairs(blocks: Blocks): Float64Array {
  const { count, tops, below, hanging, partSizes } = blocks
  const pairs = partSizes.map((size, node) => {
    const above = size - (hanging[node] ?? 0)
    return (size - 1) ** 2 - above ** 2
  })
  for (let block = 0; block < count; block += 1) {
    const top = tops[block] ?? 0
    pairs[top] = (pairs[top] ?? 0) - (below[block] ?? 0) ** 2
  }
  return pairs
}
