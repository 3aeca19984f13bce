import { parseCookie, stringifySetCookie } from 'cookie'
import type { NextFunction, Request, Response } from 'express'

import { ApiError } from '../problem-of.ts'
import type { ApiSession, SessionRegistry } from './session-registry.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD'])
const signedIn = new WeakMap<Request, ApiSession>()

/** The session of a request that has passed the guard. */
export function sessionOf(request: Request): ApiSession {
  const session = signedIn.get(request)
  if (session === undefined) throw new ApiError(401, 'not-signed-in', SIGN_IN)
  return session
}

const SIGN_IN = 'Not signed in, or the link was used already. Open the address that the program printed at its start.'

/**
 * Refuses requests whose Host is not this machine's loopback at our own port: a page elsewhere that points a name of
 * its own at 127.0.0.1 gets nothing.
 */
export function checkHost(request: Request, _response: Response, next: NextFunction): void {
  const host = request.headers.host ?? ''
  const port = String(request.socket.localPort ?? '')
  const known = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]
  if (!known.includes(host)) throw new ApiError(403, 'wrong-host', 'This server answers only under its own address.')
  next()
}

/** Lets only signed-in requests through, and those that change something only from our own pages. */
export function requireSession(registry: SessionRegistry) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    const session = key === undefined ? registry.findByCookie(readSessionCookie(request)) : registry.findByKey(key)
    if (session === null) throw new ApiError(401, 'not-signed-in', SIGN_IN)
    if (key === undefined) checkOrigin(request)
    signedIn.set(request, session)
    next()
  }
}

/** Sets the session cookie: for this server alone (its name carries the port), never to scripts or other sites. */
export function setSessionCookie(request: Request, response: Response, session: ApiSession): void {
  response.setHeader(
    'Set-Cookie',
    stringifySetCookie({ name: cookieName(request), value: session.id, httpOnly: true, sameSite: 'strict', path: '/' }),
  )
}

function readSessionCookie(request: Request): string | undefined {
  return parseCookie(request.headers.cookie ?? '')[cookieName(request)]
}

function cookieName(request: Request): string {
  return `trama_${String(request.socket.localPort ?? 0)}`
}

function checkOrigin(request: Request): void {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  const ownOrigin = origin === undefined ? SAFE_METHODS.has(request.method) : origin === `http://${host ?? ''}`
  const ownSite = site === undefined || site === 'same-origin' || site === 'none'
  if (!ownOrigin || !ownSite) throw new ApiError(403, 'wrong-origin', 'Requests from other sites are refused.')
}
