import type { Claim, KnownClaim } from '../../domain/claim.ts'
import type { Received } from '../../domain/claim-status.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { Page, PageRequest, TimelineItem, TimelineQuery } from '../case-store.ts'
import { checkWindow } from '../check-window.ts'
import { isVisible } from '../known-claims.ts'
import { cutTimeline, readTimelineCursor } from '../timeline-page.ts'
import type { TimelineCursor } from '../timeline-page.ts'
import type { SqlRow } from './driver.ts'
import { matchLinks } from './link-candidates.ts'
import type { LinkCondition } from './link-candidates.ts'
import { completeClaims } from './read-claims.ts'
import { receiveRows } from './read-records.ts'
import type { ReadScope, RecordRow } from './read-records.ts'

/** Where many candidates turn out to be refuted, a slice is still worth a query. */
const LEAST_SLICE = 50

const DAY = 'coalesce(c.first_day, c.last_day)'

interface Slice {
  readonly after: TimelineCursor
  readonly to: string
  readonly limit: number
}

/** Walks the index of days, or where entities are named the claims that touch them; the domain decides their status. */
export function selectTimeline(
  scope: ReadScope,
  clocks: Clocks,
  query: TimelineQuery,
  page: PageRequest,
): Page<TimelineItem> {
  checkWindow(query)
  const condition = matchLinks(scope, clocks, query.predicates === undefined ? {} : { predicates: query.predicates })
  const found: KnownClaim[] = []
  let after: TimelineCursor | null = readTimelineCursor(page.after, query.from)
  while (after !== null && found.length <= page.limit) {
    const limit = Math.max(page.limit + 1 - found.length, LEAST_SLICE)
    const rows = selectSlice(scope, query.touching, condition, { after, to: query.to, limit })
    found.push(...completeRows(scope, rows).filter((claim) => isVisible(claim, clocks)))
    after = rows.length === limit ? (rows.at(-1) ?? null) : null
  }
  return cutTimeline(found, page.limit)
}

type DayRow = TimelineCursor & SqlRow & { readonly no: number }

function selectSlice(
  scope: ReadScope,
  touching: readonly string[] | undefined,
  condition: LinkCondition,
  slice: Slice,
): DayRow[] {
  return touching === undefined
    ? selectAlongDays(scope, condition, slice)
    : selectTouching(scope, touching, condition, slice)
}

/** The rest of the day the cursor stands on, then the days after it: each a range of the index, however full the day. */
function selectAlongDays(scope: ReadScope, condition: LinkCondition, { after, to, limit }: Slice): DayRow[] {
  const select = `SELECT c.record_no AS no, ${DAY} AS day, c.id AS id FROM claim c INDEXED BY claim_by_day
    WHERE c.case_no = ? AND ${DAY} IS NOT NULL AND ${condition.sql}`
  return scope.database.all(
    `SELECT * FROM (${select} AND ${DAY} = ? AND c.id > ? AND ? <= ? ORDER BY c.id LIMIT ?)
     UNION ALL SELECT * FROM (${select} AND ${DAY} > ? AND ${DAY} <= ? ORDER BY ${DAY}, c.id LIMIT ?)
     ORDER BY day, id LIMIT ?`,
    [
      ...[scope.caseNo, ...condition.values, after.day, after.id, after.day, to, limit],
      ...[scope.caseNo, ...condition.values, after.day, to, limit],
      limit,
    ],
  ) as DayRow[]
}

function selectTouching(
  scope: ReadScope,
  touching: readonly string[],
  condition: LinkCondition,
  { after, to, limit }: Slice,
): DayRow[] {
  const list = JSON.stringify(touching)
  return scope.database.all(
    `SELECT c.record_no AS no, ${DAY} AS day, c.id AS id FROM claim c
     WHERE c.record_no IN (
       SELECT record_no FROM claim WHERE case_no = ? AND subject IN (SELECT value FROM json_each(?))
       UNION SELECT record_no FROM claim WHERE case_no = ? AND object IN (SELECT value FROM json_each(?)))
     AND (${DAY}, c.id) > (?, ?) AND ${DAY} <= ? AND ${condition.sql}
     ORDER BY day, id LIMIT ?`,
    [scope.caseNo, list, scope.caseNo, list, after.day, after.id, to, ...condition.values, limit],
  ) as DayRow[]
}

/** The claims of rows, in the order of the rows. */
function completeRows(scope: ReadScope, rows: readonly DayRow[]): KnownClaim[] {
  const places = new Map<string, number>(rows.map((row, index) => [row.id, index]))
  const bodies = scope.database.all(
    'SELECT body, received_at FROM record WHERE no IN (SELECT value FROM json_each(?))',
    [JSON.stringify(rows.map((row) => row.no))],
  ) as RecordRow[]
  const claims: Received<Claim>[] = receiveRows<Claim>(scope, bodies)
  claims.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
  return completeClaims(scope, claims)
}
