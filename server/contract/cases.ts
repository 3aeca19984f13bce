import { z } from 'zod'

import { idSchema, instantSchema, labelledQuerySchema } from './common.ts'

export const caseSchema = z
  .object({ id: idSchema, name: z.string(), description: z.string(), createdAt: instantSchema })
  .meta({ id: 'Case' })
export type CaseView = z.output<typeof caseSchema>

export const caseListSchema = z.object({ cases: z.array(caseSchema) }).meta({ id: 'CaseList' })
export type CaseList = z.output<typeof caseListSchema>

export const positionsSchema = z
  .object({ positions: z.record(idSchema, z.object({ x: z.number(), y: z.number() })) })
  .meta({ id: 'Positions' })
export type Positions = z.output<typeof positionsSchema>

export const viewNameSchema = z.string().regex(/^[a-z0-9-]{1,64}$/)

export const logSchema = z
  .object({
    entries: z.array(
      z.object({
        sequence: z.int().positive(),
        at: instantSchema,
        action: z.string(),
        actor: z.string(),
        purpose: z.string().nullable(),
        detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      }),
    ),
  })
  .meta({ id: 'Log' })
export type LogView = z.output<typeof logSchema>

/** Why names are needed or a case goes: at least ten characters, because it is logged for somebody to judge. */
export const purposeSchema = z.string().trim().min(10, 'state the purpose in at least ten characters').max(500)

const disclosedExportSchema = z.object({ unmask: z.boolean().default(false), purpose: purposeSchema.optional() })
const needsPurpose = {
  path: ['purpose'],
  message: 'an unmasked export needs a purpose; it is logged',
}

function statesPurpose(request: z.output<typeof disclosedExportSchema>): boolean {
  return !request.unmask || request.purpose !== undefined
}

export const exportRequestSchema = disclosedExportSchema
  .refine(statesPurpose, needsPurpose)
  .meta({ id: 'ExportRequest' })
export type ExportRequest = z.input<typeof exportRequestSchema>

export const GRAPH_FORMATS = ['graphml', 'gexf'] as const
export type GraphFormat = (typeof GRAPH_FORMATS)[number]

/** A chart as a file: what the chart shows at these clocks and no more. */
export const graphExportRequestSchema = disclosedExportSchema
  .extend(labelledQuerySchema.shape)
  .extend({ format: z.enum(GRAPH_FORMATS) })
  .refine(statesPurpose, needsPurpose)
  .meta({ id: 'GraphExportRequest' })
export type GraphExportRequest = z.input<typeof graphExportRequestSchema>
