import type { z } from 'zod'

import type { Endpoint } from '../../server/contract/endpoint.ts'
import { UnexpectedAnswerError } from './gateway-error.ts'
import { sendRequest } from './send-request.ts'
import type { RequestInput } from './send-request.ts'

/** A part of a call that may be left out when all in it may be. */
type Part<Name extends string, Value> = object extends Value
  ? Partial<Record<Name, Value>>
  : Value extends Record<string, never>
    ? Partial<Record<Name, Value>>
    : Record<Name, Value>

/** What an endpoint takes: parameters of the path, of the query, and the body. */
export type CallInput<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>> & { signal?: AbortSignal }

/**
 * Calls one operation of the API and checks its answer against the contract.
 *
 * @throws GatewayError for a problem that the server explains
 * @throws UnreachableError if no answer comes
 * @throws UnexpectedAnswerError if the answer does not keep to the contract
 */
export async function callEndpoint<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
): Promise<z.output<E['answer']>> {
  const { params, query, body, signal } = input as RequestInput & { body?: unknown }
  const response = await sendRequest(endpoint, {
    ...(params === undefined ? {} : { params }),
    ...(query === undefined ? {} : { query }),
    ...(signal === undefined ? {} : { signal }),
    ...(body === undefined ? {} : { payload: { type: 'application/json', content: JSON.stringify(body) } }),
  })
  const content: unknown = response.status === 204 ? {} : await readJson(response)
  const answer = endpoint.answer.safeParse(content)
  if (!answer.success) throw new UnexpectedAnswerError(response.status, answer.error.message)
  return answer.data as z.output<E['answer']>
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (cause) {
    throw new UnexpectedAnswerError(response.status, cause instanceof Error ? cause.message : 'no JSON')
  }
}
