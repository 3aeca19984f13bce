import type { Request, Response, Router } from 'express'
import type { z } from 'zod'

import type { Endpoint } from '../contract/endpoint.ts'
import { sessionOf } from './session/guard.ts'
import type { ApiSession } from './session/session-registry.ts'

/** A request that has been validated against its endpoint. */
export interface Call<E extends Endpoint> {
  readonly params: z.output<E['params']>
  readonly query: z.output<E['query']>
  readonly body: z.output<E['body']>
  readonly session: ApiSession
  readonly request: Request
  readonly response: Response
}

/**
 * Serves an endpoint as JSON: parse, call, disclose. The answer is parsed by the contract too, so that nothing leaves
 * that the contract does not name.
 */
export function mount<E extends Endpoint>(
  router: Router,
  endpoint: E,
  handle: (call: Call<E>) => Promise<z.input<E['answer']>> | z.input<E['answer']>,
): void {
  mountRaw(router, endpoint, async (call) => {
    const answer = endpoint.answer.parse(await handle(call))
    if (endpoint.status === 204) call.response.status(204).end()
    else call.response.status(endpoint.status).json(answer)
  })
}

/** Serves an endpoint whose handler writes the response itself: a file, a stream of events. */
export function mountRaw<E extends Endpoint>(
  router: Router,
  endpoint: E,
  handle: (call: Call<E>) => Promise<void> | void,
): void {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/gu, ':$1')
  router[endpoint.method](path, async (request: Request, response: Response) => {
    await handle({
      params: endpoint.params.parse(request.params) as z.output<E['params']>,
      query: endpoint.query.parse(request.query) as z.output<E['query']>,
      body: (endpoint.bodyType === undefined ? endpoint.body.parse(request.body ?? {}) : undefined) as z.output<
        E['body']
      >,
      session: sessionOf(request),
      request,
      response,
    })
  })
}
