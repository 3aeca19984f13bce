import type { Clocks } from '../../domain/clocks.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Page, PageRequest } from '../case-store.ts'
import type { Link, LinkCount, LinkFilter } from '../link.ts'
import type { ReadScope } from './read-records.ts'

export function selectLinks(
  _scope: ReadScope,
  _clocks: Clocks,
  _entity: EntityId,
  _filter: LinkFilter,
  _page: PageRequest,
): Page<Link> {
  throw new Error('unwritten')
}
export function countLinks(
  _scope: ReadScope,
  _clocks: Clocks,
  _entity: EntityId,
  _filter: LinkFilter,
): readonly LinkCount[] {
  throw new Error('unwritten')
}
export function selectFrontier(
  _scope: ReadScope,
  _clocks: Clocks,
  _entities: readonly EntityId[],
  _filter: LinkFilter,
  _most: number,
): readonly Link[] | null {
  throw new Error('unwritten')
}
export function selectMostLinked(_scope: ReadScope, _limit: number): readonly EntityId[] {
  throw new Error('unwritten')
}
