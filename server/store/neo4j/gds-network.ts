import type { BackendNetwork } from '../network-backend.ts'

/** `[one, other, strength]` a tie; a node without ties stands alone. */
export function listRows({ nodes, from, to, strengths }: BackendNetwork): (number | null)[][] {
  const rows: (number | null)[][] = []
  const tied = new Uint8Array(nodes)
  for (let tie = 0; tie < from.length; tie += 1) {
    const [one, other] = [from[tie] ?? 0, to[tie] ?? 0]
    tied[one] = tied[other] = 1
    rows.push([one, other, strengths[tie] ?? 1])
  }
  tied.forEach((isTied, node) => {
    if (isTied === 0) rows.push([node, null, null])
  })
  return rows
}

/** How many connected parts there are, and how many of them have a tie. */
export function countParts({ nodes, from, to }: BackendNetwork): {
  readonly parts: number
  readonly tiedParts: number
} {
  const parents = Int32Array.from({ length: nodes }, (_, node) => node)
  const tied = new Uint8Array(nodes)
  const find = (node: number): number => {
    let root = node
    while (parents[root] !== root) {
      // Half the way to the root each time, so that later ways are short.
      parents[root] = parents[parents[root] ?? root] ?? root
      root = parents[root] ?? root
    }
    return root
  }
  for (let tie = 0; tie < from.length; tie += 1) {
    const [one, other] = [from[tie] ?? 0, to[tie] ?? 0]
    tied[one] = tied[other] = 1
    parents[find(one)] = find(other)
  }
  const roots = [...parents.keys()].filter((node) => parents[node] === node)
  const tiedRoots = new Set([...tied.keys()].filter((node) => tied[node] === 1).map(find))
  return { parts: roots.length, tiedParts: tiedRoots.size }
}

/** Numbers from 1, in the order of the first members; what the library calls a cluster says nothing. */
export function numberClusters(clusters: Float64Array): Int32Array {
  const numbers = new Map<number, number>()
  return Int32Array.from(clusters, (cluster) => {
    const number = numbers.get(cluster) ?? numbers.size + 1
    numbers.set(cluster, number)
    return number
  })
}

/** 1 for the ties that are among the pairs, whichever way round. */
export function placeTies({ from, to }: BackendNetwork, pairs: readonly (readonly [number, number])[]): Uint8Array {
  const key = (one: number, other: number): string => (one < other ? `${one} ${other}` : `${other} ${one}`)
  const wanted = new Set(pairs.map(([one, other]) => key(one, other)))
  return Uint8Array.from({ length: from.length }, (_, tie) => (wanted.has(key(from[tie] ?? 0, to[tie] ?? 0)) ? 1 : 0))
}
