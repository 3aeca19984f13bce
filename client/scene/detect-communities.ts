/** Weighted links between numbered nodes, each pair once: its two ends and its weight above 0. */
export type WeightedLink = readonly [from: number, to: number, weight: number]

/** Levels of joining; a chart's communities are found in two or three. */
const MOST_LEVELS = 10

/** Rounds over all nodes of one level; what still moves afterwards hardly matters to the eye. */
const MOST_ROUNDS = 20

interface Level {
  readonly order: number
  /** Neighbours of each node with the weight of the links to them; a node's own number stands for links within. */
  readonly near: readonly ReadonlyMap<number, number>[]
}

/**
 * Louvain's method (Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008), nodes visited in their order and ties
 * broken by the lower number, so that it repeats without chance. It serves the layout alone: what a chart says of
 * clusters comes from the analysis.
 *
 * @returns the community of each node, numbered from 0 in the order of their first members
 */
export function detectCommunities(order: number, links: readonly WeightedLink[]): number[] {
  let level = buildLevel(order, links)
  let communities = Array.from({ length: order }, (_, node) => node)
  for (let round = 0; round < MOST_LEVELS; round += 1) {
    const moved = renumber(moveNodes(level))
    communities = communities.map((node) => moved[node] ?? 0)
    const joined = Math.max(-1, ...moved) + 1
    if (joined === level.order) break
    level = joinNodes(level, moved, joined)
  }
  return communities
}

function buildLevel(order: number, links: readonly WeightedLink[]): Level {
  const near = Array.from({ length: order }, () => new Map<number, number>())
  for (const [from, to, weight] of links) {
    addTo(near[from], to, weight)
    addTo(near[to], from, weight)
  }
  return { order, near }
}

function joinNodes({ near }: Level, communities: readonly number[], order: number): Level {
  const joined = Array.from({ length: order }, () => new Map<number, number>())
  near.forEach((others, node) => {
    const own = joined[communities[node] ?? 0]
    for (const [other, weight] of others) addTo(own, communities[other] ?? 0, weight)
  })
  return { order, near: joined }
}

/** Moves each node to the neighbouring community that gains most modularity, until nobody moves. */
function moveNodes({ order, near }: Level): number[] {
  const strengths = near.map((others) => [...others.values()].reduce((sum, weight) => sum + weight, 0))
  const total = strengths.reduce((sum, strength) => sum + strength, 0)
  const communities = Array.from({ length: order }, (_, node) => node)
  const weights = [...strengths]
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let moves = 0
    for (let node = 0; node < order; node += 1) {
      const own = communities[node] ?? 0
      const strength = strengths[node] ?? 0
      weights[own] = (weights[own] ?? 0) - strength
      const best = chooseCommunity(own, sumByCommunity(node, near[node], communities), (community, pull) => {
        return pull - ((weights[community] ?? 0) * strength) / total
      })
      weights[best] = (weights[best] ?? 0) + strength
      communities[node] = best
      if (best !== own) moves += 1
    }
    if (moves === 0) break
  }
  return communities
}

function sumByCommunity(
  node: number,
  others: ReadonlyMap<number, number> | undefined,
  communities: readonly number[],
): Map<number, number> {
  const pulls = new Map<number, number>()
  for (const [other, weight] of others ?? []) {
    if (other !== node) addTo(pulls, communities[other] ?? 0, weight)
  }
  return pulls
}

function chooseCommunity(
  own: number,
  pulls: ReadonlyMap<number, number>,
  measureGain: (community: number, pull: number) => number,
): number {
  let best = own
  let most = measureGain(own, pulls.get(own) ?? 0)
  for (const [community, pull] of [...pulls].sort(([a], [b]) => a - b)) {
    const gain = measureGain(community, pull)
    if (gain <= most + 1e-12) continue
    best = community
    most = gain
  }
  return best
}

function renumber(communities: readonly number[]): number[] {
  const numbers = new Map<number, number>()
  return communities.map((community) => {
    const number = numbers.get(community) ?? numbers.size
    numbers.set(community, number)
    return number
  })
}

function addTo(sums: Map<number, number> | undefined, key: number, weight: number): void {
  sums?.set(key, (sums.get(key) ?? 0) + weight)
}
