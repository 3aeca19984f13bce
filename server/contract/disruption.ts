import { z } from 'zod'

import { MEASURE_GAPS, projectionRequestSchema } from './analysis.ts'
import { countsByGroundSchema, entityRefSchema, idSchema } from './common.ts'

export const MOST_REMOVALS = 500
const measureParametersSchema = z.record(z.string().max(64), z.union([z.number(), z.boolean()]))

/** In which order nodes are taken away. */
export const disruptionPlanSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('ranking'),
      measure: z.string().max(64),
      parameters: measureParametersSchema.default({}),
      recompute: z.boolean().default(true).meta({ description: 'Measure what is left anew after each removal.' }),
    }),
    z.object({ kind: z.literal('chosen'), entities: z.array(idSchema).min(1).max(MOST_REMOVALS) }),
    z.object({ kind: z.literal('random'), repetitions: z.int().min(1).max(1000).default(20) }),
    z.object({ kind: z.literal('key-players'), distances: z.boolean().default(false) }),
  ])
  .meta({ id: 'DisruptionPlan' })
export type DisruptionPlanView = z.output<typeof disruptionPlanSchema>

export const disruptionRequestSchema = z
  .object({
    plans: z.array(disruptionPlanSchema).min(1).max(20),
    removals: z.int().min(1).max(MOST_REMOVALS).default(10),
    steps: z.int().min(1).max(20).default(3).meta({ description: 'Within how many ties others count as reached.' }),
    seed: z.int().min(0).max(0xffff_ffff).default(1),
    projection: projectionRequestSchema.prefault({}),
  })
  .meta({ id: 'DisruptionRequest' })
export type DisruptionRequestBody = z.input<typeof disruptionRequestSchema>

const shareSchema = z.number().min(0).max(1)

const shapeSchema = z
  .object({
    largest: shareSchema.meta({ description: 'Largest connected part, as a share of the nodes there were.' }),
    efficiency: shareSchema.meta({ description: 'Mean of 1/distance over the ordered pairs there were.' }),
    reach: shareSchema.meta({ description: 'Ordered pairs within the steps, as a share of those there were.' }),
    components: z.number().nonnegative(),
  })
  .meta({ id: 'DisruptionShape' })

const shapesSchema = z.array(shapeSchema).meta({ description: 'After no removal, one, two and so on.' })

/** Said with every result. */
export const DISRUPTION_CAVEAT =
  'Structure only: it says nothing of what people do. A network reforms, and ties that nobody recorded are not in it.'

export const disruptionFindingSchema = z
  .object({
    manifest: z.object({
      inputHash: z.string(),
      projection: projectionRequestSchema,
      parameters: disruptionRequestSchema.omit({ projection: true }),
      version: z.string(),
      durationMs: z.number().nonnegative(),
    }),
    caveat: z.literal(DISRUPTION_CAVEAT),
    nodes: z.int().nonnegative(),
    ties: z.int().nonnegative(),
    ungraded: z.boolean(),
    unvalidatedTies: z.int().nonnegative(),
    leftOut: z.object({ people: z.int().nonnegative(), byGround: countsByGroundSchema }),
    plans: z.array(
      z.object({
        plan: disruptionPlanSchema,
        removed: z.array(entityRefSchema).meta({ description: 'In order; empty for random plans.' }),
        shapes: shapesSchema,
        low: shapesSchema.nullable().meta({ description: 'Nine in ten random repetitions lie between low and high.' }),
        high: shapesSchema.nullable(),
        area: z
          .object({ largest: shareSchema, efficiency: shareSchema, reach: shareSchema })
          .nullable()
          .meta({ description: 'Mean of each share after 1, 2 … removals; of largest it is the robustness R.' }),
        ended: z
          .object({ gap: z.enum([...MEASURE_GAPS, 'no-more']), message: z.string() })
          .nullable()
          .meta({ description: 'Why it ended before all removals were made.' }),
      }),
    ),
  })
  .meta({ id: 'DisruptionFinding' })
export type DisruptionFinding = z.output<typeof disruptionFindingSchema>
