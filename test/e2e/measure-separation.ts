/** A node on the chart and the group that it was planted in. */
export interface PlacedMember {
  readonly x: number
  readonly y: number
  readonly group: string
}

/**
 * Mean silhouette of places by group, in [-1, 1]: how much nearer each member lies to its own group than to the nearest
 * other (P. J. Rousseeuw, Journal of Computational and Applied Mathematics 20 (1987) 53–65). Above 0.25 the eye tells
 * the groups apart. Every group needs two members.
 */
export function measureSeparation(members: readonly PlacedMember[]): number {
  const groups = [...new Set(members.map((member) => member.group))]
  const silhouettes = members.map((member) => {
    const distances = groups.map((group) => {
      const others = members.filter((other) => other.group === group && other !== member)
      const sum = others.reduce((total, other) => total + Math.hypot(other.x - member.x, other.y - member.y), 0)
      return { own: group === member.group, mean: sum / others.length }
    })
    const within = distances.find((one) => one.own)?.mean ?? 0
    const apart = Math.min(...distances.filter((one) => !one.own).map((one) => one.mean))
    return (apart - within) / Math.max(apart, within)
  })
  return silhouettes.reduce((total, one) => total + one, 0) / silhouettes.length
}
