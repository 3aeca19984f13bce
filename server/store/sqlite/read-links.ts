import type { KnownClaim } from '../../domain/claim.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { EntityId } from '../../domain/ids.ts'
import { addCounts, keepActive, listDecided, sortLinks, toLink } from '../active-links.ts'
import type { LinkRow } from '../active-links.ts'
import type { Page, PageRequest } from '../case-store.ts'
import { checkFrontier, checkWindow } from '../check-window.ts'
import type { Link, LinkCount, LinkFilter } from '../link.ts'
import type { SqlRow } from './driver.ts'
import { DECIDED, LINK_COLUMNS, matchLinks } from './link-candidates.ts'
import type { LinkCondition, SqlLinkRow } from './link-candidates.ts'
import { completeClaims } from './read-claims.ts'
import { cutPage, receiveRows } from './read-records.ts'
import type { ReadScope } from './read-records.ts'

/** Where many candidates turn out to be refuted, a slice is still worth a query. */
const LEAST_SLICE = 50

const FROM_SUBJECT = 'FROM claim c INDEXED BY claim_by_subject WHERE c.case_no = ? AND c.object IS NOT NULL'
const FROM_OBJECT = 'FROM claim c INDEXED BY claim_by_object WHERE c.case_no = ? AND c.object IS NOT NULL'

/** Walks the index of either end in order of claims, so that a page of a hub reads no more of them than it holds. */
export function selectLinks(
  scope: ReadScope,
  clocks: Clocks,
  entity: EntityId,
  filter: LinkFilter,
  page: PageRequest,
): Page<Link> {
  checkWindow(filter.within)
  const condition = matchLinks(scope, clocks, filter)
  const found: LinkRow[] = []
  let after: string | null = page.after ?? ''
  while (after !== null && found.length <= page.limit) {
    const size = Math.max(page.limit + 1 - found.length, LEAST_SLICE)
    const slice = selectSlice(scope, entity, condition, { after, limit: size })
    found.push(...keepActive(slice, completeDecided(scope, slice)))
    after = slice.length === size ? (slice.at(-1)?.id ?? null) : null
  }
  const { items, next } = cutPage(found, page.limit)
  return { items: items.map(toLink), next }
}

/** Counts in the index; only claims about which something was decided are looked at one by one. */
export function countLinks(
  scope: ReadScope,
  clocks: Clocks,
  entity: EntityId,
  filter: LinkFilter,
): readonly LinkCount[] {
  checkWindow(filter.within)
  const condition = matchLinks(scope, clocks, filter)
  const counted = scope.database.all(
    `SELECT c.predicate AS predicate, 'out' AS direction, count(*) AS count ${FROM_SUBJECT}
       AND c.subject = ? AND ${condition.sql} AND NOT ${DECIDED} GROUP BY c.predicate
     UNION ALL SELECT c.predicate AS predicate, 'in' AS direction, count(*) AS count ${FROM_OBJECT}
       AND c.object = ? AND c.subject <> ? AND ${condition.sql} AND NOT ${DECIDED} GROUP BY c.predicate`,
    [scope.caseNo, entity, ...condition.values, scope.caseNo, entity, entity, ...condition.values],
  ) as (LinkCount & SqlRow)[]
  return addCounts(counted, selectDecided(scope, [entity], condition), entity)
}

/** Stops at the first link too many; they come in the order of the index and are sorted at the end. */
export function selectFrontier(
  scope: ReadScope,
  clocks: Clocks,
  entities: readonly EntityId[],
  filter: LinkFilter,
  most: number,
): readonly Link[] | null {
  checkFrontier(entities, most)
  checkWindow(filter.within)
  const condition = matchLinks(scope, clocks, filter)
  const ends = listEnds(scope, entities, { sql: `${condition.sql} AND NOT ${DECIDED}`, values: condition.values })
  const undecided = scope.database.all(`${ends.sql} LIMIT ?`, [...ends.values, most + 1]) as SqlLinkRow[]
  if (undecided.length > most) return null
  const links = [...undecided.map(toLink), ...selectDecided(scope, entities, condition)]
  return links.length > most ? null : sortLinks(links)
}

