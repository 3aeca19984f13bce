import type { Part } from './iterate-vector.ts'

/** Rounds after which a part whose largest eigenvalues lie very near to each other is left as it is. */
const MOST_ROUNDS = 400
/** A residual that is nothing but rounding, as a share of the eigenvalue. */
const ROUNDING = 2 ** -48
/** Rounds without a smaller residual after which rounding has the better of it. */
const PATIENCE = 10

/** A vector of length 1 and a direction at right angles to it, with what the matrix makes of each. */
interface Climb {
  readonly vector: Float64Array
  readonly image: Float64Array
  readonly direction: Float64Array
  readonly directionImage: Float64Array
  /** image − quotient · vector: which way the quotient rises. */
  readonly residual: Float64Array
  quotient: number
}

/**
 * Brings a vector of a part nearer to that of the largest eigenvalue, in far fewer rounds than power iteration would:
 * conjugate gradients on the Rayleigh quotient, each step to its highest value along the direction (D. E. Longsine and
 * S. F. McCormick, Linear Algebra and its Applications 34 (1980) 195–234). Changes `vector`, whose values are above 0
 * before and after; gives the rounds it took. How near it came, power iteration from there has to tell.
 */
export function climbQuotient(part: Part, vector: Float64Array): number {
  const climb = startClimb(part, vector)
  let [before, least, patience, round] = [Infinity, Infinity, PATIENCE, 0]
  for (; round < MOST_ROUNDS && patience > 0; round += 1) {
    const change = updateResidual(climb)
    const square = multiplyScalar(climb.residual, climb.residual)
    if (square <= (ROUNDING * climb.quotient) ** 2) break
    patience = square < least ? PATIENCE : patience - 1
    least = Math.min(least, square)
    turnDirection(climb, Math.max(0, change / before))
    before = square
    applyMatrix(part, climb.direction, climb.directionImage)
    if (!stepUp(climb)) break
  }
  // Rounding may have taken the smallest values below 0.
  for (let node = 0; node < vector.length; node += 1) vector[node] = Math.abs(vector[node] ?? 0) + Number.MIN_VALUE
  return round
}

function startClimb(part: Part, vector: Float64Array): Climb {
  const length = Math.sqrt(multiplyScalar(vector, vector))
  for (let node = 0; node < vector.length; node += 1) vector[node] = (vector[node] ?? 0) / length
  const list = (): Float64Array => new Float64Array(vector.length)
  const image = list()
  applyMatrix(part, vector, image)
  const quotient = multiplyScalar(vector, image)
  return { vector, image, direction: list(), directionImage: list(), residual: list(), quotient }
}

/** Gives the product of the new residual with its change (after E. Polak and G. Ribière). */
function updateResidual({ vector, image, residual, quotient }: Climb): number {
  let product = 0
  for (let node = 0; node < vector.length; node += 1) {
    const value = (image[node] ?? 0) - quotient * (vector[node] ?? 0)
    product += value * (value - (residual[node] ?? 0))
    residual[node] = value
  }
  return product
}

/** The residual and a share of the last direction, at right angles to the vector. */
function turnDirection({ vector, direction, residual }: Climb, share: number): void {
  let along = 0
  for (let node = 0; node < vector.length; node += 1) {
    const value = (residual[node] ?? 0) + share * (direction[node] ?? 0)
    direction[node] = value
    along += value * (vector[node] ?? 0)
  }
  for (let node = 0; node < vector.length; node += 1) {
    direction[node] = (direction[node] ?? 0) - along * (vector[node] ?? 0)
  }
}

/** Turns the vector towards the direction as far as the quotient rises; false when it does not. */
function stepUp(climb: Climb): boolean {
  const { vector, image, direction, directionImage, residual } = climb
  const length = Math.sqrt(multiplyScalar(direction, direction))
  const across = multiplyScalar(residual, direction) / length
  const ahead = multiplyScalar(direction, directionImage) / (length * length)
  // The larger eigenvalue of [[quotient, across], [across, ahead]], less the quotient; so written, digits cancel in neither.
  const half = (ahead - climb.quotient) / 2
  const root = Math.hypot(half, across)
  const gain = half < 0 ? (across * across) / (root - half) : half + root
  const size = Math.hypot(across, gain)
  if (!(size > 0)) return false
  const [kept, added] = [Math.abs(across) / size, ((across < 0 ? -1 : 1) * gain) / size / length]
  for (let node = 0; node < vector.length; node += 1) {
    vector[node] = kept * (vector[node] ?? 0) + added * (direction[node] ?? 0)
    image[node] = kept * (image[node] ?? 0) + added * (directionImage[node] ?? 0)
  }
  climb.quotient += gain
  return true
}

function applyMatrix({ starts, neighbours, weights }: Part, vector: Float64Array, image: Float64Array): void {
  for (let node = 0; node < vector.length; node += 1) {
    const end = starts[node + 1] ?? 0
    let sum = 0
    for (let at = starts[node] ?? 0; at < end; at += 1) sum += (weights[at] ?? 0) * (vector[neighbours[at] ?? 0] ?? 0)
    image[node] = sum
  }
}

function multiplyScalar(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let place = 0; place < one.length; place += 1) sum += (one[place] ?? 0) * (other[place] ?? 0)
  return sum
}
