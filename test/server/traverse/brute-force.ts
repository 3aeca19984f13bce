import { mayHoldOn } from '../../../server/domain/partial-date.ts'
import type { Link } from '../../../server/store/link.ts'

/** A question for paths, spelled out for one who tries everything. */
export interface BruteQuestion {
  readonly from: string
  readonly to: string
  readonly maxHops: number
  readonly barred: ReadonlySet<string>
  /** Entities that may lie between the ends. */
  readonly passable: ReadonlySet<string>
  /** Days to choose from, one a step, never going back; null when days do not matter. */
  readonly days: readonly string[] | null
}

/** A path as text: its ids, and the claims of each step. */
export interface BrutePath {
  readonly entities: readonly string[]
  readonly claims: readonly (readonly string[])[]
}

/** All loop-free paths, by trying every link from every end; by hops and then by ids. */
export function listByForce(links: readonly Link[], question: BruteQuestion): BrutePath[] {
  const { from, to, barred } = question
  if (barred.has(from) || barred.has(to)) return []
  const found = new Map<string, string[]>()
  const extend = (path: string[]): void => {
    const last = path.at(-1)
    if (last === to) {
      found.set(path.join(' '), path)
      return
    }
    if (path.length > question.maxHops) return
    for (const link of links) {
      if (link.subject !== last && link.object !== last) continue
      const next = link.subject === last ? link.object : link.subject
      if (path.includes(next) || barred.has(next)) continue
      if (next === to || question.passable.has(next)) extend([...path, next])
    }
  }
  extend([from])
  return [...found.values()]
    .map((entities) => ({ entities, claims: listClaims(links, entities, question) }))
    .filter((path) => path.claims.every((claims) => claims.length > 0))
    .sort((a, b) => a.entities.length - b.entities.length || (a.entities.join(' ') < b.entities.join(' ') ? -1 : 1))
}

/** For each step the claims that occur in some choice of a link and a day for every step. */
function listClaims(links: readonly Link[], entities: readonly string[], question: BruteQuestion): string[][] {
  const steps = entities.slice(1).map((to, index) => {
    const ends = [entities[index], to].join(' ')
    return links.filter((link) => [`${link.subject} ${link.object}`, `${link.object} ${link.subject}`].includes(ends))
  })
  const { days } = question
  if (days === null) return steps.map((step) => step.map((link) => link.claim).sort())
  const used = steps.map(() => new Set<string>())
  const choose = (chosen: Link[], day: string): void => {
    const step = steps[chosen.length]
    if (step === undefined) {
      for (const [index, link] of chosen.entries()) used[index]?.add(link.claim)
      return
    }
    for (const link of step) {
      for (const next of days) if (next >= day && mayHoldOn(link.valid, next)) choose([...chosen, link], next)
    }
  }
  choose([], '')
  return used.map((claims) => [...claims].sort())
}

/** Distances from one entity over all links, walked both ways. */
export function measureByForce(links: readonly Link[], entity: string): ReadonlyMap<string, number> {
  const distances = new Map([[entity, 0]])
  for (let distance = 0; [...distances.values()].includes(distance); distance += 1) {
    for (const { subject, object } of links) {
      for (const [near, far] of [
        [subject, object],
        [object, subject],
      ] as const) {
        if (distances.get(near) === distance && !distances.has(far)) distances.set(far, distance + 1)
      }
    }
  }
  return distances
}
