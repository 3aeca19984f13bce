import type { SimpleGraph } from '../graph/simple-graph.ts'
import { OutsideDomainError } from '../measure.ts'
import type { DomainGap } from '../measure.ts'
import { listTwofoldParts } from './twofold-parts.ts'
import type { TwofoldPart } from './twofold-parts.ts'

/** Each scaled so that its highest value is 1. */
export interface HubsAndAuthorities {
  readonly hubs: Float64Array
  readonly authorities: Float64Array
}

/** The measure that asks: its id, and how it is called at the beginning of a sentence. */
interface Subject {
  readonly id: string
  readonly label: string
}

/** Squared singular values this near to each other, in proportion, count as equal. */
const SAME_VALUE = 1e-9
/** What any value may still be away from its limit, by how fast rounds come nearer. */
const TOLERANCE = 1e-13
const MOST_ROUNDS = 200_000

/**
 * Hubs and authorities of a directed graph by power iteration, J. M. Kleinberg's own, in each part of it apart. Throws
 * OutsideDomainError where there is no tie, where two parts share the largest singular value, and where it does not
 * settle.
 */
export function leadBothWays(graph: SimpleGraph, weighted: boolean, subject: Subject): HubsAndAuthorities {
  if (graph.ids.length === 0) throw buildError(subject, 'empty', 'on an empty network: widen it')
  if (graph.from.length === 0) throw buildError(subject, 'no-ties', 'on a network without ties: widen it')
  const weights = weighted ? graph.strengths : new Float64Array(graph.from.length).fill(1)
  let leader: Settled = { value: 0, hubs: new Float64Array(0), authorities: new Float64Array(0) }
  let shared = false
  for (const part of listTwofoldParts(graph, weights)) {
    // Parts come by what their value is at most, so that the small ones need no look at all.
    if (part.most < leader.value * (1 - SAME_VALUE)) break
    const found = settle(part, graph.ids.length)
    if (found === null) throw buildError(subject, 'not-converged', 'that can be computed here: use PageRank instead')
    if (Math.abs(found.value - leader.value) <= SAME_VALUE * leader.value) shared = true
    else if (found.value > leader.value) shared = false
    if (found.value > leader.value) leader = found
  }
  if (!shared) return { hubs: scaleToHighest(leader.hubs), authorities: scaleToHighest(leader.authorities) }
  throw buildError(subject, 'not-unique', 'here because two parts of the network weigh the same: use PageRank instead')
}

interface Settled extends HubsAndAuthorities {
  /** The square of the part's largest singular value. */
  readonly value: number
}

/** Null where it does not settle. */
function settle(part: TwofoldPart, order: number): Settled | null {
  let hubs = new Float64Array(order)
  let next = new Float64Array(order)
  const authorities = new Float64Array(order)
  for (const hub of part.hubs) hubs[hub] = 1
  let before = Infinity
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const value = walkThereAndBack(part, hubs, authorities, next)
    let change = 0
    for (const hub of part.hubs) change = Math.max(change, Math.abs((next[hub] ?? 0) - (hubs[hub] ?? 0)))
    ;[hubs, next] = [next, hubs]
    // Each round brings the vector nearer by this share, so that what is missing is a geometric series.
    const rate = Math.min(change / before, 1 - 1e-9)
    if (change === 0 || (round > 2 && (change * rate) / (1 - rate) <= TOLERANCE)) return { value, hubs, authorities }
    before = change
  }
  return null
}

/** Hands the hubs' values on to authorities and back, the highest scaled to 1; gives what it was before. */
function walkThereAndBack(
  part: TwofoldPart,
  hubs: Float64Array,
  authorities: Float64Array,
  next: Float64Array,
): number {
  const { from, to, weights } = part
  for (const authority of part.authorities) authorities[authority] = 0
  for (const hub of part.hubs) next[hub] = 0
  for (let edge = 0; edge < from.length; edge += 1) {
    const authority = to[edge] ?? 0
    authorities[authority] = (authorities[authority] ?? 0) + (hubs[from[edge] ?? 0] ?? 0) * (weights[edge] ?? 0)
  }
  for (let edge = 0; edge < from.length; edge += 1) {
    const hub = from[edge] ?? 0
    next[hub] = (next[hub] ?? 0) + (authorities[to[edge] ?? 0] ?? 0) * (weights[edge] ?? 0)
  }
  let highest = 0
  for (const hub of part.hubs) highest = Math.max(highest, next[hub] ?? 0)
  for (const hub of part.hubs) next[hub] = (next[hub] ?? 0) / highest
  return highest
}

function scaleToHighest(values: Float64Array): Float64Array {
  const highest = values.reduce((most, value) => Math.max(most, value), 0)
  return values.map((value) => value / highest)
}

function buildError({ id, label }: Subject, gap: DomainGap, rest: string): OutsideDomainError {
  return new OutsideDomainError(id, gap, `${label} has no value ${rest}.`)
}
