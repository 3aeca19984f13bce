import { climbQuotient } from './climb-quotient.ts'

/** A connected part of an undirected graph that has a tie, in compressed sparse rows of its own. */
export interface Part {
  /** Places in the graph. */
  readonly nodes: readonly number[]
  /** Neighbours of node i of the part stand at starts[i] … starts[i + 1] − 1. */
  readonly starts: Int32Array
  readonly neighbours: Int32Array
  readonly weights: Float64Array
  readonly meanStrength: number
  /** What its largest eigenvalue is at least. */
  readonly leastValue: number
}

export interface LeadingPair {
  /** The largest eigenvalue. */
  readonly value: number
  /** Its vector, the highest value 1. */
  readonly vector: Float64Array
}

/** What the values may still be away from their limit, as the last changes tell. */
const TOLERANCE = 1e-12
/** Changes that are nothing but rounding of numbers up to 1. */
const ROUNDING = 2 ** -51
/** Rounds within which small parts settle, or show that their eigenvalue is under the least that is asked for. */
const FIRST_ROUNDS = 16
/**
 * Rounds after the climb before anything counts as settled: nodes that are equal but for their names have values again
 * that are equal but for a rounding in proportion, however small they are.
 */
const LAST_ROUNDS = 16
/** How often a node or a tie may be looked at before a part is given up, after a second or so; in large parts longer. */
const MOST_STEPS = 2e8
/** Rounds that a part of any size is given. */
const LEAST_ROUNDS = 1000

/**
 * Power iteration, brought forward once by a climb. The mean strength is added on the diagonal, which moves every eigenvalue alike and leaves the
 * vectors as they are: without it a part of two sides would swing between them for ever. `below` when the largest
 * eigenvalue is found to be under `least`.
 */
export function iterateVector(
  part: Part,
  start: 'even' | 'uneven',
  least: number,
): LeadingPair | 'below' | 'not-converged' {
  let vector = Float64Array.from(part.nodes, (_, place) => (start === 'even' ? 1 : readUnevenStart(place)))
  let next = new Float64Array(vector.length)
  let before = Infinity
  const roundSteps = part.neighbours.length + vector.length
  const mostSteps = Math.max(MOST_STEPS, LEAST_ROUNDS * roundSteps)
  let roundsToGo = 0
  for (let [steps, round] = [0, 0]; steps < mostSteps; [steps, round] = [steps + roundSteps, round + 1]) {
    if (round === FIRST_ROUNDS) {
      steps += climbQuotient(part, vector) * roundSteps
      roundsToGo = LAST_ROUNDS
    }
    // No eigenvalue is above the greatest growth of any value (L. Collatz, Mathematische Zeitschrift 48 (1942) 221–226).
    if (multiply(part, vector, next) < least) return 'below'
    const highest = findHighest(next)
    const change = scaleAndCompare(next, vector, highest)
    ;[vector, next] = [next, vector]
    roundsToGo -= 1
    if (roundsToGo <= 0 && isSettled(change, before)) return { value: highest - part.meanStrength, vector }
    before = change
  }
  return 'not-converged'
}

/** Values between 1 and 2 without any pattern, by the golden ratio. */
function readUnevenStart(place: number): number {
  return 1 + ((place * 0.6180339887498949) % 1)
}

/** Changes shrink by a steady rate in the end, and what is left of them is a geometric sum. */
function isSettled(change: number, before: number): boolean {
  if (change <= ROUNDING) return true
  return change < before && before < Infinity && (change * change) / (before - change) <= TOLERANCE
}

/** One round; gives how much any value grows at most by the matrix alone. */
function multiply(
  { starts, neighbours, weights, meanStrength }: Part,
  vector: Float64Array,
  next: Float64Array,
): number {
  let mostGrowth = 0
  for (let node = 0; node < vector.length; node += 1) {
    const end = starts[node + 1] ?? 0
    const own = vector[node] ?? 0
    let sum = 0
    for (let at = starts[node] ?? 0; at < end; at += 1) sum += (weights[at] ?? 0) * (vector[neighbours[at] ?? 0] ?? 0)
    const growth = sum / own
    if (growth > mostGrowth) mostGrowth = growth
    next[node] = sum + meanStrength * own
  }
  return mostGrowth
}

function findHighest(values: Float64Array): number {
  let highest = 0
  for (const value of values) if (value > highest) highest = value
  return highest
}

/** Scales `next` to a highest value of 1 and gives the greatest difference from `vector`. */
function scaleAndCompare(next: Float64Array, vector: Float64Array, highest: number): number {
  let change = 0
  for (let node = 0; node < next.length; node += 1) {
    const value = (next[node] ?? 0) / highest
    next[node] = value
    const difference = Math.abs(value - (vector[node] ?? 0))
    if (difference > change) change = difference
  }
  return change
}
