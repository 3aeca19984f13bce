import { createRandom, deriveSeed } from '../create-random.ts'
import type { Random } from '../create-random.ts'
import { countShare, drawPlaces, drawWeighted } from './draw-places.ts'
import type { EvidenceIndex } from './index-evidence.ts'
import type { DrawnWay, Perturbation } from './perturbation.ts'

/** What is taken away, 1 at the places of events, direct claims and nodes that go; and all of one origin or source. */
export interface Loss {
  readonly kind: 'loss'
  readonly events: Uint8Array
  readonly claims: Uint8Array
  readonly nodes: Uint8Array
  /** −1 for none. */
  readonly origin: number
  readonly source: number
}

/** Somebody is another, or two people; nobody is both. */
export interface Confusion {
  readonly kind: 'confusion'
  /** The node that each one is taken for: itself but for those merged. */
  readonly into: Int32Array
  /** For each node its twin's place among the twins; −1 for a node that has none. */
  readonly twins: Int32Array
  /** 1 where an attendance, and where either end of a direct claim, is the twin's. */
  readonly attendances: Uint8Array
  readonly claimFrom: Uint8Array
  readonly claimTo: Uint8Array
}

/** Ties between nodes that have none. */
export interface Addition {
  readonly kind: 'addition'
  readonly ties: readonly { readonly from: number; readonly to: number; readonly strength: number }[]
}

export type Change = Loss | Confusion | Addition

/** What a resample draws on beside the evidence, worked out once. */
export interface Odds {
  /** 1 + how many each node is tied to. */
  readonly nodes: Int32Array
  /** 1 + how many the best connected is tied to of those whom an event, and then whom a direct claim, ties. */
  readonly units: Int32Array
  readonly people: Int32Array
  /** Strength of each edge of the whole network. */
  readonly strengths: Float64Array
}

export type ChangePerturbation = Exclude<Perturbation, { readonly way: 'regrade' }>

/** Odds of the central-biased ways are whole numbers, so that no rounding parts machines. */
export function reckonOdds(index: EvidenceIndex, strengths: Float64Array): Odds {
  const nodes = new Int32Array(index.ids.length).fill(1)
  for (const ends of [index.from, index.to]) for (const end of ends) nodes[end] = (nodes[end] ?? 0) + 1
  const events = index.eventOffsets.length - 1
  const units = new Int32Array(events + index.claimFrom.length).fill(1)
  for (let unit = 0; unit < units.length; unit += 1) {
    for (const node of listTied(index, unit, events)) units[unit] = Math.max(units[unit] ?? 0, nodes[node] ?? 0)
  }
  const people = Int32Array.from(nodes.keys()).filter((node) => index.people[node] === 1)
  return { nodes, units, people, strengths }
}

function listTied(index: EvidenceIndex, unit: number, events: number): Int32Array {
  if (unit < events) return index.attendees.subarray(index.eventOffsets[unit] ?? 0, index.eventOffsets[unit + 1] ?? 0)
  return Int32Array.of(index.claimFrom[unit - events] ?? -1, index.claimTo[unit - events] ?? -1)
}

/** Draws what one resample has otherwise; `slot` is its place in the run, so that each draws its own numbers. */
export function drawChange(
  index: EvidenceIndex,
  odds: Odds,
  perturbation: ChangePerturbation,
  seed: number,
  slot: number,
): Change {
  const random = createRandom(deriveSeed(seed, `resample ${slot}`))
  if (perturbation.way === 'leave-out-origin') return { ...loseNothing(index), origin: perturbation.origin }
  return DRAWS[perturbation.way](index, odds, perturbation.share, random)
}

type Draw = (index: EvidenceIndex, odds: Odds, share: number, random: Random) => Change

const DRAWS: Readonly<Record<DrawnWay, Draw>> = {
  'drop-events': (index, { units }, share, random) =>
    loseUnits(index, drawPlaces(units.length, countShare(units.length, share), random)),
  'drop-central-events': (index, { units }, share, random) =>
    loseUnits(index, drawWeighted(units, countShare(units.length, share), random)),
  'drop-people': (index, { nodes }, share, random) =>
    loseNodes(index, drawPlaces(nodes.length, countShare(nodes.length, share), random)),
  'drop-central-people': (index, { nodes }, share, random) =>
    loseNodes(index, drawWeighted(nodes, countShare(nodes.length, share), random)),
  'add-ties': addTies,
  'merge-people': mergePeople,
  'split-people': splitPeople,
}

