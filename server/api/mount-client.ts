import { join } from 'node:path'

import express from 'express'
import type { Express } from 'express'

import type { ApiDependencies } from './dependencies.ts'
import { setSessionCookie } from './session/guard.ts'

/** Serves the built client, and turns the one-time link into a session. */
export function mountClient(app: Express, { clientFolder, sessions, store }: ApiDependencies): void {
  app.get('/', async (request, response, next) => {
    const { token } = request.query
    if (typeof token !== 'string') {
      next()
      return
    }
    const session = sessions.redeem(token)
    if (session !== null) {
      setSessionCookie(request, response, session)
      await store.appendLog({ action: 'signed-in', caseId: null, actor: session.actor, purpose: null, detail: {} })
    }
    response.setHeader('Cache-Control', 'no-store')
    response.redirect(303, '/')
  })
  app.use(
    '/assets',
    express.static(join(clientFolder, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: false }),
  )
  app.use(express.static(clientFolder, { maxAge: 0, redirect: false }))
}
