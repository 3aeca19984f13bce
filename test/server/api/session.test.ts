import { request as sendRaw } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { peruCase } from '../../../fixtures/cases/two-news-reports/case.ts'
import { nameCase, startTestServer } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'

let server: TestServer
let caseId: string

beforeAll(async () => {
  server = await startTestServer('sqlite')
  caseId = await server.importCase(peruCase().batch, nameCase('session'))
})
afterAll(() => server.close())

describe('signing in', () => {
  it('takes a token once, and gives a cookie whose name carries the port', async () => {
    const link = server.issueLink()
    const first = await fetch(link, { redirect: 'manual' })
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(cookie).toMatch(new RegExp(`^trama_${new URL(server.url).port}=`))
    expect((await get('/api/cases', { cookie })).status).toBe(200)
    expect((await fetch(link, { redirect: 'manual' })).headers.get('set-cookie')).toBeNull()
    expect((await get('/?token=wrong')).headers.get('set-cookie')).toBeNull()
  })

  it('marks the cookie http-only and same-site', async () => {
    const response = await fetch(server.issueLink(), { redirect: 'manual' })
    expect(response.headers.get('set-cookie')).toMatch(/; HttpOnly/)
    expect(response.headers.get('set-cookie')).toMatch(/; SameSite=Strict/)
    expect(response.headers.get('location')).toBe('/')
  })

  it('lets nobody in without a session, with a made-up one or with a wrong key', async () => {
    for (const headers of [{}, { cookie: 'trama_1=x' }, { authorization: 'Bearer nonsense' }]) {
      const response = await get('/api/cases', headers)
      expect(response.status).toBe(401)
      expect(response.headers.get('content-type')).toMatch(/application\/problem\+json/)
      expect(await response.json()).toMatchObject({ type: '/problems/not-signed-in', status: 401 })
    }
  })

  it('guards every path of the API, the documents too', async () => {
    for (const path of ['/api/openapi.json', '/api/docs', '/api/schemas/case-file', `/api/cases/${caseId}/graph`]) {
      expect((await get(path)).status).toBe(401)
    }
  })

  it('refuses a request under another host name', async () => {
    expect(await sendAs('evil.example')).toBe(403)
    expect(await sendAs(`127.0.0.1:1`)).toBe(403)
    expect(await sendAs(new URL(server.url).host)).toBe(401)
  })

  it('refuses what another site sends with our cookie', async () => {
    const cookie = await server.signIn()
    const path = `/api/cases/${caseId}/unmask`
    const body = JSON.stringify({ purpose: 'a purpose long enough' })
    const post = (headers: Record<string, string>) =>
      fetch(server.url + path, {
        method: 'POST',
        body,
        headers: { cookie, 'content-type': 'application/json', ...headers },
      })
    expect((await post({ origin: 'http://evil.example' })).status).toBe(403)
    expect((await post({})).status).toBe(403)
    expect((await post({ origin: server.url, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post({ origin: server.url })).status).toBe(200)
  })

  it('sends a content security policy without inline scripts', async () => {
    const policy = (await get('/api/cases')).headers.get('content-security-policy') ?? ''
    const scripts = policy.split(';').find((part) => part.trim().startsWith('script-src'))
    expect(scripts?.trim()).toBe("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
  })
})

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.url + path, { headers, redirect: 'manual' })
}

/** Status of a request whose Host header says `host`; fetch would not let it be set. */
function sendAs(host: string): Promise<number> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    const request = sendRaw({ hostname, port, path: '/api/cases', headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on('error', reject)
    request.end()
  })
}