/** Entities by how many claims known then are about or point to them; one that does both counts once. */
export function selectMostLinked(scope: ReadScope, limit: number): readonly EntityId[] {
  // Unless something is hidden from the read, the indexes alone say how many: no claim is looked up.
  const known = seesAllClaims(scope) ? '' : 'AND received_at <= ?'
  const values = known === '' ? [scope.caseNo] : [scope.caseNo, scope.until]
  const rows = scope.database.all(
    `SELECT entity FROM (
       SELECT subject AS entity, count(*) AS claims FROM claim INDEXED BY claim_by_subject
       WHERE case_no = ? ${known} GROUP BY subject
       UNION ALL SELECT object AS entity, count(*) AS claims FROM claim INDEXED BY claim_by_object
       WHERE case_no = ? AND object IS NOT NULL ${known} GROUP BY object
       UNION ALL SELECT subject AS entity, -count(*) AS claims FROM claim INDEXED BY claim_to_itself
       WHERE case_no = ? AND subject = object ${known} GROUP BY subject)
     GROUP BY entity ORDER BY sum(claims) DESC, entity LIMIT ?`,
    [...values, ...values, ...values, limit],
  ) as (Record<'entity', EntityId> & SqlRow)[]
  return rows.map((row) => row.entity)
}

/** Whether nothing was received after what the read sees, and no import is under way. */
function seesAllClaims({ database, caseNo, until }: ReadScope): boolean {
  const row = database.get(
    `SELECT 1 AS hidden FROM case_info c WHERE c.no = ? AND (c.revision > ?
       OR EXISTS (SELECT 1 FROM import_run i WHERE i.case_no = c.no AND i.published_at IS NULL))`,
    [caseNo, until],
  )
  return row === null
}

function selectSlice(
  scope: ReadScope,
  entity: EntityId,
  condition: LinkCondition,
  { after, limit }: { readonly after: string; readonly limit: number },
): SqlLinkRow[] {
  const shared = [after, ...condition.values, limit]
  return scope.database.all(
    `SELECT * FROM (SELECT ${LINK_COLUMNS} ${FROM_SUBJECT}
       AND c.subject = ? AND c.id > ? AND ${condition.sql} ORDER BY c.id LIMIT ?)
     UNION ALL SELECT * FROM (SELECT ${LINK_COLUMNS} ${FROM_OBJECT}
       AND c.object = ? AND c.subject <> ? AND c.id > ? AND ${condition.sql} ORDER BY c.id LIMIT ?)
     ORDER BY id LIMIT ?`,
    [scope.caseNo, entity, ...shared, scope.caseNo, entity, entity, ...shared, limit],
  ) as SqlLinkRow[]
}

/** Links to or from the entities that were refuted, withdrawn or superseded at some time and are active now. */
function selectDecided(scope: ReadScope, entities: readonly EntityId[], condition: LinkCondition): Link[] {
  const ends = listEnds(scope, entities, { sql: `${condition.sql} AND ${DECIDED}`, values: condition.values })
  const rows = scope.database.all(ends.sql, ends.values) as SqlLinkRow[]
  return keepActive(rows, completeDecided(scope, rows)).map(toLink)
}

/** One query for all links of some entities, each once. */
function listEnds(scope: ReadScope, entities: readonly EntityId[], condition: LinkCondition): LinkCondition {
  const list = JSON.stringify([...new Set(entities)])
  const wanted = '(SELECT value FROM json_each(?))'
  return {
    sql: `SELECT ${LINK_COLUMNS} ${FROM_SUBJECT} AND c.subject IN ${wanted} AND ${condition.sql}
      UNION ALL SELECT ${LINK_COLUMNS} ${FROM_OBJECT} AND c.object IN ${wanted} AND c.subject NOT IN ${wanted}
        AND ${condition.sql}`,
    values: [scope.caseNo, list, ...condition.values, scope.caseNo, list, list, ...condition.values],
  }
}

function completeDecided(scope: ReadScope, rows: readonly LinkRow[]): KnownClaim[] {
  const bodies = listDecided(rows).map((row) => ({ body: row.body, received_at: row.receivedAt }))
  return completeClaims(scope, receiveRows(scope, bodies))
}
