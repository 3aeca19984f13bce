import type { LayoutInput } from '../../../client/scene/connected-components.ts'
import { createRandom } from '../../../client/scene/random.ts'
import type { Coordinates } from '../../../client/scene/seed-positions.ts'

export interface Plan {
  readonly order: number
  readonly communities: number
  /** Links that each node begins: half of this within its community, to some members much more than to others. */
  readonly inside: number
  /** And half of this to anybody. */
  readonly outside: number
  readonly seed: number
}

/** A network in which communities are planted, with hubs as real ones have. */
export function plantCommunities(plan: Plan): { input: LayoutInput; communities: number[] } {
  const random = createRandom(plan.seed)
  const communities = Array.from({ length: plan.order }, (_, node) => node % plan.communities)
  const size = Math.floor(plan.order / plan.communities)
  const pick = (community: number): number => Math.floor(random() ** 1.8 * size) * plan.communities + community
  const links = communities.flatMap((community, node): [number, number][] => {
    const own = Array.from({ length: plan.inside / 2 }, (): [number, number] => [node, pick(community)])
    const other = Array.from({ length: plan.outside / 2 }, (): [number, number] => [
      node,
      pick(Math.floor(random() * plan.communities)),
    ])
    return [...own, ...other]
  })
  const degrees = communities.map(() => 0)
  for (const end of links.flat()) degrees[end] = (degrees[end] ?? 0) + 1
  const most = degrees.reduce((a, b) => Math.max(a, b), 1)
  const ids = communities.map((_, node) => `n${String(node).padStart(6, '0')}`)
  return { input: { ids, sizes: degrees.map((degree) => 6 + 9 * Math.sqrt(degree / most)), links }, communities }
}

/**
 * Mean silhouette (P. J. Rousseeuw 1987, doi:10.1016/0377-0427(87)90125-7) of places by community: 1 where all lie far
 * apart, 0 where they mix.
 */
export function measureSilhouette(places: Coordinates, communities: readonly number[]): number {
  const count = Math.max(...communities) + 1
  const sizes = Array.from({ length: count }, (_, community) => communities.filter((one) => one === community).length)
  const values = communities.map((community, node) => {
    const sums = sizes.map(() => 0)
    communities.forEach((other, at) => {
      const dx = (places[node * 2] ?? 0) - (places[at * 2] ?? 0)
      const dy = (places[node * 2 + 1] ?? 0) - (places[at * 2 + 1] ?? 0)
      sums[other] = (sums[other] ?? 0) + Math.hypot(dx, dy)
    })
    const own = (sums[community] ?? 0) / Math.max(1, (sizes[community] ?? 1) - 1)
    const nearest = Math.min(...sums.map((sum, other) => (other === community ? Infinity : sum / (sizes[other] ?? 1))))
    return (nearest - own) / Math.max(own, nearest)
  })
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
