import { identifyOrigin } from '../../domain/support.ts'
import type { Testimony } from './admit-claim.ts'
import type { Intensity } from './network.ts'

/**
 * Adds up how much passed, by unit. Within one origin the source with the largest total counts, so that a reprint
 * adds nothing; totals of different origins are added. A claim that quotes several origins counts under the first.
 */
export function measureIntensity(testimonies: readonly Testimony[]): Intensity[] {
  const totals = new Map<string, Map<string, Map<string, number>>>()
  for (const { claim, sources } of testimonies) {
    if (claim.quantity === null) continue
    const origins = sources.map((source) => ({ source: source.id, origin: identifyOrigin(claim, source) }))
    const first = origins.map((one) => one.origin).sort()[0]
    for (const { source, origin } of origins) {
      if (origin !== first) continue
      const bySource = openMap(openMap(totals, claim.quantity.unit), origin)
      bySource.set(source, (bySource.get(source) ?? 0) + claim.quantity.value)
    }
  }
  return [...totals.keys()].sort().map((unit) => ({ unit, total: addOrigins(totals.get(unit)) }))
}

function addOrigins(byOrigin: ReadonlyMap<string, ReadonlyMap<string, number>> | undefined): number {
  const largest = [...(byOrigin ?? [])].map(([origin, bySource]) => [origin, Math.max(...bySource.values())] as const)
  largest.sort(([one], [other]) => (one < other ? -1 : 1))
  return largest.reduce((sum, [, value]) => sum + value, 0)
}

function openMap<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = maps.get(key)
  if (known !== undefined) return known
  const opened = new Map<string, V>()
  maps.set(key, opened)
  return opened
}
