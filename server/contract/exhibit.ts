import { z } from 'zod'

import { BASES, CERTAINTIES, CLAIM_STATUSES } from '../domain/claim.ts'
import { HANDLING_CODES } from '../domain/grade.ts'
import { SOURCE_KINDS } from '../domain/source.ts'
import { clocksQuerySchema, idSchema, intervalSchema, labelledQuerySchema } from './common.ts'
import { positionsSchema } from './cases.ts'
import { TEXT_LIMITS } from './limits.ts'

const modeSchema = z.enum(['illustrative-aid', 'summary']).meta({
  description: 'An illustrative aid (US FRE 107) is no evidence; a summary (FRE 1006) holds no inference or opinion.',
})
const formatSchema = z.enum(['a4', 'a3'])
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
const countSchema = z.int().nonnegative()
const numberSchema = z.int().positive()

export const exhibitRequestSchema = z
  .object({
    mode: modeSchema,
    title: z.string().trim().min(1).max(TEXT_LIMITS.label),
    entities: z.array(idSchema).max(100_000).nullable().meta({ description: 'Entities to show; null shows all.' }),
    positions: positionsSchema.shape.positions
      .optional()
      .meta({ description: 'Places in chart units; those of the view "main" if left out.' }),
    clocks: clocksQuerySchema.default({}),
    script: labelledQuerySchema.shape.script,
    format: formatSchema.default('a4'),
    permittedClaims: z
      .array(idSchema)
      .max(100_000)
      .default([])
      .meta({ description: 'Claims under a handling condition whose provider has permitted their use; it is logged.' }),
  })
  .meta({ id: 'ExhibitRequest' })
export type ExhibitRequest = z.output<typeof exhibitRequestSchema>

const exhibitQuoteSchema = z
  .object({
    source: idSchema,
    title: z.string(),
    sourceKind: z.enum(SOURCE_KINDS),
    exhibit: z.string().nullable(),
    page: numberSchema.nullable(),
    row: numberSchema.nullable(),
    quote: z.string(),
    translation: z.object({ text: z.string(), language: z.string(), author: z.string() }).nullable(),
    sha256: hashSchema.meta({ description: 'Of the original bytes of the source, masked or not.' }),
    handling: z.enum(HANDLING_CODES).nullable(),
  })
  .meta({ id: 'ExhibitQuote' })

const scheduleRowSchema = z
  .object({
    number: numberSchema.meta({ description: 'Number of the line on the chart.' }),
    marks: z.string().meta({ description: 'A assessment, S suspected, R reported statement; printed by the number.' }),
    claim: idSchema,
    from: z.string(),
    predicate: z.string(),
    to: z.string(),
    line: z.enum(['solid', 'dashed', 'dotted']),
    crossed: z.boolean(),
    certainty: z.enum(CERTAINTIES),
    basis: z.enum(BASES),
    status: z.enum(CLAIM_STATUSES),
    grade: z.string().nullable(),
    handling: z.enum(HANDLING_CODES).nullable(),
    permitted: z.boolean(),
    attributedTo: z.string().nullable(),
    valid: intervalSchema,
    quotes: z.array(exhibitQuoteSchema).min(1).readonly(),
  })
  .meta({ id: 'ExhibitScheduleRow' })

const disclosureScheduleSchema = z
  .object({
    rows: z
      .array(
        z.object({
          reason: z.enum(['refuted', 'contradicted', 'contradicts-a-line', 'omitted']),
          number: numberSchema.nullable(),
          claim: idSchema,
          statement: z.string(),
          status: z.enum(CLAIM_STATUSES),
          against: z.array(numberSchema).readonly(),
          permitted: z.boolean(),
          quotes: z.array(exhibitQuoteSchema).readonly(),
        }),
      )
      .readonly(),
    elsewhere: countSchema.meta({ description: 'Lines of the case that touch nothing on the chart: not listed.' }),
  })
  .meta({ id: 'DisclosureSchedule' })

const manifestSchema = z
  .object({
    type: z.literal('trama-exhibit-manifest'),
    formatVersion: z.literal(1),
    programVersion: z.string(),
    mode: modeSchema,
    title: z.string(),
    format: formatSchema,
    clocks: z.object({ asAt: z.string().nullable(), knownAt: z.string().nullable() }),
    parameters: z.object({ entities: z.array(idSchema).readonly(), permittedClaims: z.array(idSchema).readonly() }),
    chartSha256: hashSchema.meta({ description: 'Of the SVG with 64 zeros for the hash in its footer.' }),
    scheduleSha256: hashSchema,
    disclosureScheduleSha256: hashSchema,
    sources: z.array(z.object({ id: idSchema, exhibit: z.string().nullable(), sha256: hashSchema })).readonly(),
  })
  .meta({ id: 'ExhibitManifest' })

export const exhibitSchema = z
  .object({
    svg: z.string().meta({ description: 'A self-contained page.' }),
    schedule: z.array(scheduleRowSchema).readonly(),
    disclosureSchedule: disclosureScheduleSchema,
    sensitive: z
      .array(z.object({ claim: idSchema, reason: z.enum(['handling', 'identifies-the-masked']) }))
      .readonly()
      .meta({
        description: 'For the prosecutor alone: what the disclosure schedule must not hold. Not to be bundled.',
      }),
    manifest: manifestSchema,
    manifestSha256: hashSchema.meta({ description: 'Of the manifest in canonical JSON (RFC 8785), as on the chart.' }),
  })
  .meta({ id: 'Exhibit' })
export type ExhibitAnswer = z.output<typeof exhibitSchema>
