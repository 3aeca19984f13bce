import { z } from 'zod'

import { CERTAINTIES } from '../domain/claim.ts'
import { GRADE_WEIGHT_MAP_IDS } from '../domain/grade-weights.ts'
import { countsByGroundSchema, daySchema, entityRefSchema, groundSchema, idSchema, instantSchema } from './common.ts'
import {
  MOST_RESAMPLES,
  orderStabilitySchema,
  rankStabilitySchema,
  resamplingSchema,
  tieFlagSchema,
  USUAL_RESAMPLES,
} from './stability.ts'

export const measureInfoSchema = z
  .object({
    id: z.string(),
    label: z.string(),
    citation: z.string(),
    definition: z.string(),
    meaning: z.string(),
    caveat: z.string(),
    domain: z.string().meta({ description: 'On which networks it is defined, and how it reads strength.' }),
    normalisation: z.string(),
    cost: z.string().meta({ description: 'How the work grows with n nodes and m ties.' }),
    disconnected: z.string().meta({ description: 'What becomes of unconnected parts and of nodes without ties.' }),
    weights: z.enum(['ignored', 'strength', 'distance']).meta({
      description: 'What strength is read as, unless a parameter "weighted" is off; distance is 1/strength.',
    }),
    reference: z.object({ library: z.string(), call: z.string() }).meta({
      description: 'The implementation whose values it is tested to equal.',
    }),
    parameters: z.record(z.string(), z.union([z.number(), z.boolean()])).meta({ description: 'Defaults.' }),
    kind: z.enum(['score', 'cluster', 'node-flag', 'tie-flag', 'network']),
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
    minimumWeight: z.number().min(0).max(1).default(0).meta({
      description: 'Least weight, by the grade map, at which a claim counts from a source.',
    }),
    contradicted: z.enum(['with', 'without']).default('with').meta({
      description: 'Whether claims count that a standing claim contradicts.',
    }),
  })
  .meta({ id: 'ProjectionRequest' })
export type ProjectionRequest = z.output<typeof projectionRequestSchema>

export const analysisRequestSchema = z
  .object({
    measures: z.array(z.string().max(64)).min(1).max(64),
    parameters: z
      .record(z.string().max(64), z.record(z.string().max(64), z.union([z.number(), z.boolean()])))
      .default({})
      .meta({ description: 'Parameters by measure; what is left out takes its default.' }),
    projection: projectionRequestSchema.prefault({}),
    backend: z
      .enum(['own', 'gds', 'auto'])
      .default('own')
      .meta({
        description:
          'What computes: this program, the Graph Data Science library of the Neo4j that holds the case, or that library ' +
          'from a million ties on, where there is one.',
      }),
    seed: z.int().min(0).max(0xffff_ffff).default(1),
    resamples: z.int().min(0).max(MOST_RESAMPLES).default(USUAL_RESAMPLES).meta({
      description: 'Resamples in all, spread over the ways of resampling; 0 leaves the intervals out.',
    }),
  })
  .meta({ id: 'AnalysisRequest' })
export type AnalysisRequest = z.input<typeof analysisRequestSchema>

const shareSchema = z.number().min(0).max(1).nullable()

export const tieViewSchema = z
  .object({
    a: idSchema,
    b: idSchema,
    strength: z.number().nonnegative(),
    support: z.number().min(0).max(1),
    origins: z.int().nonnegative(),
    bestGrade: z.string().nullable(),
    ungraded: z.boolean(),
    confirmed: z.boolean().meta({ description: 'An analyst confirmed at least one of its claims.' }),
    flags: z.array(z.string()).meta({ description: 'Measures of kind tie-flag that it has.' }),
    claims: z.array(idSchema),
  })
  .meta({ id: 'TieView' })
export type TieView = z.output<typeof tieViewSchema>

/** Why a measure is not defined on a network. */
export const MEASURE_GAPS = [
  'empty',
  'single-node',
  'no-ties',
  'disconnected',
  'directed',
  'undirected',
  'uniform',
  'no-membership',
  'not-unique',
  'not-converged',
  'too-many-paths',
] as const

