import { z } from 'zod'

import { idSchema } from './common.ts'
import { problemSchema } from './problem.ts'

export const JOB_STATES = ['running', 'done', 'failed', 'cancelled'] as const

/** Long work: watched over server-sent events, cancelled by DELETE. */
export const jobSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['analysis', 'import']),
    caseId: idSchema.nullable(),
    state: z.enum(JOB_STATES),
    phase: z.string(),
    done: z.number().nonnegative(),
    total: z.number().nonnegative().meta({ description: '0 while not known.' }),
    problem: problemSchema.nullable(),
    result: z.string().nullable().meta({ description: 'Where the result is, once done.' }),
  })
  .meta({ id: 'Job' })
export type Job = z.output<typeof jobSchema>

export const importQuerySchema = z.object({
  case: z.string().trim().min(1).max(200).optional().meta({
    description: 'Name of the case to import into; it is created if it is not there. The file’s own name if left out.',
  }),
})

export const importReceiptSchema = z
  .object({
    caseId: idSchema,
    caseName: z.string(),
    created: z.boolean(),
    added: z.record(z.string(), z.int().nonnegative()),
    unchanged: z.int().nonnegative(),
  })
  .meta({ id: 'ImportReceipt' })
export type ImportReceipt = z.output<typeof importReceiptSchema>
