import type { Claim } from '../../domain/claim.ts'
import type { Received } from '../../domain/claim-status.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { ClaimQuery, PageRequest } from '../case-store.ts'
import type { SqlParameter } from './driver.ts'
import { receiveRows } from './read-records.ts'
import type { ReadScope, RecordRow } from './read-records.ts'

/** Up to so many keys, each is read from its own index range; a list of more is looked up as a whole. */
const MOST_PATHS = 8

interface Condition {
  readonly sql: string
  readonly values: readonly SqlParameter[]
}

/** An index range that gives claims in order of their ids: a page never reads more of it than it holds. */
interface Path {
  readonly from: string
  readonly condition: Condition
  /** The column whose index gives the order; the id of the claim unless said otherwise. */
  readonly order?: string
}

const BY_ID = 'claim c INDEXED BY claim_by_id'

/** Claims in order of their ids that meet every condition of a query but the status, which the domain decides. */
export function selectCandidates(
  scope: ReadScope,
  clocks: Clocks,
  query: ClaimQuery,
  page: PageRequest,
): Received<Claim>[] {
  const paths = listPaths(scope, query, page.after ?? '')
  if (paths.length === 0) return []
  const conditions = [...listConditions(scope, query), ...matchDay(clocks)]
  const selects = paths.map((path) => selectAlong(scope, path, conditions, page))
  // Only numbers and ids are sorted, never bodies; UNION drops a claim found along two paths.
  const rows = scope.database.all(
    `SELECT r.body, r.received_at FROM record r WHERE r.no IN (
       SELECT no FROM (${selects.map((select) => `SELECT no, id FROM (${select.sql})`).join(' UNION ')})
       ORDER BY id LIMIT ?
     ) ORDER BY r.id`,
    [...selects.flatMap((select) => select.values), page.limit],
  ) as unknown as RecordRow[]
  return receiveRows<Claim>(scope, rows)
}

function selectAlong(scope: ReadScope, path: Path, conditions: readonly Condition[], page: PageRequest): Condition {
  const all = [path.condition, ...conditions]
  return {
    sql: `SELECT c.record_no AS no, c.id AS id FROM ${path.from}
      WHERE c.case_no = ? AND c.id > ? AND c.received_at <= ? AND ${all.map((one) => one.sql).join(' AND ')}
      ORDER BY ${path.order ?? 'c.id'} LIMIT ?`,
    values: [scope.caseNo, page.after ?? '', scope.until, ...all.flatMap((one) => one.values), page.limit],
  }
}

/** The narrowest of what the query asks for; the conditions check the rest. */
function listPaths(scope: ReadScope, query: ClaimQuery, after: string): Path[] {
  if (query.ids !== undefined) return [{ from: BY_ID, condition: matchList('c.id', query.ids) }]
  if (query.touching !== undefined) return listPathsTouching(scope, new Set(query.touching), after)
  if (query.quoting !== undefined) return listPathsQuoting(scope, new Set(query.quoting), after)
  const predicates = new Set(query.predicates)
  if (query.predicates !== undefined && predicates.size <= MOST_PATHS && !excludesActive(query)) {
    return [...predicates].map((predicate) => ({
      from: 'claim c INDEXED BY claim_by_predicate',
      condition: { sql: 'c.predicate = ?', values: [predicate] },
    }))
  }
  return [{ from: BY_ID, condition: { sql: 'TRUE', values: [] } }]
}

function listPathsTouching(scope: ReadScope, ids: ReadonlySet<string>, after: string): Path[] {
  if (ids.size > MOST_PATHS) {
    const values = [scope.caseNo, after, JSON.stringify([...ids])]
    const sql = `c.id IN (
      SELECT id FROM claim WHERE case_no = ? AND id > ? AND subject IN (SELECT value FROM json_each(?))
      UNION SELECT id FROM claim WHERE case_no = ? AND id > ? AND object IN (SELECT value FROM json_each(?)))`
    return [{ from: BY_ID, condition: { sql, values: [...values, ...values] } }]
  }
  return [...ids].flatMap((id) => [
    { from: 'claim c INDEXED BY claim_by_subject', condition: { sql: 'c.subject = ?', values: [id] } },
    { from: 'claim c INDEXED BY claim_by_object', condition: { sql: 'c.object = ?', values: [id] } },
  ])
}

function listPathsQuoting(scope: ReadScope, sources: ReadonlySet<string>, after: string): Path[] {
  if (sources.size > MOST_PATHS) {
    const sql = `c.id IN (SELECT claim FROM claim_source
      WHERE case_no = ? AND claim > ? AND source IN (SELECT value FROM json_each(?)))`
    return [{ from: BY_ID, condition: { sql, values: [scope.caseNo, after, JSON.stringify([...sources])] } }]
  }
  return [...sources].map((source) => ({
    from: `claim_source q CROSS JOIN ${BY_ID} ON c.case_no = q.case_no AND c.id = q.claim`,
    condition: { sql: 'q.case_no = ? AND q.source = ? AND q.claim > ?', values: [scope.caseNo, source, after] },
    order: 'q.claim',
  }))
}

function listConditions(scope: ReadScope, query: ClaimQuery): Condition[] {
  const conditions: Condition[] = []
  if (query.predicates !== undefined) conditions.push(matchList('c.predicate', query.predicates))
  if (query.ids !== undefined && query.touching !== undefined) {
    const [subject, object] = [matchList('c.subject', query.touching), matchList('c.object', query.touching)]
    const sql = `(${subject.sql} OR (c.object IS NOT NULL AND ${object.sql}))`
    conditions.push({ sql, values: [...subject.values, ...object.values] })
  }
  if ((query.ids !== undefined || query.touching !== undefined) && query.quoting !== undefined) {
    const source = matchList('q.source', query.quoting)
    const sql = `EXISTS (SELECT 1 FROM claim_source q WHERE q.case_no = ? AND q.claim = c.id AND ${source.sql})`
    conditions.push({ sql, values: [scope.caseNo, ...source.values] })
  }
  if (excludesActive(query)) conditions.push(matchDecided(scope.caseNo))
  return conditions
}

function excludesActive(query: ClaimQuery): boolean {
  return query.statuses !== undefined && !query.statuses.includes('active')
}

/** Only a claim that something happened to can be other than active. */
function matchDecided(caseNo: number): Condition {
  const sql = `c.id IN (
    SELECT supersedes FROM claim WHERE case_no = ? AND supersedes IS NOT NULL
    UNION SELECT claim FROM review WHERE case_no = ? AND verdict IN ('refuted', 'withdrawn'))`
  return { sql, values: [caseNo, caseNo] }
}

/** The same as mayHoldOn (domain/partial-date.ts), on the days kept with the claim. */
function matchDay({ asAt }: Clocks): Condition[] {
  if (asAt === null) return []
  const sql = '(c.first_day IS NULL OR c.first_day <= ?) AND (c.last_day IS NULL OR c.last_day >= ?)'
  return [{ sql, values: [asAt, asAt] }]
}

function matchList(column: string, values: readonly string[]): Condition {
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] }
}
