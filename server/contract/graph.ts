import { z } from 'zod'

import { BASES, CERTAINTIES } from '../domain/claim.ts'
import { categorySchema, entityRefSchema, groundSchema, idSchema, intervalSchema } from './common.ts'

export const graphNodeSchema = entityRefSchema
  .extend({ categories: z.array(categorySchema), grounds: z.array(groundSchema) })
  .meta({ id: 'GraphNode' })
export type GraphNode = z.output<typeof graphNodeSchema>

/** One claim between two entities, as a line. Parallel claims stay apart. */
export const graphEdgeSchema = z
  .object({
    id: idSchema.meta({ description: 'Id of the claim.' }),
    predicate: z.string(),
    source: idSchema,
    target: idSchema,
    symmetric: z.boolean(),
    role: z.string().nullable(),
    line: z.enum(['solid', 'dashed', 'dotted']),
    crossed: z.boolean(),
    status: z.enum(['active', 'refuted']),
    certainty: z.enum(CERTAINTIES),
    basis: z.enum(BASES),
    grade: z.string().nullable(),
    origins: z.int().nonnegative(),
    valid: intervalSchema,
    boundsUnknown: z.boolean(),
  })
  .meta({ id: 'GraphEdge' })
export type GraphEdge = z.output<typeof graphEdgeSchema>

export const graphSchema = z
  .object({
    nodes: z.array(graphNodeSchema),
    edges: z.array(graphEdgeSchema),
    total: z.object({ nodes: z.int().nonnegative(), edges: z.int().nonnegative().nullable() }).meta({
      description: 'What the case holds, whether or not it was sent; lines are not counted where it holds more.',
    }),
  })
  .meta({ id: 'Graph' })
export type Graph = z.output<typeof graphSchema>

export const graphQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(50_000).default(5_000).meta({
    description: 'Most entities to send. Of a case with more come those most linked, and the claims among them.',
  }),
})

export const searchQuerySchema = z.object({
  q: z.string().trim().min(1).max(200),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

export const searchResultSchema = z
  .object({ hits: z.array(z.object({ entity: entityRefSchema, name: z.string(), claim: idSchema.nullable() })) })
  .meta({ id: 'SearchResult' })
export type SearchResult = z.output<typeof searchResultSchema>

export const vocabularySchema = z
  .object({
    predicates: z.array(
      z.object({
        id: z.string(),
        definition: z.string(),
        parent: z.string().nullable(),
        object: z.enum(['entity', 'literal']),
      }),
    ),
  })
  .meta({ id: 'Vocabulary' })
export type Vocabulary = z.output<typeof vocabularySchema>
