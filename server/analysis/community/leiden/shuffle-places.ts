import type { Random } from '../../create-random.ts'

/** The places 0 … order − 1 in an order drawn at random (R. A. Fisher and F. Yates; R. Durstenfeld 1964). */
export function shufflePlaces(order: number, random: Random): Int32Array {
  const places = new Int32Array(order)
  for (let place = 0; place < order; place += 1) places[place] = place
  for (let last = order - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const held = places[last] ?? 0
    places[last] = places[other] ?? 0
    places[other] = held
  }
  return places
}