export function loseNothing({ eventOffsets, claimFrom, ids }: EvidenceIndex): Loss {
  return {
    kind: 'loss',
    events: new Uint8Array(eventOffsets.length - 1),
    claims: new Uint8Array(claimFrom.length),
    nodes: new Uint8Array(ids.length),
    origin: -1,
    source: -1,
  }
}

/** An event and a direct claim are units alike: what was not observed could have been either. */
function loseUnits(index: EvidenceIndex, places: Int32Array): Loss {
  const loss = loseNothing(index)
  for (const place of places) {
    if (place < loss.events.length) loss.events[place] = 1
    else loss.claims[place - loss.events.length] = 1
  }
  return loss
}

function loseNodes(index: EvidenceIndex, places: Int32Array): Loss {
  const loss = loseNothing(index)
  for (const place of places) loss.nodes[place] = 1
  return loss
}

/** Tries to find a pair without a tie are bounded: in a network where all are tied there is none. */
const TRIES_PER_TIE = 20

/** Ties two nodes at random that have no tie, as strongly as some tie of the network. */
function addTies({ ids, from, to }: EvidenceIndex, { strengths }: Odds, share: number, random: Random): Addition {
  const order = ids.length
  const tied = new Set(Array.from(from, (node, edge) => node * order + (to[edge] ?? 0)))
  const wanted = from.length === 0 ? 0 : countShare(from.length, share)
  const ties: { from: number; to: number; strength: number }[] = []
  for (let tries = wanted * TRIES_PER_TIE; tries > 0 && ties.length < wanted; tries -= 1) {
    const [one, other] = [Math.floor(random() * order), Math.floor(random() * order)]
    const [low, high] = [Math.min(one, other), Math.max(one, other)]
    if (low === high || tied.has(low * order + high)) continue
    tied.add(low * order + high)
    ties.push({ from: low, to: high, strength: strengths[Math.floor(random() * strengths.length)] ?? 1 })
  }
  return { kind: 'addition', ties }
}

/** Takes people for others, two by two: all that is said of the second is said of the first. */
function mergePeople(index: EvidenceIndex, { people }: Odds, share: number, random: Random): Confusion {
  const confusion = confuseNobody(index)
  const pairs = Math.min(countShare(people.length, share), Math.floor(people.length / 2))
  const drawn = drawPlaces(people.length, 2 * pairs, random)
  for (let pair = 0; pair < pairs; pair += 1) {
    const [kept, merged] = [people[drawn[2 * pair] ?? -1] ?? -1, people[drawn[2 * pair + 1] ?? -1] ?? -1]
    confusion.into[merged] = kept
  }
  return confusion
}

/** Takes a person for two: whatever puts them somewhere is the one's or the other's by the toss of a coin. */
function splitPeople(index: EvidenceIndex, { people }: Odds, share: number, random: Random): Confusion {
  const confusion = confuseNobody(index)
  const drawn = drawPlaces(people.length, countShare(people.length, share), random).slice().sort()
  drawn.forEach((place, twin) => {
    confusion.twins[people[place] ?? -1] = twin
  })
  const toss = (node: number | undefined): number => ((confusion.twins[node ?? -1] ?? -1) < 0 || random() < 0.5 ? 0 : 1)
  confusion.attendances.forEach((_, at) => (confusion.attendances[at] = toss(index.attendees[at])))
  confusion.claimFrom.forEach((_, claim) => (confusion.claimFrom[claim] = toss(index.claimFrom[claim])))
  confusion.claimTo.forEach((_, claim) => (confusion.claimTo[claim] = toss(index.claimTo[claim])))
  return confusion
}

function confuseNobody({ ids, attendees, claimFrom }: EvidenceIndex): Confusion {
  return {
    kind: 'confusion',
    into: Int32Array.from(ids.keys()),
    twins: new Int32Array(ids.length).fill(-1),
    attendances: new Uint8Array(attendees.length),
    claimFrom: new Uint8Array(claimFrom.length),
    claimTo: new Uint8Array(claimFrom.length),
  }
}
