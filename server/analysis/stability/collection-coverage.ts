import { objectEntity } from '../../domain/claim.ts'
import type { EntityId } from '../../domain/ids.ts'
import { earliestDay, latestDay } from '../../domain/partial-date.ts'
import type { Interval } from '../../domain/partial-date.ts'
import { createAdmission } from '../graph/admit-claim.ts'
import { groupBy } from '../graph/group-by.ts'
import { namesPredicate } from '../graph/names-predicate.ts'
import type { NetworkNode, ProjectionInput } from '../graph/network.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import type { Order } from './order-tally.ts'

/**
 * Whether a rank compares people on whom as much was collected: `unequal` where somebody was tapped or watched for less
 * than half, or more than twice, as many days as a neighbour in the ranking, or nobody knows how long; `unrecorded` where
 * nothing of the kind is recorded of anybody.
 */
export type Coverage = 'unrecorded' | 'equal' | 'unequal'

const PREDICATES: ReadonlySet<string> = new Set(['COLLECTION_COVERED'])
const MOST_TIMES = 2
const DAY_MILLISECONDS = 86_400_000

/**
 * Days on which each node was tapped or watched, by the claims that count, in the order of the nodes; NaN for an end that
 * is not known, 0 where nothing is recorded. Null where nothing is recorded of anybody.
 */
export function readCoverage(
  input: ProjectionInput,
  projection: ProjectionParameters,
  nodes: readonly NetworkNode[],
): Float64Array | null {
  const admit = createAdmission(input, projection)
  const claims = input.claims.filter((claim) => {
    const covers = objectEntity(claim) === null && namesPredicate(input, claim, PREDICATES)
    return covers && admit(claim).kind === 'admitted'
  })
  if (claims.length === 0) return null
  const byNode = groupBy(claims, (claim): EntityId => claim.subject)
  return Float64Array.from(nodes, ({ id }) => countDays((byNode.get(id) ?? []).map((claim) => claim.valid)))
}

/** Days that lie in any of the intervals, each counted once. */
function countDays(intervals: readonly Interval[]): number {
  const spans = intervals
    .map(({ from, to }) => [
      from === null ? NaN : readDay(earliestDay(from)),
      to === null ? NaN : readDay(latestDay(to)),
    ])
    .sort(([one = 0], [other = 0]) => one - other)
  let [days, covered] = [0, -Infinity]
  for (const [first = NaN, last = NaN] of spans) {
    if (Number.isNaN(first) || Number.isNaN(last)) return NaN
    days += Math.max(0, last - Math.max(first, covered + 1) + 1)
    covered = Math.max(covered, last)
  }
  return days
}

function readDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MILLISECONDS
}

/** The coverage of the rank of each node, in the order of the nodes. */
export function compareCoverage(days: Float64Array | null, { places, above, below }: Order): Coverage[] {
  if (days === null) return Array.from(places, () => 'unrecorded')
  return Array.from(days, (own, place) => {
    const neighbours = [above[place] ?? -1, below[place] ?? -1].filter((one) => one >= 0)
    return neighbours.every((one) => areComparable(own, days[one] ?? NaN)) ? 'equal' : 'unequal'
  })
}

function areComparable(one: number, other: number): boolean {
  return Math.max(one, other) <= MOST_TIMES * Math.min(one, other)
}
