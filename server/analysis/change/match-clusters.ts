import type { EntityId } from '../../domain/ids.ts'
import type { ListedCluster } from './measure-window.ts'

/** A cluster of one window, and the thread of clusters through the windows that it continues. */
export interface WindowCluster extends ListedCluster {
  /** From 1 in the order in which threads begin. */
  readonly thread: number
}

export type ClusterEventKind = 'born' | 'grown' | 'shrunk' | 'kept' | 'merged' | 'split' | 'died'

/** What became of clusters from one window to the next. */
export interface ClusterEvent {
  readonly kind: ClusterEventKind
  /** Place of the later window, from 0: that in which the cluster is born, or no longer found. */
  readonly window: number
  /** Numbers of the clusters in the window before: none for a birth, two or more for a merger. */
  readonly before: readonly number[]
  /** Numbers of the clusters in the window: none for a death, two or more for a split. */
  readonly after: readonly number[]
  /** Greatest Jaccard index among them; null where nothing matches. */
  readonly overlap: number | null
  /** Who is in the clusters after and was in none before; and the other way about. */
  readonly came: readonly EntityId[]
  readonly went: readonly EntityId[]
}

export interface ClusterHistory {
  readonly windows: readonly (readonly WindowCluster[])[]
  readonly events: readonly ClusterEvent[]
}

export interface MatchParameters {
  /** Least Jaccard index, above 0 and at most 1, at which two clusters match. */
  readonly threshold: number
  /** Smaller clusters are left aside. */
  readonly minimumSize: number
}

/** A cluster that changes its size by more than this share grows or shrinks (Greene et al.). */
const MARGIN = 0.1

interface Match {
  readonly before: number
  readonly after: number
  readonly overlap: number
}

/**
 * Follows clusters through windows, after D. Greene, D. Doyle and P. Cunningham (Tracking the evolution of communities in
 * dynamic social networks, ASONAM 2010): two clusters of consecutive windows match whose Jaccard index reaches the
 * threshold. No match before is a birth, none after a death; several before are merged, several after are a split; of one
 * and one, the cluster has grown or shrunk by more than a tenth or is kept. A thread goes on where each of two is the
 * other's best match.
 */
export function matchClusters(
  found: readonly (readonly ListedCluster[])[],
  parameters: MatchParameters,
): ClusterHistory {
  const large = found.map((clusters) => clusters.filter(({ members }) => members.length >= parameters.minimumSize))
  const windows: WindowCluster[][] = []
  const events: ClusterEvent[] = []
  let threads = 0
  large.forEach((clusters, window) => {
    const before = windows[window - 1] ?? []
    const matches = window === 0 ? [] : findMatches(before, clusters, parameters.threshold)
    windows.push(
      clusters.map((cluster, place) => {
        const heir = findPredecessor(place, matches)
        return { ...cluster, thread: heir === null ? (threads += 1) : (before[heir]?.thread ?? 0) }
      }),
    )
    if (window > 0) events.push(...tellEvents(window, before, clusters, matches))
  })
  return { windows, events }
}

function findMatches(before: readonly ListedCluster[], after: readonly ListedCluster[], threshold: number): Match[] {
  const places = new Map(before.flatMap(({ members }, place) => members.map((id) => [id, place] as const)))
  return after.flatMap(({ members }, place) => {
    const common = new Map<number, number>()
    for (const id of members) {
      const old = places.get(id)
      if (old !== undefined) common.set(old, (common.get(old) ?? 0) + 1)
    }
    return [...common].flatMap(([old, shared]) => {
      const overlap = shared / ((before[old]?.members.length ?? 0) + members.length - shared)
      return overlap >= threshold ? [{ before: old, after: place, overlap }] : []
    })
  })
}

/** The cluster before that is the best match of this one, if this one is also its best match. */
function findPredecessor(after: number, matches: readonly Match[]): number | null {
  const best = pickBest(matches.filter((match) => match.after === after))
  if (best === null) return null
  return pickBest(matches.filter((match) => match.before === best.before)) === best ? best.before : null
}

function pickBest(matches: readonly Match[]): Match | null {
  return matches.reduce<Match | null>((best, one) => (best === null || one.overlap > best.overlap ? one : best), null)
}

function tellEvents(
  window: number,
  before: readonly ListedCluster[],
  after: readonly ListedCluster[],
  matches: readonly Match[],
): ClusterEvent[] {
  const tell = (kind: ClusterEventKind, olds: readonly number[], news: readonly number[]): ClusterEvent => {
    const [then, now] = [olds.flatMap((old) => before[old] ?? []), news.flatMap((one) => after[one] ?? [])]
    const between = matches.filter((match) => olds.includes(match.before) && news.includes(match.after))
    return {
      kind,
      window,
      before: then.map(({ number }) => number),
      after: now.map(({ number }) => number),
      overlap: pickBest(between)?.overlap ?? null,
      came: subtract(now, then),
      went: subtract(then, now),
    }
  }
  const ofNew = after.map((_, place) => matches.filter((match) => match.after === place).map((match) => match.before))
  const ofOld = before.map((_, place) => matches.filter((match) => match.before === place).map((match) => match.after))
  const arrivals = ofNew.flatMap((olds, place) => {
    if (olds.length === 0) return [tell('born', [], [place])]
    if (olds.length > 1) return [tell('merged', olds, [place])]
    const [old = 0] = olds
    if ((ofOld[old]?.length ?? 0) > 1) return []
    return [tell(compareSizes(before[old], after[place]), [old], [place])]
  })
  const departures = ofOld.flatMap((news, place) => {
    if (news.length === 0) return [tell('died', [place], [])]
    return news.length > 1 ? [tell('split', [place], news)] : []
  })
  return [...arrivals, ...departures]
}

function compareSizes(before: ListedCluster | undefined, after: ListedCluster | undefined): ClusterEventKind {
  const [then, now] = [before?.members.length ?? 0, after?.members.length ?? 0]
  if (now > then * (1 + MARGIN)) return 'grown'
  return now < then * (1 - MARGIN) ? 'shrunk' : 'kept'
}

function subtract(clusters: readonly ListedCluster[], others: readonly ListedCluster[]): EntityId[] {
  const taken = new Set(others.flatMap(({ members }) => members))
  return clusters.flatMap(({ members }) => members.filter((id) => !taken.has(id))).sort()
}
