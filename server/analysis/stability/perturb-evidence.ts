import { identifyOrigin } from '../../domain/support.ts'
import { createRandom, deriveSeed } from '../create-random.ts'
import type { Random } from '../create-random.ts'
import { leaveOutOrigin } from '../graph/collect-evidence.ts'
import type { Evidence } from '../graph/collect-evidence.ts'

/** A way in which the material could have been otherwise. */
export type Perturbation =
  | { readonly kind: 'drop-events'; readonly share: number }
  | { readonly kind: 'drop-people'; readonly share: number }
  | { readonly kind: 'leave-out-origin'; readonly origin: string }

export type PerturbationKind = Perturbation['kind']

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

/** Evidence as it would be; `place` is that of the resample in its run, so that each draws its own numbers. */
export function perturbEvidence(evidence: Evidence, perturbation: Perturbation, seed: number, place: number): Evidence {
  const random = createRandom(deriveSeed(seed, `resample ${place}`))
  switch (perturbation.kind) {
    case 'drop-events':
      return dropEvents(evidence, perturbation.share, random)
    case 'drop-people':
      return dropPeople(evidence, perturbation.share, random)
    case 'leave-out-origin':
      return leaveOutOrigin(evidence, perturbation.origin)
  }
}

/** An event goes with all who took part in it; a direct claim goes alone. */
function dropEvents(evidence: Evidence, share: number, random: Random): Evidence {
  const events = new Set(evidence.participations.map((one) => `event ${one.event}`))
  const units = [...[...events].sort(), ...evidence.direct.map((one) => `claim ${one.testimony.claim.id}`)]
  const dropped = draw(units, share, random)
  return {
    ...evidence,
    direct: evidence.direct.filter((one) => !dropped.has(`claim ${one.testimony.claim.id}`)),
    participations: evidence.participations.filter((one) => !dropped.has(`event ${one.event}`)),
  }
}

/** Nodes of every kind, with all that ties them. */
function dropPeople(evidence: Evidence, share: number, random: Random): Evidence {
  const ids = evidence.nodes.map((node) => node.id)
  const dropped = draw(ids, share, random)
  return {
    ...evidence,
    nodes: evidence.nodes.filter((node) => !dropped.has(node.id)),
    direct: evidence.direct.filter((one) => !dropped.has(one.from) && !dropped.has(one.to)),
    participations: evidence.participations.filter((one) => !dropped.has(one.member)),
  }
}

/** Draws the share without putting back, rounded to whole units and at least one (partial Fisher–Yates shuffle). */
function draw<T>(units: readonly T[], share: number, random: Random): ReadonlySet<T> {
  const pool = [...units]
  const count = Math.min(pool.length, Math.max(1, Math.round(share * pool.length)))
  const drawn = new Set<T>()
  for (let index = 0; index < count; index += 1) {
    for (const unit of pool.splice(Math.floor(random() * pool.length), 1)) drawn.add(unit)
  }
  return drawn
}
