import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Setting } from './benchmark.ts'
import { drawCase } from './betweenness/draw-case.ts'
import { readPublicGraph } from './betweenness/public-graphs.ts'
import { makeTieList } from './betweenness/tie-list.ts'
import type { TieList } from './betweenness/tie-list.ts'

/** The public graph of so many nodes, or a made-up case. */
export async function findGraph(size: number): Promise<TieList> {
  return (await readPublicGraph(size)) ?? drawCase(size)
}

/** What is left of a graph without all but its largest connected part, numbered anew. */
export function takeLargestPart({ order, edges }: TieList): TieList {
  const parents = Int32Array.from({ length: order }, (_, node) => node)
  const findRoot = (node: number): number => {
    let root = node
    while (parents[root] !== root) root = parents[root] = parents[parents[root] ?? 0] ?? 0
    return root
  }
  for (const [one, other] of edges) parents[findRoot(one)] = findRoot(other)
  const sizes = new Int32Array(order)
  for (let node = 0; node < order; node += 1) sizes[findRoot(node)] = (sizes[findRoot(node)] ?? 0) + 1
  const largest = sizes.indexOf(sizes.reduce((most, size) => Math.max(most, size), 0))
  const kept = edges.filter(([one]) => findRoot(one) === largest)
  return makeTieList(kept.map(([one, other]) => [String(one), String(other)]))
}

/** For a peer in Python: gives the path. */
export async function writeGraph(graph: TieList, { folder }: Setting): Promise<string> {
  const path = join(folder, 'network.json')
  await writeFile(path, JSON.stringify(graph))
  return path
}
