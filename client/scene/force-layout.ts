import iterate from 'graphology-layout-forceatlas2/iterate.js'
import { findComponents } from './connected-components.ts'
import type { LayoutInput } from './connected-components.ts'
import { detectCommunities } from './detect-communities.ts'
import type { WeightedLink } from './detect-communities.ts'
import { removeOverlaps } from './overlap-removal.ts'
import { measureExtent, packInPlace, seedPositions } from './seed-positions.ts'
import type { Coordinates } from './seed-positions.ts'

const NODE_WIDTH = 10
const EDGE_WIDTH = 3

/** The median link of a finished layout, chart units. */
const LINK_LENGTH = 120

/** Free space between two nodes and between two components of a finished layout, CSS pixels where they fit. */
const NODE_GAP = 46
const COMPONENT_GAP = 80

/** A usual chart area, in CSS pixels: what a finished layout is likely to be fitted into. */
const SCREEN_AREA = 1100 * 700

/** Nodes with their gaps fill at most this share of the area, or pushing them apart would never end. */
const FILLED_SHARE = 0.5

/**
 * A component of more nodes than these is an overview: what matters is which parts it has. Links between its
 * communities pull with a share of their weight, and its nodes stand closer, since few of them carry names.
 */
const OVERVIEW_ORDER = 250
const CROSSING_SHARE = 0.3
const OVERVIEW_GAP = 12

/** Names are wide and low: nodes keep this much less distance above each other than beside each other. */
const SQUEEZE = 0.7

/** Iterations between two reports. */
const SLICE = 10

interface Part {
  members: number[]
  nodes: Float32Array
  edges: Float32Array
}

/**
 * ForceAtlas2 (Jacomy et al. 2014, doi:10.1371/journal.pone.0098679) over each connected component by itself, from
 * seeded positions and for a fixed number of iterations, so that a seed repeats bit for bit. Then components are
 * scaled to a common link length, freed of overlaps and packed. Parallel links pull as 1 + ln(their number). In an
 * overview, where a hairball would hide the branches, links between communities pull less.
 *
 * @param iterations per component, at least 0
 * @yields the finished share, 0 to 1, after each slice of ten iterations
 * @returns the coordinates of all nodes, chart units
 */
export function* layOut(input: LayoutInput, seed: number, iterations: number): Generator<number, Coordinates> {
  const positions = seedPositions(input, seed)
  const components = findComponents(input)
  const parts = buildParts(input, components, positions)
  const total = parts.reduce((sum, part) => sum + part.members.length, 0) * iterations
  let done = 0
  for (const part of parts) {
    const settings = chooseSettings(part.members.length)
    for (let iteration = 1; iteration <= iterations; iteration += 1) {
      iterate(settings, part.nodes, part.edges)
      done += part.members.length
      if (iteration % SLICE === 0) yield done / total
    }
    writeBack(part, positions)
  }
  const unit = measureUnit(input, components, positions)
  for (const component of components) spread(component, input.sizes, unit, positions)
  packInPlace(positions, components, input.sizes, COMPONENT_GAP * unit)
  return positions
}

/** The package's own inferred settings, spelt out so that an update of it does not move saved charts. */
function chooseSettings(order: number): Parameters<typeof iterate>[0] {
  return {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    scalingRatio: 10,
    strongGravityMode: true,
    gravity: 0.05,
    slowDown: 1 + Math.log(order),
    barnesHutOptimize: order > 1000,
    barnesHutTheta: 0.5,
  }
}

/** Matrices of the components that have anything to lay out. */
function buildParts(input: LayoutInput, components: readonly number[][], positions: Coordinates): Part[] {
  const partOf = new Map<number, { part: number; offset: number }>()
  components.forEach((members, part) => {
    members.forEach((node, at) => partOf.set(node, { part, offset: at * NODE_WIDTH }))
  })
  const nodes = components.map((members) => fillNodes(members, input, positions))
  const edges = components.map((): number[] => [])
  for (const [from, to, weight] of weighLinks(input, components)) {
    const source = partOf.get(from)
    const target = partOf.get(to)
    if (source === undefined || target === undefined) continue
    edges[source.part]?.push(source.offset, target.offset, weight)
    addMass(nodes[source.part], source.offset, weight)
    addMass(nodes[target.part], target.offset, weight)
  }
  return components
    .map((members, part) => ({
      members,
      nodes: nodes[part] ?? new Float32Array(),
      edges: Float32Array.from(edges[part] ?? []),
    }))
    .filter((part) => part.edges.length >= EDGE_WIDTH)
}

