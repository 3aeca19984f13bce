import type { Testimony } from '../graph/admit-claim.ts'
import type { Evidence } from '../graph/collect-evidence.ts'
import type { ProjectionInput } from '../graph/network.ts'
import { firstPossibleDay, lastPossibleDay } from '../../domain/partial-date.ts'
import { dateEvents } from '../exposure/date-events.ts'
import type { Window } from './windows.ts'

/** When evidence may hold, as wide as it can be: a bound that is not told, or not known, is null and counts as open. */
export interface Dating {
  readonly from: string | null
  readonly to: string | null
}

/** Evidence with the time of each piece, in the order of the pieces; null for what nobody dates at either end. */
export interface DatedEvidence {
  readonly evidence: Evidence
  readonly direct: readonly (Dating | null)[]
  readonly participations: readonly (Dating | null)[]
}

/**
 * Dates evidence: a direct tie by the valid time of its claim; taking part by the date of the event, or where it has
 * none by the valid time of the claims that people took part in it.
 */
export function dateEvidence(input: ProjectionInput, evidence: Evidence): DatedEvidence {
  const events = dateEvents(input)
  return {
    evidence,
    direct: evidence.direct.map(({ testimony }) => readValid(testimony)),
    participations: evidence.participations.map(({ event, testimony }) => events.get(event) ?? readValid(testimony)),
  }
}

/** Whether evidence may hold on any day of a window; what has no date does if `undated` says so. */
export function mayHoldIn(dating: Dating | null, { from, to }: Window, undated: boolean): boolean {
  if (dating === null) return undated
  return (dating.from === null || dating.from <= to) && (dating.to === null || dating.to >= from)
}

/** The days from the first to the last bound that is told; null where none is. */
export function findReach({ direct, participations }: DatedEvidence): Window | null {
  const bounds = [...direct, ...participations].flatMap((one) => (one === null ? [] : [one.from, one.to]))
  const days = bounds.filter((day) => day !== null).sort()
  const [first, last] = [days[0], days.at(-1)]
  return first === undefined || last === undefined ? null : { from: first, to: last }
}

/**
 * The evidence of one window: what may hold in it, between those whom it names. Membership counts unless it is told that
 * it held at another time.
 */
export function cutEvidence(
  { evidence, direct, participations }: DatedEvidence,
  window: Window,
  undated: boolean,
): Evidence {
  const within = (datings: readonly (Dating | null)[]) => (_: unknown, place: number) =>
    mayHoldIn(datings[place] ?? null, window, undated)
  const ties = evidence.direct.filter(within(direct))
  const parts = evidence.participations.filter(within(participations))
  const present = new Set([...ties.flatMap(({ from, to }) => [from, to]), ...parts.map(({ member }) => member)])
  const holds = ({ testimony }: { readonly testimony: Testimony }): boolean =>
    mayHoldIn(readValid(testimony), window, true)
  return {
    ...evidence,
    nodes: evidence.nodes.filter(({ id }) => present.has(id)),
    direct: ties,
    participations: parts,
    membership: {
      people: evidence.membership.people.filter((one) => present.has(one.part) && holds(one)),
      groups: evidence.membership.groups.filter(holds),
    },
  }
}

function readValid({ claim }: Testimony): Dating | null {
  const [from, to] = [firstPossibleDay(claim.valid), lastPossibleDay(claim.valid)]
  return from === null && to === null ? null : { from, to }
}