export const findingSchema = z
  .object({
    manifest: z.object({
      inputHash: z.string(),
      projection: projectionRequestSchema,
      measures: z.array(z.string()),
      seed: z.int(),
      version: z.string(),
      durationMs: z.number().nonnegative(),
      parameters: z.record(z.string(), z.record(z.string(), z.union([z.number(), z.boolean()]))),
      resamples: z.int().nonnegative().meta({ description: 'Made in all.' }),
      resamplesWanted: z.int().nonnegative(),
      computedBy: z
        .array(
          z.object({
            measure: z.string(),
            backend: z.enum(['own', 'gds']),
            version: z.string(),
            refused: z.string().nullable().meta({ description: 'Why the backend asked for did not compute it.' }),
          }),
        )
        .optional()
        .meta({ description: 'Only where another backend than this program was asked for.' }),
    }),
    measures: z.array(measureInfoSchema),
    rows: z.array(
      z.object({
        entity: entityRefSchema,
        values: z.record(z.string(), z.number()),
        ranks: z.record(z.string(), z.int().positive()),
        stability: z.record(z.string(), rankStabilitySchema),
        unequal: z.array(z.string()).meta({
          description: 'Rankings in which a neighbour was tapped or watched for a very different time.',
        }),
        kept: z.record(z.string(), shareSchema).meta({
          description: 'For measures of kind node-flag that it has: share of resamples in which it has it too.',
        }),
      }),
    ),
    clusterings: z.array(
      z.object({
        measure: z.string(),
        clusters: z.int().nonnegative(),
        modularity: z.number().nullable(),
        agreement: z.number().nullable().meta({
          description: 'Mean adjusted Rand index with the clusters of the resamples; null when none were made.',
        }),
      }),
    ),
    coverageRecorded: z.boolean().meta({
      description: 'Whether it is recorded of anybody that and when they were tapped or watched.',
    }),
    resampling: resamplingSchema.nullable().meta({ description: 'What the intervals rest on; null without them.' }),
    rankings: z.array(orderStabilitySchema).meta({ description: 'How firm each ranking is; none without resamples.' }),
    tieFlags: z.array(tieFlagSchema).meta({ description: 'Ties with a property, and how firm it is.' }),
    networkValues: z.array(
      z.object({
        measure: z.string(),
        value: z.number(),
        range: z.object({ low: z.number(), high: z.number() }).nullable(),
      }),
    ),
    undefined: z
      .array(z.object({ measure: z.string(), gap: z.enum(MEASURE_GAPS), message: z.string() }))
      .meta({ description: 'Measures that are not defined on this network, and why.' }),
    membership: z.object({
      people: z.int().nonnegative(),
      groups: z.int().nonnegative(),
      ambiguous: z.int().nonnegative(),
    }),
    ties: z.array(tieViewSchema),
    leftOut: z.object({ people: z.int().nonnegative(), byGround: countsByGroundSchema }),
    network: z.object({ nodes: z.int().nonnegative(), ties: z.int().nonnegative(), components: z.int().nonnegative() }),
    ungraded: z.boolean(),
    unvalidatedTies: z.int().nonnegative().meta({
      description: 'Ties of which no claim was confirmed by an analyst.',
    }),
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

export const ABSENCE_REASONS = ['listed', 'not-known-then', 'not-a-node-kind', 'protected'] as const

/** Why claims about somebody tie them to nobody in this projection. */
export const UNUSED_CLAIM_REASONS = [
  'not-active',
  'too-uncertain',
  'assessment',
  'contradicted',
  'source-excluded',
  'weighs-too-little',
  'no-tying-predicate',
  'event-ties-nobody',
  'event-without-others',
  'other-end-outside',
] as const

export const absenceRequestSchema = z
  .object({ entity: idSchema, projection: projectionRequestSchema.prefault({}) })
  .meta({ id: 'AbsenceRequest' })

export const absenceSchema = z
  .object({
    entity: entityRefSchema,
    reason: z.enum(ABSENCE_REASONS),
    grounds: z.array(groundSchema).meta({ description: 'What protects them, for reason "protected".' }),
    ties: z.int().nonnegative().meta({ description: 'Ties in this network, for reason "listed".' }),
    unused: z
      .array(z.object({ reason: z.enum(UNUSED_CLAIM_REASONS), claims: z.array(idSchema) }))
      .meta({ description: 'Claims between them and others that tie them to nobody here, and why.' }),
  })
  .meta({ id: 'Absence' })
export type AbsenceView = z.output<typeof absenceSchema>
