/** A graph by node numbers: `size` is a radius in chart units, each link the numbers of two nodes. */
export interface LayoutInput {
  /** Ids decide every tie, so that the order of the input does not matter to the eye. */
  ids: readonly string[]
  sizes: readonly number[]
  links: readonly (readonly [number, number])[]
}

/**
 * Splits a graph into its connected components.
 *
 * @returns the node numbers of each, largest component first, equals in the order of their first node
 */
export function findComponents({ ids, links }: LayoutInput): number[][] {
  const parents = ids.map((_, node) => node)
  const findRoot = (node: number): number => {
    let root = node
    for (let up = parents[root] ?? root; up !== root; up = parents[root] ?? root) root = up
    for (let at = node; at !== root;) {
      const next = parents[at] ?? root
      parents[at] = root
      at = next
    }
    return root
  }
  for (const [from, to] of links) {
    const a = findRoot(from)
    const b = findRoot(to)
    parents[Math.max(a, b)] = Math.min(a, b)
  }
  const members = new Map<number, number[]>()
  ids.forEach((_, node) => {
    const root = findRoot(node)
    const list = members.get(root)
    if (list === undefined) members.set(root, [node])
    else list.push(node)
  })
  return [...members.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
}
