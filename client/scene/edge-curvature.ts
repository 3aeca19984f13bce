/** The ends of an edge, all that fanning out needs. */
export interface EdgeEnds {
  id: string
  source: string
  target: string
}

/**
 * Fans parallel edges out. Edges between the same two nodes, in either direction, get lanes one apart and symmetric
 * about the straight line: one edge gets 0, two get ±0.5, three get −1, 0, 1. A lane is counted to the left of the
 * edge's own direction, so that opposite edges do not meet. Self loops get 0, 1, 2 … from the inside out.
 *
 * The result depends on the ids only, not on the order of the input.
 *
 * @returns lane by edge id
 */
export function assignLanes(edges: readonly EdgeEnds[]): Map<string, number> {
  const groups = new Map<string, EdgeEnds[]>()
  for (const edge of edges) {
    const key = JSON.stringify(isForward(edge) ? [edge.source, edge.target] : [edge.target, edge.source])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [edge])
    else group.push(edge)
  }
  const lanes = new Map<string, number>()
  for (const group of groups.values()) assignGroup(group, lanes)
  return lanes
}

function assignGroup(group: EdgeEnds[], lanes: Map<string, number>): void {
  if (group.length > 1) group.sort((a, b) => (a.id < b.id ? -1 : 1))
  const middle = (group.length - 1) / 2
  group.forEach((edge, index) => {
    if (edge.source === edge.target) lanes.set(edge.id, index)
    else lanes.set(edge.id, isForward(edge) ? index - middle : middle - index)
  })
}

function isForward(edge: EdgeEnds): boolean {
  return edge.source <= edge.target
}
