import { z } from 'zod'

import { INFORMATION_VALUES } from '../domain/grade.ts'
import { PREDICATE_ID_PATTERN } from '../domain/vocabulary.ts'
import { claimViewSchema, sourceRefSchema } from './claims.ts'
import { clocksQuerySchema, daySchema, entityRefSchema, groundSchema, idSchema, instantSchema } from './common.ts'
import { graphEdgeSchema, graphNodeSchema } from './graph.ts'

const MOST_NAMED = 200

/** Information grades as filters name them: `admiralty/1`, and `ungraded` for none. */
const GRADES = [
  'ungraded',
  ...Object.entries(INFORMATION_VALUES).flatMap(([scheme, values]) => values.map((value) => `${scheme}/${value}`)),
]

const predicateSchema = z.string().regex(PREDICATE_ID_PATTERN, 'a predicate reads MEMBER_OF')
const gradeSchema = z.enum(GRADES).meta({ description: 'An information grade with its scheme, or ungraded.' })

/** Which links to follow, in a body. */
const linkFilterSchema = z.object({
  predicates: z.array(predicateSchema).min(1).max(MOST_NAMED).optional(),
  grades: z.array(gradeSchema).min(1).max(GRADES.length).optional(),
  from: daySchema.optional(),
  to: daySchema
    .optional()
    .meta({ description: 'With `from`: links that may hold on some day between, both included.' }),
})

/** The same in a query, its lists parted by commas. */
const linkFilterQuerySchema = z.object({
  predicates: z
    .string()
    .max(MOST_NAMED * 65)
    .optional()
    .meta({ description: 'Predicates to follow, parted by commas; all if left out.' }),
  grades: z
    .string()
    .max(1000)
    .optional()
    .meta({ description: 'Information grades that count, such as `admiralty/1,ungraded`; all if left out.' }),
  from: daySchema.optional(),
  to: daySchema
    .optional()
    .meta({ description: 'With `from`: links that may hold on some day between, both included.' }),
})
export type LinkFilterQuery = z.output<typeof linkFilterQuerySchema>

/** Parses the lists of a query as those of a body are. */
export const listedFilterSchema = linkFilterSchema

export const linksQuerySchema = linkFilterQuerySchema.extend({
  after: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export const linkPageSchema = z
  .object({
    counts: z
      .array(z.object({ predicate: z.string(), direction: z.enum(['out', 'in']), count: z.int().positive() }))
      .nullable()
      .meta({
        description: 'All links by predicate and direction, whatever the predicates asked for; first page only.',
      }),
    nodes: z.array(graphNodeSchema).meta({ description: 'The entity and the other ends of the lines.' }),
    edges: z.array(graphEdgeSchema),
    next: idSchema.nullable(),
  })
  .meta({ id: 'LinkPage' })
export type LinkPage = z.output<typeof linkPageSchema>

export const egoQuerySchema = linkFilterQuerySchema.extend({ hops: z.coerce.number().int().min(1).max(3).default(1) })

export const egoNetworkSchema = z
  .object({
    nodes: z.array(graphNodeSchema.extend({ distance: z.int().nonnegative() })),
    edges: z.array(graphEdgeSchema),
    complete: z.boolean().meta({ description: 'Nothing within reach is missing.' }),
    unread: z
      .array(idSchema)
      .meta({ description: 'Hubs with too many links to go through; what only they lead to is missing.' }),
    exactHops: z.int().nonnegative().meta({ description: 'Up to so many hops nothing is missing.' }),
  })
  .meta({ id: 'EgoNetwork' })
export type EgoNetworkView = z.output<typeof egoNetworkSchema>

const pathQuestionSchema = linkFilterSchema.extend({
  source: idSchema,
  target: idSchema,
  timeOrder: z.boolean().default(false).meta({
    description: 'Only paths whose steps can follow each other in time, from the source to the target.',
  }),
  asAt: daySchema.optional(),
  knownAt: instantSchema.optional(),
})

export const linkPathRequestSchema = z
  .discriminatedUnion('find', [
    pathQuestionSchema.extend({
      find: z.literal('shortest'),
      k: z.int().min(1).max(100).default(3),
      equalOnly: z.boolean().default(false).meta({ description: 'Only paths of the least number of hops.' }),
      maxHops: z.int().min(1).max(20).default(10),
    }),
    pathQuestionSchema.extend({
      find: z.literal('all'),
      k: z.int().min(1).max(1000).default(100).meta({ description: 'Paths after which to stop.' }),
      maxHops: z.int().min(1).max(6).default(4),
    }),
  ])
  .meta({ id: 'LinkPathRequest' })
export type LinkPathRequest = z.output<typeof linkPathRequestSchema>

export const linkPathsSchema = z
  .object({
    paths: z.array(
      z.object({
        entities: z.array(idSchema),
        steps: z.array(z.object({ from: idSchema, to: idSchema, claims: z.array(idSchema) })),
      }),
    ),
    nodes: z.array(graphNodeSchema),
    edges: z.array(graphEdgeSchema),
    complete: z.boolean(),
    stopped: z
      .enum(['links', 'entities', 'steps', 'paths'])
      .nullable()
      .meta({ description: 'What ended the search early: what it may read or try, or the number of paths wanted.' }),
    exactHops: z.int().nonnegative().meta({ description: 'Up to so many hops no path is missing but those beyond k.' }),
    barred: z.array(z.object({ entity: entityRefSchema, grounds: z.array(groundSchema) })).meta({
      description: 'Ends that lie on no computed path, and what protects them; if any, nothing was searched.',
    }),
  })
  .meta({ id: 'LinkPaths' })
export type LinkPaths = z.output<typeof linkPathsSchema>

export const timelineQuerySchema = z.object({
  from: daySchema,
  to: daySchema,
  predicates: linkFilterQuerySchema.shape.predicates,
  entity: idSchema.optional().meta({ description: 'Only claims about it or pointing to it.' }),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export const timelineSchema = z
  .object({ items: z.array(z.object({ day: daySchema, claim: claimViewSchema })), next: z.string().nullable() })
  .meta({ id: 'Timeline' })
export type Timeline = z.output<typeof timelineSchema>

export const textSearchQuerySchema = clocksQuerySchema.pick({ knownAt: true }).extend({
  q: z.string().trim().min(1).max(200),
  field: z.enum(['quote', 'passage']).default('quote').meta({
    description: 'Look in quotes, or in the running text of sources.',
  }),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

const rangeSchema = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() })

export const textHitsSchema = z
  .object({
    hits: z.array(
      z.object({
        source: sourceRefSchema,
        excerpt: idSchema.nullable(),
        ...rangeSchema.shape,
        text: z
          .string()
          .meta({ description: 'As it may be shown, at that place in the source’s text as it may be shown.' }),
        highlights: z.array(rangeSchema).meta({ description: 'What matched, as UTF-16 indices within `text`.' }),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'TextHits' })
export type TextHits = z.output<typeof textHitsSchema>
