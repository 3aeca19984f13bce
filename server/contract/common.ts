import { z } from 'zod'

import { PROCEDURAL_CATEGORIES } from '../domain/category.ts'
import { isInstant } from '../domain/clocks.ts'
import { ENTITY_KINDS } from '../domain/entity.ts'
import { ID_PATTERN } from '../domain/ids.ts'
import { isPartialDate } from '../domain/partial-date.ts'
import { PROTECTION_GROUNDS } from '../domain/review.ts'

export const idSchema = z.string().regex(ID_PATTERN, 'an id is 1–128 letters, digits, and : . _ -')

export const daySchema = z
  .string()
  .refine((text) => text.length === 10 && isPartialDate(text), 'a day reads YYYY-MM-DD')
  .meta({ description: 'A calendar day, YYYY-MM-DD.' })

export const instantSchema = z
  .string()
  .refine(isInstant, 'an instant reads 2024-03-05T10:00:00.000Z')
  .meta({ description: 'An instant in UTC with milliseconds.' })

/** Query parameters of every read: what was true then, as far as it was known then. */
export const clocksQuerySchema = z.object({
  asAt: daySchema.optional().meta({ description: 'Show what may have been true on this day; all time if left out.' }),
  knownAt: instantSchema
    .optional()
    .meta({ description: 'Show what had been received by this instant; now if left out.' }),
})

/** Query parameters of reads that put names on a chart. */
export const labelledQuerySchema = clocksQuerySchema.extend({
  script: z
    .string()
    .regex(/^[A-Z][a-z]{3}$/)
    .default('Latn')
    .meta({ description: 'ISO 15924 code of the script in which labels are preferred.' }),
})
export type LabelledQuery = z.output<typeof labelledQuerySchema>

export const kindSchema = z.enum(ENTITY_KINDS)
export const groundSchema = z.enum(PROTECTION_GROUNDS)
export const categorySchema = z.enum(PROCEDURAL_CATEGORIES)

/** An entity as far as it may be shown: the label of a masked one is a pseudonym. */
export const entityRefSchema = z
  .object({
    id: idSchema,
    kind: kindSchema,
    subkind: z.string().nullable(),
    label: z.string(),
    masked: z.boolean(),
  })
  .meta({ id: 'EntityRef' })
export type EntityRef = z.output<typeof entityRefSchema>

export const intervalSchema = z.object({ from: z.string().nullable(), to: z.string().nullable() })

export const countsByGroundSchema = z.partialRecord(groundSchema, z.int().nonnegative())
