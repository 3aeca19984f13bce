import { z } from 'zod'

import { purposeSchema } from './cases.ts'
import { idSchema } from './common.ts'

const caseNameSchema = z.string().trim().min(1).max(200)
const countsSchema = z.record(z.string(), z.int().nonnegative())

export const backupRequestSchema = z
  .object({
    cases: z.array(idSchema).min(1).nullable().default(null).meta({ description: 'Ids; null for every case.' }),
    purpose: purposeSchema.meta({ description: 'A backup holds every name, so it needs a purpose; it is logged.' }),
  })
  .meta({ id: 'BackupRequest' })
export type BackupRequest = z.input<typeof backupRequestSchema>

export const restoreRequestSchema = z
  .object({
    upload: z.uuid(),
    case: z.string().min(1).nullable().default(null).meta({ description: 'Name or id in the backup; null for all.' }),
    as: caseNameSchema.nullable().default(null).meta({ description: 'New name; the backup then brings one case.' }),
  })
  .meta({ id: 'RestoreRequest' })
export type RestoreRequest = z.input<typeof restoreRequestSchema>

const broughtCaseSchema = z.object({ caseId: idSchema, caseName: z.string(), records: z.int().nonnegative() })

export const restoreReceiptSchema = z.object({ cases: z.array(broughtCaseSchema) }).meta({ id: 'RestoreReceipt' })
export type RestoreReceipt = z.output<typeof restoreReceiptSchema>

/** The store of the data folder, or a Neo4j; its password is neither kept nor logged. */
export const moveTargetSchema = z.discriminatedUnion('backend', [
  z.object({ backend: z.literal('sqlite') }),
  z.object({
    backend: z.literal('neo4j'),
    uri: z.string().min(1),
    user: z.string().min(1).default('neo4j'),
    password: z.string(),
    database: z.string().min(1).nullable().default(null),
  }),
])
export type MoveTarget = z.output<typeof moveTargetSchema>

export const moveRequestSchema = z
  .object({
    to: moveTargetSchema,
    eraseSource: z.boolean().default(false).meta({ description: 'Erase the case here once the copy is proven equal.' }),
    purpose: purposeSchema.optional(),
  })
  .refine((request) => !request.eraseSource || request.purpose !== undefined, {
    path: ['purpose'],
    message: 'erasing the case here needs a purpose; it is logged',
  })
  .meta({ id: 'MoveRequest' })
export type MoveRequest = z.input<typeof moveRequestSchema>

export const moveReceiptSchema = broughtCaseSchema
  .extend({
    sha256: z.string().meta({ description: 'Over every record with its instant of receipt, equal on both stores.' }),
    erased: z.boolean(),
  })
  .meta({ id: 'MoveReceipt' })
export type MoveReceipt = z.output<typeof moveReceiptSchema>

export const eraseRequestSchema = z
  .object({
    name: z
      .string()
      .meta({ description: 'The name of the case, letter by letter, so that none is erased by mistake.' }),
    purpose: purposeSchema,
  })
  .meta({ id: 'EraseRequest' })
export type EraseRequest = z.input<typeof eraseRequestSchema>

export const eraseReceiptSchema = z
  .object({ caseId: idSchema, erased: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) })
  .meta({ id: 'EraseReceipt' })
export type EraseReceipt = z.output<typeof eraseReceiptSchema>

export const checkRequestSchema = z
  .object({ rebuild: z.boolean().default(false).meta({ description: 'Make all that is derived from records anew.' }) })
  .meta({ id: 'CheckRequest' })

export const integrityReportSchema = z
  .object({
    caseId: idSchema,
    checked: countsSchema,
    faults: z.array(z.object({ check: z.string(), type: z.string(), id: z.string(), message: z.string() })),
    faultCount: z.int().nonnegative(),
    rebuilt: z.boolean(),
  })
  .meta({ id: 'IntegrityReport' })
export type IntegrityReportView = z.output<typeof integrityReportSchema>
