import type { DrawnGraph } from './build-graph.ts'
import type { LayoutInput } from './connected-components.ts'
import type { Point } from './scene-model.ts'
import type { Coordinates } from './seed-positions.ts'

/** What a layout needs of a graph: nodes by number in the order of their ids, so that a seed repeats. */
export function describeForLayout(graph: DrawnGraph): LayoutInput {
  const ids = graph.nodes().sort()
  const numbers = new Map(ids.map((id, index) => [id, index]))
  const links = graph.mapEdges((_edge, _attributes, source, target): [number, number] => [
    numbers.get(source) ?? 0,
    numbers.get(target) ?? 0,
  ])
  return { ids, sizes: ids.map((id) => graph.getNodeAttribute(id, 'model').size), links }
}

/** A layout's coordinates by node id. */
export function namePlaces({ ids }: LayoutInput, coordinates: Coordinates): Record<string, Point> {
  return Object.fromEntries(ids.map((id, at) => [id, { x: coordinates[at * 2] ?? 0, y: coordinates[at * 2 + 1] ?? 0 }]))
}