function fillNodes(members: readonly number[], { sizes }: LayoutInput, positions: Coordinates): Float32Array {
  const nodes = new Float32Array(members.length * NODE_WIDTH)
  members.forEach((node, at) => {
    const mass = 1
    const convergence = 1
    const row = [positions[node * 2] ?? 0, positions[node * 2 + 1] ?? 0, 0, 0, 0, 0, mass, convergence]
    nodes.set([...row, sizes[node] ?? 1, 0], at * NODE_WIDTH)
  })
  return nodes
}

function addMass(nodes: Float32Array | undefined, offset: number, weight: number): void {
  if (nodes !== undefined) nodes[offset + 6] = (nodes[offset + 6] ?? 0) + weight
}

/** Links with the weight by which they pull: less between the communities of an overview. */
function weighLinks(input: LayoutInput, components: readonly number[][]): WeightedLink[] {
  const links = countLinks(input)
  const overview = new Set(components.filter(isOverview).flat())
  if (overview.size === 0) return links
  const communities = detectCommunities(input.ids.length, links)
  return links.map(([from, to, weight]) => {
    const crosses = overview.has(from) && communities[from] !== communities[to]
    return [from, to, crosses ? weight * CROSSING_SHARE : weight]
  })
}

function isOverview(component: readonly number[]): boolean {
  return component.length > OVERVIEW_ORDER
}

/** Unordered pairs, weighted by the number of their links; self loops pull nothing. */
function countLinks({ links, ids }: LayoutInput): WeightedLink[] {
  const counts = new Map<number, number>()
  for (const [from, to] of links) {
    if (from === to) continue
    const key = Math.min(from, to) * ids.length + Math.max(from, to)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([key, count]) => [Math.floor(key / ids.length), key % ids.length, 1 + Math.log(count)])
}

/** Writes a component's coordinates back, scaled to the common link length. */
function writeBack({ members, nodes, edges }: Part, positions: Coordinates): void {
  const scale = LINK_LENGTH / Math.max(measureMedianLink(nodes, edges), 1e-6)
  members.forEach((node, at) => {
    positions[node * 2] = (nodes[at * NODE_WIDTH] ?? 0) * scale
    positions[node * 2 + 1] = (nodes[at * NODE_WIDTH + 1] ?? 0) * scale
  })
}

/**
 * Chart units in one CSS pixel once the whole is fitted to a screen. Sizes are pixels there, so that this is by how
 * much they grow in the plane; where that would leave no room, by as much as there is.
 */
function measureUnit({ sizes }: LayoutInput, components: readonly number[][], positions: Coordinates): number {
  let area = 0
  for (const component of components) {
    const { left, right, bottom, top } = measureExtent(positions, component, sizes)
    area += (right - left + COMPONENT_GAP) * (top - bottom + COMPONENT_GAP)
  }
  const filled = sizes.reduce((sum, size) => sum + Math.PI * (size + NODE_GAP / 2) ** 2, 0)
  return Math.min(Math.sqrt(area / SCREEN_AREA), Math.max(1, Math.sqrt((FILLED_SHARE * area) / Math.max(filled, 1))))
}

function spread(component: readonly number[], sizes: readonly number[], unit: number, positions: Coordinates): void {
  const local = Float64Array.from(
    component.flatMap((node) => [(positions[node * 2] ?? 0) * SQUEEZE, positions[node * 2 + 1] ?? 0]),
  )
  removeOverlaps(
    local,
    component.map((node) => (sizes[node] ?? 1) * unit),
    (isOverview(component) ? OVERVIEW_GAP : NODE_GAP) * unit,
  )
  component.forEach((node, at) => {
    positions[node * 2] = (local[at * 2] ?? 0) / SQUEEZE
    positions[node * 2 + 1] = local[at * 2 + 1] ?? 0
  })
}

function measureMedianLink(nodes: Float32Array, edges: Float32Array): number {
  const lengths: number[] = []
  for (let at = 0; at < edges.length; at += EDGE_WIDTH) {
    const source = edges[at] ?? 0
    const target = edges[at + 1] ?? 0
    const dx = (nodes[source] ?? 0) - (nodes[target] ?? 0)
    const dy = (nodes[source + 1] ?? 0) - (nodes[target + 1] ?? 0)
    lengths.push(Math.hypot(dx, dy))
  }
  lengths.sort((a, b) => a - b)
  return lengths[Math.floor(lengths.length / 2)] ?? 0
}
