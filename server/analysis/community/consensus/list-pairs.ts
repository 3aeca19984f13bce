import type { EntityId } from '../../../domain/ids.ts'
import type { SimpleGraph } from '../../graph/simple-graph.ts'
import type { Consensus } from './find-consensus.ts'
import { sharePair } from './share-together.ts'

/** How often two nodes were together. */
export interface PairShare {
  readonly a: EntityId
  readonly b: EntityId
  /** Share of the runs on the network itself that put them together: 0 to 1. */
  readonly share: number
  readonly tied: boolean
}

/** Above so many, pairs within clusters are listed only where they are tied. */
const MOST_WITHIN = 20_000

/**
 * Every tied pair, by (a, b), and all pairs within clusters as long as these are 20,000 at most; else tied ones alone,
 * for all pairs of a large network are more than anybody could keep or read.
 */
export function listPairs(
  graph: SimpleGraph,
  { clusters, shares, runs }: Consensus,
): { readonly pairs: PairShare[]; readonly withinComplete: boolean } {
  const ids = graph.ids as readonly EntityId[]
  const tied = Array.from(graph.from, (one, tie) => ({ one, other: graph.to[tie] ?? 0, share: shares[tie] ?? 0 }))
  const members = groupMembers(clusters)
  const within = members.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
  const known = new Set(tied.map(({ one, other }) => one * ids.length + other))
  const untied = within > MOST_WITHIN ? [] : members.flatMap((own) => pairUp(own))
  const further = untied.filter(([one, other]) => !known.has(one * ids.length + other))
  const all = [
    ...tied.map((pair) => ({ ...pair, tied: true })),
    ...further.map(([one, other]) => ({ one, other, share: sharePair(runs, one, other), tied: false })),
  ]
  all.sort((one, other) => one.one - other.one || one.other - other.other)
  const pairs = all.map(({ one, other, share, tied }) => {
    return { a: ids[one] ?? ('' as EntityId), b: ids[other] ?? ('' as EntityId), share, tied }
  })
  return { pairs, withinComplete: within <= MOST_WITHIN }
}

function groupMembers(clusters: Int32Array): number[][] {
  const members: number[][] = []
  clusters.forEach((cluster, node) => (members[cluster - 1] ??= []).push(node))
  return members
}

function pairUp(members: readonly number[]): (readonly [number, number])[] {
  return members.flatMap((one, place) => members.slice(place + 1).map((other) => [one, other] as const))
}
