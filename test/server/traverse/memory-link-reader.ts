import type { Entity } from '../../../server/domain/entity.ts'
import type { EntityId } from '../../../server/domain/ids.ts'
import { mayHoldOn } from '../../../server/domain/partial-date.ts'
import type { Clocks } from '../../../server/domain/clocks.ts'
import type { CaseStore, Page, PageRequest } from '../../../server/store/case-store.ts'
import type { Link, LinkCount, LinkFilter } from '../../../server/store/link.ts'
import { spellGrade } from '../../../server/store/link.ts'

/** What traversals read by. */
export type GraphReader = Pick<CaseStore, 'readLinks' | 'countLinks' | 'readFrontier' | 'readEntities'>

/** A case of entities and active links held in memory, read as the port promises. Counts its reads. */
export class MemoryLinkReader implements GraphReader {
  readonly #entities: ReadonlyMap<string, Entity>
  readonly #links: readonly Link[]
  /** Sizes of the frontiers asked for so far. */
  readonly frontiers: number[] = []

  constructor(entities: readonly Entity[], links: readonly Link[]) {
    this.#entities = new Map(entities.map((entity) => [entity.id, entity]))
    this.#links = [...links].sort((a, b) => (a.claim < b.claim ? -1 : 1))
  }

  readEntities: CaseStore['readEntities'] = (_caseId, _clocks, query, page) => {
    const ids = [...(query.ids ?? this.#entities.keys())].sort()
    const found = ids.flatMap((id) => this.#entities.get(id) ?? [])
    return Promise.resolve(
      cutPage(
        found.map((entity) => ({ ...entity, receivedAt: '2024-01-01T00:00:00.000Z' })),
        page,
        (entity) => entity.id,
      ),
    )
  }

  readLinks: CaseStore['readLinks'] = (_caseId, clocks, entity, filter, page) => {
    return Promise.resolve(cutPage(this.#list(clocks, [entity], filter), page, (link) => link.claim))
  }

  countLinks: CaseStore['countLinks'] = (_caseId, clocks, entity, filter) => {
    const counts = new Map<string, LinkCount>()
    for (const { predicate, subject } of this.#list(clocks, [entity], filter)) {
      const direction = subject === entity ? 'out' : 'in'
      const key = `${predicate} ${direction}`
      counts.set(key, { predicate, direction, count: (counts.get(key)?.count ?? 0) + 1 })
    }
    return Promise.resolve([...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count))
  }

  readFrontier: CaseStore['readFrontier'] = (_caseId, clocks, entities, filter, most) => {
    if (entities.length > 1000) throw new RangeError('a frontier has at most 1,000 entities')
    if (!(most >= 1 && most <= 200_000)) throw new RangeError('most is from 1 to 200,000')
    this.frontiers.push(entities.length)
    const found = this.#list(clocks, entities, filter)
    return Promise.resolve(found.length > most ? null : found)
  }

  #list(clocks: Clocks, entities: readonly EntityId[], filter: LinkFilter): Link[] {
    const ends = new Set(entities)
    return this.#links.filter(
      (link) =>
        (ends.has(link.subject) || ends.has(link.object)) &&
        (clocks.asAt === null || mayHoldOn(link.valid, clocks.asAt)) &&
        (filter.predicates?.includes(link.predicate) ?? true) &&
        (filter.grades?.includes(spellGrade(link.grade)) ?? true) &&
        (filter.within === undefined || overlaps(link, filter.within)),
    )
  }
}

function overlaps(link: Link, within: { from: string; to: string }): boolean {
  const { from, to } = link.valid
  const begins = mayHoldOn({ from, to: null }, within.to)
  return begins && mayHoldOn({ from: null, to }, within.from)
}

function cutPage<T>(sorted: readonly T[], page: PageRequest, idOf: (item: T) => string): Page<T> {
  const { after } = page
  const rest = after === null ? sorted : sorted.filter((item) => idOf(item) > after)
  const items = rest.slice(0, page.limit)
  const last = items.at(-1)
  return { items, next: rest.length > page.limit && last !== undefined ? idOf(last) : null }
}
