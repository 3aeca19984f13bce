import type { Integer } from 'neo4j-driver'

import type { Claim, KnownClaim } from '../../domain/claim.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { EntityId } from '../../domain/ids.ts'
import { addCounts, keepActive, listDecided, sortLinks, toLink } from '../active-links.ts'
import type { LinkRow } from '../active-links.ts'
import type { Page, PageRequest } from '../case-store.ts'
import { checkLimit, checkPage, MAX_PAGE_SIZE } from '../check-read.ts'
import { checkFrontier, checkWindow } from '../check-window.ts'
import type { Link, LinkCount, LinkFilter } from '../link.ts'
import { fromInteger, toInteger } from './convert-values.ts'
import { completeClaims } from './read-claims.ts'
import { cutPage, parseRecords } from './read-in-case.ts'
import type { CaseScope } from './read-in-case.ts'
import type { QueryParameters, Transaction } from './transactions.ts'

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

/** A row of the database: scheme and value of the grade apart. */
interface LinkRecord extends Omit<LinkRow, 'grade'>, Record<string, unknown> {
  readonly gradeScheme: string | null
  readonly grade: string | null
}

/** Where many candidates turn out to be refuted, a slice is still worth a query. */
const LEAST_SLICE = 50

/** More links than an entity has of which something was decided. */
const ALL = Number.MAX_SAFE_INTEGER

/** Walks the index of either end in order of claims, so that a page of a hub reads no more of them than it holds. */
export async function readLinks(
  transaction: Transaction,
  scope: CaseScope,
  clocks: Clocks,
  { entity, filter, page }: LinksOfEntity,
): Promise<Page<Link>> {
  checkPage(page)
  const parameters = { ...scope, ...describeFilter(clocks, filter), entity }
  const found: LinkRow[] = []
  let after: string | null = page.after ?? ''
  while (after !== null && found.length <= page.limit) {
    const size = Math.max(page.limit + 1 - found.length, LEAST_SLICE)
    const limits = { after, limit: toInteger(size) }
    const read = await transaction.run<LinkRecord>('read/links-of-entity', { ...parameters, ...limits })
    const rows: LinkRow[] = read.map(readRow)
    found.push(...keepActive(rows, await completeDecided(transaction, scope, rows)))
    after = rows.length === size ? (rows.at(-1)?.id ?? null) : null
  }
  const { items, next } = cutPage(found, page.limit)
  return { items: items.map(toLink), next }
}

/** Counts in the index; only claims about which something was decided are looked at one by one. */
export async function countLinks(
  transaction: Transaction,
  scope: CaseScope,
  clocks: Clocks,
  entity: EntityId,
  filter: LinkFilter,
): Promise<readonly LinkCount[]> {
  const conditions = describeFilter(clocks, filter)
  const rows = await transaction.run<Omit<LinkCount, 'count'> & { count: Integer }>('read/count-links', {
    ...scope,
    ...conditions,
    entity,
  })
  const counted = rows.map((row) => ({ ...row, count: fromInteger(row.count) }))
  return addCounts(counted, await readDecided(transaction, scope, conditions, [entity]), entity)
}

/** Stops at the first link too many; they come in the order of the index and are sorted at the end. */
export async function readFrontier(
  transaction: Transaction,
  scope: CaseScope,
  clocks: Clocks,
  { entities, filter, most }: LinksOfFrontier,
): Promise<readonly Link[] | null> {
  checkFrontier(entities, most)
  const conditions = describeFilter(clocks, filter)
  const rows = await readEnds(transaction, scope, conditions, { entities, decided: false, limit: most + 1 })
  if (rows.length > most) return null
  const links = [...rows.map(toLink), ...(await readDecided(transaction, scope, conditions, entities))]
  return links.length > most ? null : sortLinks(links)
}

export async function listMostLinked(
  transaction: Transaction,
  scope: CaseScope,
  limit: number,
): Promise<readonly EntityId[]> {
  checkLimit(limit, MAX_PAGE_SIZE)
  const parameters = { ...scope, limit: toInteger(limit) }
  const rows = await transaction.run<{ entity: EntityId }>('read/most-linked', parameters)
  return rows.map((row) => row.entity)
}

interface Ends {
  readonly entities: readonly EntityId[]
  readonly decided: boolean
  readonly limit: number
}

/** Links to or from the entities that were refuted, withdrawn or superseded at some time and are active now. */
async function readDecided(
  transaction: Transaction,
  scope: CaseScope,
  conditions: QueryParameters,
  entities: readonly EntityId[],
): Promise<Link[]> {
  const rows = await readEnds(transaction, scope, conditions, { entities, decided: true, limit: ALL })
  return keepActive(rows, await completeDecided(transaction, scope, rows)).map(toLink)
}

async function readEnds(
  transaction: Transaction,
  scope: CaseScope,
  conditions: QueryParameters,
  { entities, decided, limit }: Ends,
): Promise<LinkRow[]> {
  const ends = { entities: [...new Set(entities)], decided, limit: toInteger(limit) }
  const rows = await transaction.run<LinkRecord>('read/links-of-entities', { ...scope, ...conditions, ...ends })
  return rows.map(readRow)
}

function readRow({ gradeScheme, grade, ...row }: LinkRecord): LinkRow {
  return { ...row, grade: gradeScheme === null ? 'ungraded' : `${gradeScheme}/${grade ?? ''}` }
}

function describeFilter(clocks: Clocks, { predicates, grades, within }: LinkFilter): QueryParameters {
  checkWindow(within)
  return {
    predicates: predicates ?? null,
    grades: grades?.flatMap(splitGrade) ?? null,
    asAt: clocks.asAt,
    from: within?.from ?? null,
    to: within?.to ?? null,
  }
}

/** The inverse of `spellGrade`, as the database keeps it: two empty texts where there is no grade, none for no spelling. */
function splitGrade(spelled: string): (readonly [string, string])[] {
  if (spelled === 'ungraded') return [['', '']]
  const slash = spelled.indexOf('/')
  return slash < 1 ? [] : [[spelled.slice(0, slash), spelled.slice(slash + 1)]]
}

function completeDecided(transaction: Transaction, scope: CaseScope, rows: readonly LinkRow[]): Promise<KnownClaim[]> {
  const bodies = listDecided(rows).map(({ id, body, receivedAt }) => ({ id, body, receivedAt }))
  return completeClaims(transaction, scope, parseRecords<Claim>(scope, bodies))
}
