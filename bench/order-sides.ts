/**
 * The order of one run. The lead moves on from run to run, so that a busy spell of the machine meets all sides and none
 * always leads; every second round goes backwards, so that none always follows the same other.
 */
export function orderSides<T>(sides: readonly T[], run: number): T[] {
  const lead = run % sides.length
  const order = [...sides.slice(lead), ...sides.slice(0, lead)]
  return Math.floor(run / sides.length) % 2 === 0 ? order : order.reverse()
}
