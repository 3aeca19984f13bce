import type { Timeline } from '../../contract/exploring.ts'
import type { TimelineItem, TimelineQuery } from '../../store/case-store.ts'
import type { DisclosedCase } from '../disclosure/disclosures.ts'
import { viewClaims } from '../views/claim-view.ts'
import { fillPage } from './fill-page.ts'
import type { Exploration } from './view-linked.ts'

/** A page of a window of days. Claims whose day would tell who somebody masked is, or when a minor comes of age, are in none. */
export async function exploreTimeline(
  { store, disclosure, clocks, script, signal }: Exploration,
  disclosed: DisclosedCase,
  query: TimelineQuery,
  page: { readonly after: string | null; readonly limit: number },
): Promise<Timeline> {
  const isShown = ({ claim }: TimelineItem): boolean => !disclosure.withholds(claim) && !disclosure.hidesTime(claim)
  const { items, next } = await fillPage(page, async (at) => {
    signal.throwIfAborted()
    const read = await store.readTimeline(disclosure.context.info.id, clocks, query, at)
    return { items: read.items.filter(isShown), next: read.next }
  })
  const shown = items.map((item) => item.claim)
  const views = await viewClaims(store, disclosed, shown, clocks, script)
  const byId = new Map(views.map((view) => [view.id, view]))
  return {
    items: items.flatMap(({ day, claim }) => {
      const view = byId.get(claim.id)
      return view === undefined ? [] : [{ day, claim: view }]
    }),
    next: next === null ? null : `${next.day} ${next.claim.id}`,
  }
}
