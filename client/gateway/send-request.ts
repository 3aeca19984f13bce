import type { Endpoint } from '../../server/contract/endpoint.ts'
import { problemSchema } from '../../server/contract/problem.ts'
import { GatewayError, UnexpectedAnswerError, UnreachableError } from './gateway-error.ts'

/** What a path or a query can carry. */
type Part = string | number | boolean | null | undefined

export interface RequestInput {
  params?: Readonly<Record<string, Part>>
  query?: Readonly<Record<string, Part>>
  payload?: { readonly type: string; readonly content: BodyInit }
  signal?: AbortSignal
}

/** The address of an operation: path parameters escaped, absent query parameters left out. */
export function buildAddress(endpoint: Pick<Endpoint, 'path'>, input: RequestInput): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name] ?? '')),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null) query.append(name, String(value))
  }
  const text = query.toString()
  return new URL(text === '' ? path : `${path}?${text}`, location.origin).href
}

/**
 * The client's only fetch. Resolves with a response whose status is a success.
 *
 * @throws GatewayError, UnreachableError, UnexpectedAnswerError as callEndpoint does
 */
export async function sendRequest(endpoint: Endpoint, input: RequestInput): Promise<Response> {
  const response = await fetchOrExplain(buildAddress(endpoint, input), {
    method: endpoint.method.toUpperCase(),
    credentials: 'same-origin',
    headers: {
      accept: `${endpoint.answerType ?? 'application/json'}, application/problem+json`,
      ...(input.payload === undefined ? {} : { 'content-type': input.payload.type }),
    },
    ...(input.payload === undefined ? {} : { body: input.payload.content }),
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  })
  if (response.ok) return response
  throw await readProblem(response)
}

async function fetchOrExplain(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new UnreachableError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

async function readProblem(response: Response): Promise<GatewayError | UnexpectedAnswerError> {
  const content: unknown = await response.json().catch(() => null)
  const problem = problemSchema.safeParse(content)
  if (problem.success) return new GatewayError(problem.data)
  return new UnexpectedAnswerError(response.status, `${response.status} ${response.statusText}`)
}
