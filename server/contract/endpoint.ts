import type { z } from 'zod'

/** One operation of the API: what validates it, types it and documents it. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly id: string
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** Path with parameters in braces: `/api/cases/{caseId}`. */
  readonly path: string
  readonly summary: string
  readonly tag: string
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** Status of success. */
  readonly status: 200 | 201 | 202 | 204
  readonly answer: Answer
  /** Media types where they are not JSON. */
  readonly bodyType?: 'application/octet-stream'
  readonly answerType?: 'application/zip' | 'application/xml' | 'text/csv' | 'text/event-stream'
}

/** Fixes an endpoint's types without widening them. */
export function defineEndpoint<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(endpoint: Endpoint<Params, Query, Body, Answer>): Endpoint<Params, Query, Body, Answer> {
  return endpoint
}
