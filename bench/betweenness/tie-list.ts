/** A simple undirected graph: ties between nodes from 0 to before `order`, each once, the smaller end first. */
export interface TieList {
  readonly order: number
  readonly edges: readonly (readonly [number, number])[]
}

/** Drops loops and repeated ties, and numbers those nodes anew that have any. */
export function makeTieList(pairs: Iterable<readonly [string, string]>): TieList {
  const places = new Map<string, number>()
  const place = (id: string): number => {
    const known = places.get(id) ?? places.size
    places.set(id, known)
    return known
  }
  const edges = new Map<string, readonly [number, number]>()
  for (const [from, to] of pairs) {
    if (from === to) continue
    const [one, other] = [place(from), place(to)]
    const edge = one < other ? ([one, other] as const) : ([other, one] as const)
    edges.set(edge.join(' '), edge)
  }
  return { order: places.size, edges: [...edges.values()] }
}
