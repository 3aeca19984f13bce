import { z } from 'zod'

import { GRADE_WEIGHT_MAP_IDS } from '../domain/grade-weights.ts'
import { idSchema } from './common.ts'

/** The ways in which the material could have been otherwise. */
export const RESAMPLING_WAYS = [
  'drop-events',
  'drop-central-events',
  'drop-people',
  'drop-central-people',
  'add-ties',
  'merge-people',
  'split-people',
  'leave-out-origin',
  'regrade',
] as const
export const resamplingWaySchema = z.enum(RESAMPLING_WAYS)
export type ResamplingWay = z.output<typeof resamplingWaySchema>

/** Resamples of one run, whatever the way. */
export const MOST_RESAMPLES = 10_000
export const USUAL_RESAMPLES = 200

const shareSchema = z.number().min(0).max(1)
const keptSchema = shareSchema
  .nullable()
  .meta({ description: 'Share of resamples that keep its order to its neighbours; null where none could tell.' })

export const rankStabilitySchema = z.object({
  best: z.int().positive(),
  worst: z.int().positive(),
  kept: keptSchema,
  stable: z.boolean().meta({ description: 'False where fewer than 80 % of resamples keep its order.' }),
  weakest: resamplingWaySchema
    .nullable()
    .meta({ description: 'The way of resampling that keeps its order least; null where none could tell.' }),
  byWay: z
    .partialRecord(resamplingWaySchema, z.tuple([z.int().positive(), z.int().positive(), keptSchema]))
    .meta({ description: 'Best rank, worst rank and share kept, by the ways that say something of it.' }),
})

const figureSchema = z.object({ mean: z.number(), least: z.number() })

export const orderStabilitySchema = z.object({
  measure: z.string(),
  depths: z.array(z.object({ depth: z.int().positive(), overlap: figureSchema, orderKept: shareSchema })).meta({
    description:
      'For the first k: the share of them found among the first k of a resample, and the share of resamples that keep their order.',
  }),
  tau: figureSchema.nullable().meta({ description: "Kendall's tau-b with the whole ranking of each resample." }),
  stableShare: shareSchema.nullable().meta({ description: 'Share of the ranks that are stable.' }),
})

export const tieFlagSchema = z.object({
  measure: z.string(),
  a: idSchema,
  b: idSchema,
  kept: shareSchema.nullable().meta({
    description: 'Share of the resamples that hold the tie, and could take the property from it, in which it has it.',
  }),
  held: shareSchema.nullable().meta({ description: 'Share of all resamples that hold the tie.' }),
})

export const resamplingSchema = z
  .object({
    made: z.int().positive(),
    byWay: z.record(resamplingWaySchema, z.int().nonnegative()),
    originsLeftOut: z.int().nonnegative().meta({ description: 'Those of most claims first, of all there are.' }),
    origins: z.int().nonnegative(),
    gradeMaps: z.array(z.enum(GRADE_WEIGHT_MAP_IDS)),
  })
  .meta({ id: 'Resampling' })
