import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { callEndpoint } from '../../../client/gateway/call-endpoint.ts'
import { downloadCaseFile, importFiles } from '../../../client/gateway/case-files.ts'
import {
  GatewayError,
  isSignedOut,
  UnexpectedAnswerError,
  UnreachableError,
} from '../../../client/gateway/gateway-error.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'

interface Seen {
  method: string | undefined
  url: string | undefined
  type: string | undefined
  body: string
}

let server: Server
let seen: Seen[]
let respond: (response: ServerResponse, request: IncomingMessage) => void

beforeEach(async () => {
  seen = []
  server = createServer((request, response) => {
    void readBody(request).then((body) => {
      seen.push({ method: request.method, url: request.url, type: request.headers['content-type'], body })
      respond(response, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  vi.stubGlobal('location', new URL(`http://127.0.0.1:${port}/`))
})

afterEach(async () => {
  vi.unstubAllGlobals()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function answer(status: number, content: unknown, type = 'application/json'): void {
  respond = (response) => {
    response.writeHead(status, { 'content-type': type })
    response.end(status === 204 ? undefined : JSON.stringify(content))
  }
}

const SESSION = { actor: 'ana', version: '1', backend: 'sqlite', unmasked: [] }

describe('callEndpoint', () => {
  it('gives what the contract promises', async () => {
    answer(200, SESSION)
    await expect(callEndpoint(ENDPOINTS.getSession, {})).resolves.toEqual(SESSION)
    expect(seen).toMatchObject([{ method: 'GET', url: '/api/session', body: '' }])
  })

  it('writes parameters, query and body where they belong, escaped, and leaves out what is undefined', async () => {
    answer(200, { hits: [] })
    await callEndpoint(ENDPOINTS.search, {
      params: { caseId: 'a/b?c' },
      query: { q: 'سان & مارتن', asAt: undefined, limit: 5 },
    })
    const url = new URL(seen[0]?.url ?? '', location.origin)
    expect(url.pathname).toBe('/api/cases/a%2Fb%3Fc/search')
    expect(Object.fromEntries(url.searchParams)).toEqual({ q: 'سان & مارتن', limit: '5' })
    answer(200, SESSION)
    await callEndpoint(ENDPOINTS.unmask, { params: { caseId: 'c' }, body: { purpose: 'a purpose to log' } })
    expect(seen[1]).toMatchObject({
      method: 'POST',
      type: 'application/json',
      body: JSON.stringify({ purpose: 'a purpose to log' }),
    })
  })

  it('takes an answer without content', async () => {
    answer(204, null)
    const call = callEndpoint(ENDPOINTS.putPositions, {
      params: { caseId: 'c', view: 'main' },
      body: { positions: {} },
    })
    await expect(call).resolves.toEqual({})
  })

  it('turns a problem into a GatewayError that keeps it whole', async () => {
    const problem = {
      type: '/problems/bad-file',
      title: 'Not acceptable',
      status: 422,
      detail: 'Line 3 is wrong.',
      problems: [{ file: 'claims.jsonl', line: 3, column: null, field: 'valid.to', code: 'end', message: 'too early' }],
    }
    answer(422, problem, 'application/problem+json')
    const error: unknown = await callEndpoint(ENDPOINTS.listCases, {}).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(GatewayError)
    expect((error as GatewayError).problem).toEqual(problem)
    expect(isSignedOut(error)).toBe(false)
  })

  it('knows a session that is over', async () => {
    answer(401, { type: '/problems/not-signed-in', title: 'Not signed in', status: 401, detail: 'Open the address.' })
    const error: unknown = await callEndpoint(ENDPOINTS.getSession, {}).catch((caught: unknown) => caught)
    expect(isSignedOut(error)).toBe(true)
  })

  it.each([
    ['an answer off the contract', 200, { actor: 7 }],
    ['an error without problem details', 502, 'bad gateway'],
  ])('refuses %s', async (_, status, content) => {
    answer(status, content)
    await expect(callEndpoint(ENDPOINTS.getSession, {})).rejects.toBeInstanceOf(UnexpectedAnswerError)
  })

  it('refuses a page where JSON was asked for', async () => {
    respond = (response) => response.end('<!doctype html>')
    await expect(callEndpoint(ENDPOINTS.getSession, {})).rejects.toBeInstanceOf(UnexpectedAnswerError)
  })

  it('says when nobody answers', async () => {
    respond = (response) => response.destroy()
    await expect(callEndpoint(ENDPOINTS.getSession, {})).rejects.toBeInstanceOf(UnreachableError)
  })

  it('lets a call be given up, which is no error of the program', async () => {
    respond = () => undefined
    const controller = new AbortController()
    const call = callEndpoint(ENDPOINTS.getSession, { signal: controller.signal })
    controller.abort()
    await expect(call).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('case files', () => {
  const JOB = {
    ...{ id: 'b8b1d8c0-3a53-4a8e-9a53-0d8f5d3f1c11', kind: 'import', caseId: null, state: 'running', phase: 'reading' },
    ...{ done: 0, total: 0, problem: null, result: null },
  }

  it('go up as they are, and are then imported together with the name of the case', async () => {
    const upload = { id: 'b8b1d8c0-3a53-4a8e-9a53-0d8f5d3f1c22', name: 'x', byteLength: 3, sha256: 'a'.repeat(64) }
    respond = (response, request) => {
      const isUpload = request.url?.startsWith('/api/uploads') === true
      response
        .writeHead(isUpload ? 201 : 202, { 'content-type': 'application/json' })
        .end(JSON.stringify(isUpload ? upload : JOB))
    }
    const order = { files: [new File(['id…'], 'año.csv')], mapping: new File(['v'], 'map.yaml'), caseName: 'Año uno' }
    const job = await importFiles(order, new AbortController().signal)
    expect(job).toEqual(JOB)
    const type = 'application/octet-stream'
    const body = JSON.stringify({ uploads: [upload.id], mapping: upload.id, case: 'Año uno' })
    expect(seen).toEqual([
      { method: 'POST', url: '/api/uploads?name=a%C3%B1o.csv', type, body: 'id…' },
      { method: 'POST', url: '/api/uploads?name=map.yaml', type, body: 'v' },
      { method: 'POST', url: '/api/imports', type: 'application/json', body },
    ])
  })

  it('come down byte by byte, or with the reason why not', async () => {
    respond = (response) =>
      response.writeHead(200, { 'content-type': 'application/zip' }).end(Buffer.from([80, 75, 0, 255]))
    const file = await downloadCaseFile('c', { unmask: false })
    expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([80, 75, 0, 255])
    answer(400, { type: '/problems/bad-request', title: 'Bad request', status: 400, detail: 'needs a purpose' })
    await expect(downloadCaseFile('c', { unmask: true })).rejects.toBeInstanceOf(GatewayError)
  })
})
