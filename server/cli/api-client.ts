import type { z } from 'zod'

import type { Endpoint } from '../contract/endpoint.ts'
import { problemSchema } from '../contract/problem.ts'
import type { Problem } from '../contract/problem.ts'
import type { ServerAddress } from './data-folder.ts'

/** The server answered with a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  constructor(readonly problem: Problem) {
    super(problem.detail)
  }
}

export interface CallOptions<E extends Endpoint> {
  readonly params?: z.input<E['params']>
  readonly query?: z.input<E['query']>
  readonly body?: z.input<E['body']>
  /** Bytes to send instead of JSON, all at once or as they come. */
  readonly bytes?: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
  readonly signal?: AbortSignal
}

/** Calls a server's API as the command line: the same operations, checks and masks that the screen has. */
export class ApiClient {
  readonly #address: ServerAddress

  constructor(address: ServerAddress) {
    this.#address = address
  }

  /** Calls an endpoint that answers in JSON. Rejects with ProblemError. */
  async call<E extends Endpoint>(endpoint: E, options: CallOptions<E> = {}): Promise<z.output<E['answer']>> {
    const response = await this.request(endpoint, options)
    const content: unknown = response.status === 204 ? {} : await response.json()
    return endpoint.answer.parse(content) as z.output<E['answer']>
  }

  /** Calls an endpoint and gives the response as it comes. Rejects with ProblemError. */
  async request<E extends Endpoint>(endpoint: E, options: CallOptions<E> = {}): Promise<Response> {
    const response = await fetch(this.#urlOf(endpoint, options), {
      method: endpoint.method.toUpperCase(),
      headers: { Authorization: `Bearer ${this.#address.key}`, ...describeContent(options) },
      body: options.bytes ?? (options.body === undefined ? null : JSON.stringify(options.body)),
      ...(options.bytes instanceof ReadableStream ? { duplex: 'half' } : {}),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
    if (!response.ok) throw new ProblemError(await readProblem(response))
    return response
  }

  #urlOf<E extends Endpoint>(endpoint: E, options: CallOptions<E>): URL {
    const params = new Map<string, unknown>(Object.entries(options.params ?? {}))
    const path = endpoint.path.replaceAll(/\{(\w+)\}/gu, (_match, name: string) =>
      encodeURIComponent(String(params.get(name))),
    )
    const url = new URL(path, this.#address.url)
    for (const [name, value] of Object.entries(options.query ?? {})) {
      if (typeof value === 'string' || typeof value === 'number') url.searchParams.set(name, String(value))
    }
    return url
  }
}

function describeContent(options: { bytes?: unknown; body?: unknown }): Record<string, string> {
  if (options.bytes !== undefined) return { 'Content-Type': 'application/octet-stream' }
  return options.body === undefined ? {} : { 'Content-Type': 'application/json' }
}

async function readProblem(response: Response): Promise<Problem> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => null))
  if (parsed.success) return parsed.data
  return { type: 'about:blank', title: 'Problem', status: response.status, detail: `HTTP ${response.status}` }
}
