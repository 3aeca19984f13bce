import type { Router } from 'express'

import type { CaseView } from '../../contract/cases.ts'
import { ENDPOINTS } from '../../contract/endpoints.ts'
import type { CaseInfo } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { mount } from '../mount.ts'
import type { ApiSession } from '../session/session-registry.ts'

/** Cases, the positions of their views and their log. */
export function mountCaseRoutes(router: Router, { store, disclosures, sessions }: ApiDependencies): void {
  mount(router, ENDPOINTS.listCases, async ({ session }) => {
    const cases = await store.listCases()
    return { cases: await Promise.all(cases.map((info) => view(info, session))) }
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
    const { disclosure } = await disclosures.get(info.id, sessions.isUnmasked(session, info.id))
    return {
      id: info.id,
      name: disclosure.maskLabel(info.name),
      description: disclosure.maskLabel(info.description),
      createdAt: info.createdAt,
    }
  }
}
