import { z } from 'zod'

import { CERTAINTIES } from '../domain/claim.ts'
import { GRADE_WEIGHT_MAP_IDS } from '../domain/grade-weights.ts'
import { countsByGroundSchema, daySchema, entityRefSchema, idSchema, instantSchema } from './common.ts'

export const measureInfoSchema = z
  .object({
    id: z.string(),
    label: z.string(),
    citation: z.string(),
    definition: z.string(),
    meaning: z.string(),
    caveat: z.string(),
    kind: z.enum(['score', 'cluster']),
  })
  .meta({ id: 'MeasureInfo' })
export const measureListSchema = z.object({ measures: z.array(measureInfoSchema) }).meta({ id: 'MeasureList' })
export type MeasureList = z.output<typeof measureListSchema>

/** The choices that turn claims into a network; what is left out takes the documented default. */
export const projectionRequestSchema = z
  .object({
    nodes: z.enum(['persons', 'persons-and-groups']).default('persons-and-groups'),
    coParticipation: z.boolean().default(true),
    include: z
      .array(z.enum([...CERTAINTIES, 'assessment']).extract(['suspected', 'implied', 'generic', 'assessment']))
      .default([])
      .meta({ description: 'Kinds of claims that are out unless named here.' }),
    gradeWeights: z.enum(GRADE_WEIGHT_MAP_IDS).default('even-steps'),
    excludedSources: z.array(idSchema).max(10_000).default([]),
    asAt: daySchema.optional(),
    knownAt: instantSchema.optional(),
  })
  .meta({ id: 'ProjectionRequest' })
export type ProjectionRequest = z.output<typeof projectionRequestSchema>

export const analysisRequestSchema = z
  .object({
    measures: z.array(z.string().max(64)).min(1).max(32),
    projection: projectionRequestSchema.prefault({}),
    seed: z.int().min(0).max(0xffff_ffff).default(1),
  })
  .meta({ id: 'AnalysisRequest' })
export type AnalysisRequest = z.input<typeof analysisRequestSchema>

const stabilitySchema = z.object({
  best: z.int().positive(),
  worst: z.int().positive(),
  kept: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .meta({ description: 'Share of resamples that keep its order to its neighbours; null where none could tell.' }),
  stable: z.boolean(),
})

export const tieViewSchema = z
  .object({
    a: idSchema,
    b: idSchema,
    strength: z.number().nonnegative(),
    support: z.number().min(0).max(1),
    origins: z.int().nonnegative(),
    bestGrade: z.string().nullable(),
    ungraded: z.boolean(),
    claims: z.array(idSchema),
  })
  .meta({ id: 'TieView' })
export type TieView = z.output<typeof tieViewSchema>

export const findingSchema = z
  .object({
    manifest: z.object({
      inputHash: z.string(),
      projection: projectionRequestSchema,
      measures: z.array(z.string()),
      seed: z.int(),
      version: z.string(),
      durationMs: z.number().nonnegative(),
      resamples: z.int().nonnegative(),
    }),
    measures: z.array(measureInfoSchema),
    rows: z.array(
      z.object({
        entity: entityRefSchema,
        values: z.record(z.string(), z.number()),
        ranks: z.record(z.string(), z.int().positive()),
        stability: z.record(z.string(), stabilitySchema),
      }),
    ),
    ties: z.array(tieViewSchema),
    leftOut: z.object({ people: z.int().nonnegative(), byGround: countsByGroundSchema }),
    network: z.object({ nodes: z.int().nonnegative(), ties: z.int().nonnegative(), components: z.int().nonnegative() }),
    ungraded: z.boolean(),
  })
  .meta({ id: 'Finding' })
export type FindingView = z.output<typeof findingSchema>

export const pathRequestSchema = z
  .object({ from: idSchema, to: idSchema, projection: projectionRequestSchema.prefault({}) })
  .meta({ id: 'PathRequest' })
export type PathRequest = z.input<typeof pathRequestSchema>

export const pathSchema = z
  .object({
    found: z.boolean(),
    nodes: z.array(entityRefSchema),
    ties: z.array(tieViewSchema),
    reason: z
      .enum(['from-not-in-network', 'to-not-in-network', 'not-connected'])
      .nullable()
      .meta({ description: 'Why there is no path.' }),
  })
  .meta({ id: 'Path' })
export type PathView = z.output<typeof pathSchema>
