import { z } from 'zod'

import { MEASURE_GAPS, projectionRequestSchema } from './analysis.ts'
import { countsByGroundSchema, entityRefSchema, idSchema } from './common.ts'

/** People between whom all shortest paths are looked at; their pairs grow as the square. */
const MOST_BETWEEN = 30

/**
 * Key of an origin: `origin:<id>` for all sources of one, `entity:<id>` for all that one of the case is quoted with. A
 * speaker whom a text only names has no such key, since it would tell the name: name the claims instead.
 */
const originKeySchema = z
  .string()
  .max(300)
  .regex(/^(?:origin|entity):./u)

export const withdrawalRequestSchema = z
  .object({
    sources: z.array(idSchema).max(10_000).default([]),
    exhibits: z.array(z.string().max(200)).max(1000).default([]).meta({
      description: 'Exhibit numbers; all sources that carry one go.',
    }),
    origins: z.array(originKeySchema).max(1000).default([]),
    claims: z.array(idSchema).max(10_000).default([]),
    between: z.array(idSchema).max(MOST_BETWEEN).default([]).meta({
      description: 'Shortest paths between each two of these are compared.',
    }),
    measures: z.array(z.string().max(64)).max(16).default(['degree', 'betweenness']),
    overview: z.boolean().default(false).meta({ description: 'Whether to tell what hangs on each source alone.' }),
    seed: z.int().min(0).max(0xffff_ffff).default(1),
    projection: projectionRequestSchema.prefault({}),
  })
  .meta({ id: 'WithdrawalRequest' })
export type WithdrawalRequest = z.input<typeof withdrawalRequestSchema>

const tieStateSchema = z.object({
  strength: z.number().nonnegative(),
  support: z.number().min(0).max(1),
  origins: z.int().nonnegative(),
})
const rankSchema = z.object({ rank: z.int().positive(), value: z.number() })
const branchStateSchema = z.object({
  status: z.enum(['asserted', 'assigned', 'undetermined', 'contacts-only', 'not-listed']),
  branch: entityRefSchema.nullable(),
})

export const withdrawalSchema = z
  .object({
    manifest: z.object({
      inputHash: z.string(),
      projection: projectionRequestSchema,
      seed: z.int(),
      version: z.string(),
      durationMs: z.number().nonnegative(),
      measures: z.array(z.string()),
      sources: z.array(idSchema).meta({ description: 'All that go, those of the exhibits named among them.' }),
      origins: z.int().nonnegative(),
      claims: z.int().nonnegative(),
    }),
    ties: z.array(
      z.object({
        a: entityRefSchema,
        b: entityRefSchema,
        fate: z.enum(['falls', 'weakens', 'strengthens']),
        before: tieStateSchema,
        after: tieStateSchema.nullable(),
      }),
    ),
    tiesBefore: z.int().nonnegative(),
    componentsBefore: z.int().nonnegative(),
    componentsAfter: z.int().nonnegative(),
    paths: z.array(
      z.object({
        from: entityRefSchema,
        to: entityRefSchema,
        fate: z.enum(['falls', 'changes', 'stands', 'none']),
        before: z.array(entityRefSchema).nullable(),
        after: z.array(entityRefSchema).nullable(),
      }),
    ),
    rankings: z.array(
      z.object({
        measure: z.string(),
        rows: z.array(z.object({ entity: entityRefSchema, before: rankSchema, after: rankSchema })),
      }),
    ),
    undefined: z.array(z.object({ measure: z.string(), gap: z.enum(MEASURE_GAPS), message: z.string() })),
    branches: z.array(z.object({ entity: entityRefSchema, before: branchStateSchema, after: branchStateSchema })),
    overview: z.array(
      z.object({
        source: idSchema,
        tiesFall: z.int().nonnegative(),
        tiesWeaken: z.int().nonnegative(),
        ranksChange: z.int().nonnegative().nullable(),
      }),
    ),
    leftOut: z.object({ people: z.int().nonnegative(), byGround: countsByGroundSchema }),
    ungraded: z.boolean(),
  })
  .meta({ id: 'Withdrawal' })
export type WithdrawalView = z.output<typeof withdrawalSchema>
