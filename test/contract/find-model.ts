import type { Claim } from '../../server/domain/claim.ts'
import type { Clocks } from '../../server/domain/clocks.ts'
import type { TimelineQuery } from '../../server/store/case-store.ts'
import type { Link, LinkCount, LinkFilter } from '../../server/store/link.ts'
import { holdsOn } from './history-model.ts'
import type { HistoryModel } from './history-model.ts'

/** Links, counts and days worked out from the whole history, by other means than the stores use. */
export class FindModel {
  readonly #history: HistoryModel

  constructor(history: HistoryModel) {
    this.#history = history
  }

  /** All active links to or from one of the entities, by claim id. */
  listLinks(clocks: Clocks, entities: readonly string[], filter: LinkFilter): Link[] {
    return this.#listActive(clocks).flatMap((claim) => {
      if (!('entity' in claim.object)) return []
      const object = claim.object.entity
      const touches = entities.includes(claim.subject) || entities.includes(object)
      if (!touches || !passesFilter(claim, filter)) return []
      const { id, predicate, subject, valid, grade } = claim
      return [{ claim: id, predicate, subject, object, valid, grade }]
    })
  }

  countLinks(clocks: Clocks, entity: string, filter: LinkFilter): LinkCount[] {
    const spelled = this.listLinks(clocks, [entity], filter).map(
      (link) => `${link.predicate} ${link.subject === entity ? 'out' : 'in'}`,
    )
    return [...new Set(spelled)].sort().map((one) => {
      const [predicate = '', direction] = one.split(' ')
      return { predicate, direction: direction as 'in' | 'out', count: spelled.filter((other) => other === one).length }
    })
  }

  listMostLinked(clocks: Clocks, limit: number): string[] {
    const counts = new Map<string, number>()
    for (const record of this.#history.listRecords(clocks)) {
      if (record.type !== 'claim') continue
      const ends = new Set<string>([record.subject, ...('entity' in record.object ? [record.object.entity] : [])])
      for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1)
    }
    const sorted = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    return sorted.map(([entity]) => entity).slice(0, limit)
  }

  /** `<day> <id>` of the claims in the window, in the order of the timeline. */
  listTimeline(clocks: Clocks, query: TimelineQuery): string[] {
    return this.#listActive(clocks)
      .filter((claim) => {
        const ends = [claim.subject, ...('entity' in claim.object ? [claim.object.entity] : [])]
        return (
          (query.predicates === undefined || query.predicates.includes(claim.predicate)) &&
          (query.touching === undefined || query.touching.some((id) => ends.includes(id)))
        )
      })
      .flatMap((claim) => {
        const day = findFirstDay(claim) ?? findLastDay(claim)
        return day === null || day < query.from || day > query.to ? [] : [`${day} ${claim.id}`]
      })
      .sort()
  }

  #listActive(clocks: Clocks): Claim[] {
    const active = new Set(this.#history.listClaims(clocks, {}).map((claim) => claim.id))
    return this.#history
      .listRecords(clocks)
      .flatMap((record) => (record.type === 'claim' && active.has(record.id) ? [record] : []))
  }
}

/** If some day is within the window and the claim's bounds, then so is the first day of one of the two. */
function passesFilter(claim: Claim, { predicates, within, grades }: LinkFilter): boolean {
  const grade = claim.grade === null ? 'ungraded' : [claim.grade.scheme, claim.grade.value].join('/')
  const days = within === undefined ? [] : [within.from, findFirstDay(claim) ?? within.from]
  return (
    (predicates === undefined || predicates.includes(claim.predicate)) &&
    (grades === undefined || grades.includes(grade)) &&
    (within === undefined || days.some((day) => day >= within.from && day <= within.to && holdsOn(claim, day)))
  )
}

function findFirstDay({ valid: { from } }: Claim): string | null {
  return from === null || from === 'unknown' ? null : `${from}-01-01`.slice(0, 10)
}

/** Steps from day to day while they belong to the bound. */
function findLastDay({ valid: { to } }: Claim): string | null {
  if (to === null || to === 'unknown') return null
  const day = new Date(`${`${to}-01-01`.slice(0, 10)}T00:00:00.000Z`)
  while (day.toISOString().startsWith(to)) day.setUTCDate(day.getUTCDate() + 1)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}
