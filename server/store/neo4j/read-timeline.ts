import type { Claim, KnownClaim } from '../../domain/claim.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { Page, PageRequest, TimelineItem, TimelineQuery } from '../case-store.ts'
import { checkPage } from '../check-read.ts'
import { checkWindow } from '../check-window.ts'
import { isVisible } from '../known-claims.ts'
import { cutTimeline, readTimelineCursor } from '../timeline-page.ts'
import type { TimelineCursor } from '../timeline-page.ts'
import { toInteger } from './convert-values.ts'
import { completeClaims } from './read-claims.ts'
import { parseRecords } from './read-in-case.ts'
import type { CaseScope, RecordRow } from './read-in-case.ts'
import type { Transaction } from './transactions.ts'

/** Where many candidates turn out to be refuted, a slice is still worth a query. */
const LEAST_SLICE = 50

type DayRow = RecordRow & TimelineCursor

/** Walks the index of days, or where entities are named the claims that touch them; the domain decides their status. */
export async function readTimeline(
  transaction: Transaction,
  scope: CaseScope,
  clocks: Clocks,
  query: TimelineQuery,
  page: PageRequest,
): Promise<Page<TimelineItem>> {
  checkPage(page)
  checkWindow(query)
  const path = query.touching === undefined ? 'read/claims-by-day' : 'read/claims-by-day-touching'
  const touching = [...new Set(query.touching)]
  const parameters = { ...scope, touching, predicates: query.predicates ?? null, asAt: clocks.asAt, to: query.to }
  const found: KnownClaim[] = []
  let after: TimelineCursor | null = readTimelineCursor(page.after, query.from)
  while (after !== null && found.length <= page.limit) {
    const size = Math.max(page.limit + 1 - found.length, LEAST_SLICE)
    const limits = { day: after.day, after: after.id, limit: toInteger(size) }
    const rows: DayRow[] = await transaction.run(path, { ...parameters, ...limits })
    const claims = await completeClaims(transaction, scope, parseRecords<Claim>(scope, rows))
    found.push(...claims.filter((claim) => isVisible(claim, clocks)))
    after = rows.length === size ? (rows.at(-1) ?? null) : null
  }
  return cutTimeline(found, page.limit)
}
