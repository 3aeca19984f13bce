import type { Router } from 'express'

import type { CaseView } from '../../contract/cases.ts'
import { ENDPOINTS } from '../../contract/endpoints.ts'
import type { CaseInfo } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import { UnknownCaseError } from '../../store/store-errors.ts'
import { CaseLabels } from '../case-labels.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { mount } from '../mount.ts'
import type { ApiSession } from '../session/session-registry.ts'

/** Cases of which the labels are made at the same time. */
const LABELLED_AT_ONCE = 8

/** Cases, the positions of their views and their log. */
export function mountCaseRoutes(router: Router, { store, disclosures, sessions }: ApiDependencies): void {
  const labels = new CaseLabels(disclosures)

  mount(router, ENDPOINTS.listCases, async ({ session }) => {
    const infos = await store.listCases()
    labels.keepOnly(infos)
    const cases: (CaseView | null)[] = []
    for (let first = 0; first < infos.length; first += LABELLED_AT_ONCE) {
      const some = infos.slice(first, first + LABELLED_AT_ONCE)
      cases.push(...(await Promise.all(some.map((info) => view(info, session).catch(passOverGone)))))
    }
    return { cases: cases.filter((one) => one !== null) }
  })

  mount(router, ENDPOINTS.getCase, async ({ params, session }) =>
    view(await store.getCase(params.caseId as CaseId), session),
  )

  mount(router, ENDPOINTS.getPositions, async ({ params }) => ({
    positions: { ...(await store.readPositions(params.caseId as CaseId, params.view)) },
  }))

  mount(router, ENDPOINTS.putPositions, async ({ params, body }) => {
    await store.writePositions(params.caseId as CaseId, params.view, body.positions)
    return {}
  })

  mount(router, ENDPOINTS.readLog, async ({ params, query, session }) => {
    const { id } = await store.getCase(params.caseId as CaseId)
    const { disclosure } = await disclosures.get(id, sessions.isUnmasked(session, id))
    const entries = await store.readLog(id, query.limit)
    return {
      entries: entries.map((entry) => ({
        sequence: entry.sequence,
        at: entry.at,
        action: entry.action,
        actor: entry.actor,
        purpose: entry.purpose === null ? null : disclosure.maskLabel(entry.purpose),
        detail: { ...entry.detail },
      })),
    }
  })

  async function view(info: CaseInfo, session: ApiSession): Promise<CaseView> {
    const { name, description } = await labels.get(info, sessions.isUnmasked(session, info.id))
    return { id: info.id, name, description, createdAt: info.createdAt }
  }
}

/** A case may be erased while the list is made. */
function passOverGone(error: unknown): null {
  if (error instanceof UnknownCaseError) return null
  throw error
}
