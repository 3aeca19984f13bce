import { createDocument } from 'zod-openapi'
import type { ZodOpenApiOperationObject, ZodOpenApiRequestBodyObject, ZodOpenApiResponseObject } from 'zod-openapi'
import type { z } from 'zod'

import type { Endpoint } from '../contract/endpoint.ts'
import { ENDPOINTS } from '../contract/endpoints.ts'
import { problemSchema } from '../contract/problem.ts'

/** The OpenAPI 3.1 document of the whole API, from the schemas that validate it. */
export function buildOpenApi(version: string): object {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const endpoint of Object.values<Endpoint>(ENDPOINTS)) {
    const path = (paths[endpoint.path] ??= {})
    path[endpoint.method] = describeOperation(endpoint)
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Trama',
      version,
      description:
        'Criminal network analysis in which every line can be traced to a sentence. Victims and minors are masked in ' +
        'every answer unless the session has stated a purpose.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: [{ session: [] }, { key: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'trama_PORT', description: 'Set by the one-time link.' },
        key: { type: 'http', scheme: 'bearer', description: 'The command line’s own key, from the data folder.' },
      },
    },
  })
}

function describeOperation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const body = describeBody(endpoint)
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    requestParams: { path: asObject(endpoint.params), query: asObject(endpoint.query) },
    ...(body === null ? {} : { requestBody: { required: true, content: body } }),
    responses: {
      [String(endpoint.status)]: describeAnswer(endpoint),
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  }
}

function describeAnswer(endpoint: Endpoint): ZodOpenApiResponseObject {
  if (endpoint.status === 204) return { description: 'Done' }
  const { answerType, answer } = endpoint
  if (answerType === undefined || answerType === 'text/event-stream') {
    return { description: 'Done', content: { [answerType ?? 'application/json']: { schema: answer } } }
  }
  return { description: 'Done', content: { [answerType]: { schema: { type: 'string', format: 'binary' } } } }
}

function describeBody(endpoint: Endpoint): ZodOpenApiRequestBodyObject['content'] | null {
  if (endpoint.bodyType !== undefined) return { [endpoint.bodyType]: { schema: { type: 'string', format: 'binary' } } }
  if (endpoint.method === 'get' || endpoint.method === 'delete') return null
  return { 'application/json': { schema: endpoint.body } }
}

/** Parameters are objects in every endpoint; the table types them as schemas in general. */
function asObject(schema: z.ZodType): z.ZodObject {
  return schema as z.ZodObject
}
