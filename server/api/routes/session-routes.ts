import type { Router } from 'express'

import { ENDPOINTS } from '../../contract/endpoints.ts'
import type { Session } from '../../contract/session.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { mount } from '../mount.ts'
import type { ApiSession } from '../session/session-registry.ts'

/** Who is signed in, and seeing names for a stated purpose. */
export function mountSessionRoutes(router: Router, { store, sessions, version }: ApiDependencies): void {
  mount(router, ENDPOINTS.getSession, ({ session }) => view(session))

  mount(router, ENDPOINTS.unmask, async ({ params, body, session }) => {
    const { id } = await store.getCase(params.caseId as CaseId)
    await store.appendLog({
      action: 'unmasked',
      caseId: id,
      actor: session.actor,
      purpose: body.purpose,
      detail: { by: session.id === 'command-line' ? 'command line' : 'screen' },
    })
    sessions.unmask(session, id, body.purpose)
    return view(session)
  })

  mount(router, ENDPOINTS.mask, async ({ params, session }) => {
    const { id } = await store.getCase(params.caseId as CaseId)
    sessions.mask(session, id)
    return view(session)
  })

  function view(session: ApiSession): Session {
    const unmasked = [...session.grants].filter(([caseId]) => sessions.isUnmasked(session, caseId))
    return {
      actor: session.actor,
      version,
      backend: store.backend,
      unmasked: unmasked.map(([caseId, grant]) => ({
        caseId,
        purpose: grant.purpose,
        until: new Date(grant.until).toISOString(),
      })),
    }
  }
}
