import type { Clocks } from '../../domain/clocks.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Page, PageRequest } from '../case-store.ts'
import type { Link, LinkCount, LinkFilter } from '../link.ts'
import type { CaseScope } from './read-in-case.ts'
import type { Transaction } from './transactions.ts'

export interface LinksOfEntity {
  readonly entity: EntityId
  readonly filter: LinkFilter
  readonly page: PageRequest
}

export interface LinksOfFrontier {
  readonly entities: readonly EntityId[]
  readonly filter: LinkFilter
  readonly most: number
}

export function readLinks(
  _transaction: Transaction,
  _scope: CaseScope,
  _clocks: Clocks,
  _what: LinksOfEntity,
): Promise<Page<Link>> {
  throw new Error('unwritten')
}
export function countLinks(
  _transaction: Transaction,
  _scope: CaseScope,
  _clocks: Clocks,
  _entity: EntityId,
  _filter: LinkFilter,
): Promise<readonly LinkCount[]> {
  throw new Error('unwritten')
}
export function readFrontier(
  _transaction: Transaction,
  _scope: CaseScope,
  _clocks: Clocks,
  _what: LinksOfFrontier,
): Promise<readonly Link[] | null> {
  throw new Error('unwritten')
}
export function listMostLinked(
  _transaction: Transaction,
  _scope: CaseScope,
  _limit: number,
): Promise<readonly EntityId[]> {
  throw new Error('unwritten')
}
