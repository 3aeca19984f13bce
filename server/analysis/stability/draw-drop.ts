import type { ClaimId, EntityId } from '../../domain/ids.ts'
import { identifyOrigin } from '../../domain/support.ts'
import { createRandom, deriveSeed } from '../create-random.ts'
import type { Random } from '../create-random.ts'
import type { Evidence } from '../graph/collect-evidence.ts'

/** A way in which the material could have been otherwise. */
export type Perturbation =
  | { readonly kind: 'drop-events'; readonly share: number }
  | { readonly kind: 'drop-people'; readonly share: number }
  | { readonly kind: 'leave-out-origin'; readonly origin: string }

export type PerturbationKind = Perturbation['kind']

/** What one resample lacks: events whole and direct claims; nodes with all that ties them; all that an origin said. */
export type Drop =
  | { readonly kind: 'drop-events'; readonly events: ReadonlySet<EntityId>; readonly claims: ReadonlySet<ClaimId> }
  | { readonly kind: 'drop-people'; readonly people: ReadonlySet<EntityId> }
  | { readonly kind: 'leave-out-origin'; readonly origin: string }

/** What can be dropped, each in an order of its own that does not depend on that of the material. */
export interface Units {
  readonly events: readonly EntityId[]
  readonly claims: readonly ClaimId[]
  readonly people: readonly EntityId[]
}

/** Shares of events and direct claims, and of people, that are dropped (Martin & Niemeyer, arXiv:1704.01045). */
const EVENT_SHARES = [0.1, 0.2, 0.3] as const
const PEOPLE_SHARES = [0.05, 0.1, 0.2] as const

/** The resamples of one run: `repeats` of each random perturbation, and each of the `origins` left out once. */
export function planPerturbations(repeats: number, origins: readonly string[]): Perturbation[] {
  const random: Perturbation[] = [
    ...EVENT_SHARES.map((share) => ({ kind: 'drop-events', share }) as const),
    ...PEOPLE_SHARES.map((share) => ({ kind: 'drop-people', share }) as const),
  ]
  return [
    ...random.flatMap((one) => Array.from({ length: repeats }, () => one)),
    ...origins.map((origin) => ({ kind: 'leave-out-origin', origin }) as const),
  ]
}

/** The origins behind the evidence, those of most claims first, equals by key. */
export function listOrigins(evidence: Evidence): string[] {
  const claims = new Map<string, number>()
  for (const { testimony } of [...evidence.direct, ...evidence.participations]) {
    const origins = new Set(testimony.sources.map((source) => identifyOrigin(testimony.claim, source)))
    for (const origin of origins) claims.set(origin, (claims.get(origin) ?? 0) + 1)
  }
  return [...claims].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([origin]) => origin)
}

export function listUnits(evidence: Evidence): Units {
  return {
    events: [...new Set(evidence.participations.map((one) => one.event))].sort(),
    claims: evidence.direct.map((one) => one.testimony.claim.id),
    people: evidence.nodes.map((node) => node.id),
  }
}

/** Draws what one resample lacks; `place` is that of the resample in its run, so that each draws its own numbers. */
export function drawDrop(units: Units, perturbation: Perturbation, seed: number, place: number): Drop {
  const random = createRandom(deriveSeed(seed, `resample ${place}`))
  switch (perturbation.kind) {
    case 'drop-events':
      return drawEvents(units, perturbation.share, random)
    case 'drop-people':
      return { kind: 'drop-people', people: pick(units.people, draw(units.people.length, perturbation.share, random)) }
    case 'leave-out-origin':
      return perturbation
  }
}

/** An event and a direct claim are units alike: what was not observed could have been either. */
function drawEvents({ events, claims }: Units, share: number, random: Random): Drop {
  const drawn = draw(events.length + claims.length, share, random)
  return {
    kind: 'drop-events',
    events: pick(events, drawn),
    claims: pick(
      claims,
      drawn.map((place) => place - events.length),
    ),
  }
}

/** Draws places without putting back, the share rounded to whole units and at least one (partial Fisher–Yates). */
function draw(size: number, share: number, random: Random): number[] {
  const pool = Array.from({ length: size }, (_, place) => place)
  const count = Math.min(size, Math.max(1, Math.round(share * size)))
  return Array.from({ length: count }, () => pool.splice(Math.floor(random() * pool.length), 1)).flat()
}

/** The items at those of the places that the list has. */
function pick<T>(items: readonly T[], places: readonly number[]): ReadonlySet<T> {
  const picked = new Set<T>()
  for (const place of places) {
    const item = items[place]
    if (item !== undefined) picked.add(item)
  }
  return picked
}
