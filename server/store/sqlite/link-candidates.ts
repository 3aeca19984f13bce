import type { Clocks } from '../../domain/clocks.ts'
import type { LinkRow } from '../active-links.ts'
import type { LinkFilter } from '../link.ts'
import type { SqlParameter, SqlRow } from './driver.ts'
import type { ReadScope } from './read-records.ts'

/** Conditions that links meet, with the values of their parameters. */
export interface LinkCondition {
  readonly sql: string
  readonly values: readonly SqlParameter[]
}

export type SqlLinkRow = LinkRow & SqlRow

/** Only a claim that something happened to can be other than active; what, and when, the domain says. */
export const DECIDED = `(
  EXISTS (SELECT 1 FROM claim s WHERE s.case_no = c.case_no AND s.supersedes = c.id)
  OR EXISTS (SELECT 1 FROM review v WHERE v.case_no = c.case_no AND v.claim = c.id
    AND v.verdict IN ('refuted', 'withdrawn')))`

/** What a traversal needs of a link; the body of the claim only where something was decided about it. */
export const LINK_COLUMNS = `c.id AS id, c.predicate AS predicate, c.subject AS subject, c.object AS object,
  c.valid_from AS validFrom, c.valid_to AS validTo, c.grade AS grade, c.received_at AS receivedAt,
  CASE WHEN ${DECIDED} THEN (SELECT body FROM record r WHERE r.no = c.record_no) END AS body`

/** What every link must meet beside its ends: known, of the day asked for, and as the filter wants it. */
export function matchLinks(scope: ReadScope, clocks: Clocks, filter: LinkFilter): LinkCondition {
  const { predicates, grades, within } = filter
  const conditions: LinkCondition[] = [{ sql: 'c.received_at <= ?', values: [scope.until] }]
  if (clocks.asAt !== null) conditions.push(matchWindow({ from: clocks.asAt, to: clocks.asAt }))
  if (within !== undefined) conditions.push(matchWindow(within))
  if (predicates !== undefined) conditions.push(matchList('c.predicate', predicates))
  if (grades !== undefined) conditions.push(matchList('c.grade', grades))
  return {
    sql: conditions.map((one) => one.sql).join(' AND '),
    values: conditions.flatMap((one) => one.values),
  }
}

/** The same as mayHoldOn (domain/partial-date.ts) for some day of the window, on the days kept with the claim. */
function matchWindow({ from, to }: { readonly from: string; readonly to: string }): LinkCondition {
  const sql = `? <= ? AND (c.first_day IS NULL OR c.first_day <= ?) AND (c.last_day IS NULL OR c.last_day >= ?)
    AND (c.first_day IS NULL OR c.last_day IS NULL OR c.first_day <= c.last_day)`
  return { sql, values: [from, to, to, from] }
}

function matchList(column: string, values: readonly string[]): LinkCondition {
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] }
}
