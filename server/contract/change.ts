import { z } from 'zod'

import { MEASURE_GAPS, projectionRequestSchema } from './analysis.ts'
import { countsByGroundSchema, daySchema, entityRefSchema, idSchema } from './common.ts'

const daysSchema = z.int().min(1).max(36_600)

/** Calendar windows, or windows of so many days that begin so many days apart. */
export const windowRuleSchema = z.union([
  z.object({ unit: z.enum(['month', 'quarter', 'year']) }),
  z.object({ days: daysSchema, step: daysSchema }),
])

const changeParametersSchema = z.object({
  measure: z.string().max(64).default('degree'),
  measureParameters: z.record(z.string().max(64), z.union([z.number(), z.boolean()])).default({}),
  every: windowRuleSchema.prefault({ unit: 'year' }),
  from: daySchema.optional().meta({ description: 'First day looked at; that which evidence tells if left out.' }),
  to: daySchema.optional().meta({ description: 'Last day looked at; that which evidence tells if left out.' }),
  undated: z.enum(['in', 'out']).default('out').meta({
    description: 'Whether evidence without a date counts, in every window. It is counted apart in any case.',
  }),
  threshold: z.number().gt(0).max(1).default(0.3).meta({
    description: 'Least Jaccard index at which clusters of consecutive windows match.',
  }),
  minimumSize: z.int().min(1).max(10_000).default(3).meta({ description: 'Smaller clusters are not followed.' }),
  seed: z.int().min(0).max(0xffff_ffff).default(1),
})

export const changeRequestSchema = changeParametersSchema
  .extend({ projection: projectionRequestSchema.omit({ asAt: true }).prefault({}) })
  .meta({ id: 'ChangeRequest' })
export type ChangeRequest = z.input<typeof changeRequestSchema>

const countSchema = z.int().nonnegative()
const windowPlaceSchema = z.int().nonnegative().meta({ description: 'Place of the window in the list, from 0.' })

const valuesSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ranking'),
    rows: z.array(
      z.object({
        id: idSchema,
        value: z.number(),
        rank: z.int().positive(),
        moved: z.int().nullable().meta({
          description: 'Ranks gained since the window before; null for one who was not in it.',
        }),
      }),
    ),
  }),
  z.object({ kind: z.literal('clusters'), numbers: z.array(z.object({ id: idSchema, number: z.int().positive() })) }),
  z.object({ kind: z.literal('node-flag'), nodes: z.array(idSchema) }),
  z.object({ kind: z.literal('tie-flag'), ties: z.array(z.object({ a: idSchema, b: idSchema })) }),
  z.object({ kind: z.literal('network'), value: z.number() }),
  z.object({ kind: z.literal('undefined'), gap: z.enum(MEASURE_GAPS), message: z.string() }),
])

/** What can become of a cluster from one window to the next. */
export const CLUSTER_EVENTS = ['born', 'grown', 'shrunk', 'kept', 'merged', 'split', 'died'] as const

const clusterEventSchema = z.object({
  kind: z.enum(CLUSTER_EVENTS),
  window: windowPlaceSchema,
  before: z.array(z.int().positive()).meta({ description: 'Clusters of the window before.' }),
  after: z.array(z.int().positive()).meta({ description: 'Clusters of the window.' }),
  overlap: z.number().min(0).max(1).nullable().meta({ description: 'Greatest Jaccard index among them.' }),
  came: z.array(idSchema),
  went: z.array(idSchema),
  claims: z.array(idSchema).meta({ description: 'Claims behind the ties within the clusters, 200 at most.' }),
  claimCount: countSchema,
})

export const changeFindingSchema = z
  .object({
    manifest: z.object({
      inputHash: z.string(),
      projection: projectionRequestSchema,
      parameters: changeParametersSchema,
      version: z.string(),
      durationMs: z.number().nonnegative(),
    }),
    entities: z.array(entityRefSchema).meta({ description: 'Everybody who is in any window, by id.' }),
    clusterMeasure: z.string().meta({ description: 'The measure whose clusters are followed.' }),
    windows: z.array(
      z.object({
        from: daySchema,
        to: daySchema,
        nodes: countSchema,
        ties: countSchema,
        evidence: countSchema.meta({ description: 'Pieces of evidence that may hold in it.' }),
        ungraded: z.boolean(),
        arrivals: z.array(z.object({ id: idSchema, first: z.boolean() })),
        departures: z.array(z.object({ id: idSchema, last: z.boolean() })),
        values: valuesSchema,
        clusters: z.array(
          z.object({
            number: z.int().positive(),
            thread: z.int().positive().meta({ description: 'The same for a cluster and those that continue it.' }),
            members: z.array(idSchema),
          }),
        ),
      }),
    ),
    events: z.array(clusterEventSchema),
    introducers: z
      .array(
        z.object({
          id: idSchema,
          credit: z.number().nonnegative(),
          newcomers: z.array(
            z.object({
              id: idSchema,
              window: windowPlaceSchema,
              knownContacts: z.int().positive(),
              claims: z.array(idSchema),
            }),
          ),
        }),
      )
      .meta({ description: 'Leads and no findings: to whom newcomers were tied when they first appeared.' }),
    evidence: z.object({
      all: countSchema,
      undated: countSchema.meta({ description: 'Without any date.' }),
      inSeveral: countSchema.meta({ description: 'That may hold in several windows.' }),
      inNone: countSchema.meta({ description: 'Dated outside of all windows.' }),
    }),
    leftOut: z.object({ people: countSchema, byGround: countsByGroundSchema }),
  })
  .meta({ id: 'ChangeFinding' })
export type ChangeFinding = z.output<typeof changeFindingSchema>
