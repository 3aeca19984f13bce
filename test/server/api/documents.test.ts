import { get as getRaw } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { peruCase } from '../../../fixtures/cases/two-news-reports/case.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import { nameCase, startTestServer } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'

let server: TestServer
let cookie: string
let caseId: string

beforeAll(async () => {
  server = await startTestServer('sqlite')
  cookie = await server.signIn()
  caseId = await server.importCase(peruCase().batch, nameCase('documents'))
})
afterAll(() => server.close())

const operationSchema = z.object({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) })
const documentSchema = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
})

describe('documents of the API', () => {
  it('describes every endpoint in OpenAPI 3.1, with its parameters and its problems', async () => {
    const document = documentSchema.parse(await (await get('/api/openapi.json')).json())
    for (const endpoint of Object.values(ENDPOINTS)) {
      const operation = document.paths[endpoint.path]?.[endpoint.method]
      expect(operation?.operationId).toBe(endpoint.id)
      expect(Object.keys(operation?.responses ?? {})).toEqual([String(endpoint.status), 'default'])
    }
  })

  it('resolves every reference within the document', async () => {
    const text = await (await get('/api/openapi.json')).text()
    const document: unknown = JSON.parse(text)
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/gu)].map((match) => match[1]?.split('/') ?? [])
    expect(references.length).toBeGreaterThan(20)
    for (const path of references) {
      const target = path.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document)
      expect(target, path.join('/')).toBeTypeOf('object')
    }
  })

  it('serves a page to browse it whose scripts are all its own', async () => {
    const page = await (await get('/api/docs')).text()
    const scripts = [...page.matchAll(/<script src="([^"]+)"/gu)].map((match) => match[1] ?? '')
    expect(page).not.toMatch(/<script>/u)
    expect(scripts).toHaveLength(2)
    for (const script of scripts) {
      const response = await get(script)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toMatch(/javascript/)
    }
  })

  it('publishes the JSON Schema of the case file', async () => {
    const response = await get('/api/schemas/case-file')
    expect(response.headers.get('content-type')).toMatch(/^application\/schema\+json/)
    expect(await response.json()).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' })
  })

  it('answers an unchanged read with 304 and packs large answers', async () => {
    const first = await get(`/api/cases/${caseId}/graph`, { 'accept-encoding': 'br' })
    expect(first.headers.get('content-encoding')).toBe('br')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    expect(await getStatus(`/api/cases/${caseId}/graph`, { 'if-none-match': etag })).toBe(304)
    expect(await getStatus(`/api/cases/${caseId}/graph`, { 'if-none-match': 'W/"other"' })).toBe(200)
  })

  it('answers an unknown path with a problem', async () => {
    const response = await get('/api/nothing-here')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ type: '/problems/not-found' })
  })
})

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.url + path, { headers: { cookie, ...headers } })
}

/** Status of a plain request: fetch adds `no-cache` to conditional ones, which asks for the whole answer again. */
function getStatus(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    getRaw(server.url + path, { headers: { cookie, ...headers } }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    }).on('error', reject)
  })
}
