import { z } from 'zod'

import { idSchema } from './common.ts'
import { problemSchema } from './problem.ts'

export const JOB_KINDS = ['analysis', 'rerun', 'import', 'discard', 'restore', 'move', 'erase', 'check'] as const
export const JOB_STATES = ['running', 'done', 'failed', 'cancelled'] as const

/** Long work: watched over server-sent events, cancelled by DELETE. */
export const jobSchema = z
  .object({
    id: z.string(),
    kind: z.enum(JOB_KINDS),
    caseId: idSchema.nullable().meta({ description: 'The case it works on, once that is known.' }),
    state: z.enum(JOB_STATES),
    phase: z.string(),
    done: z.number().nonnegative(),
    total: z.number().nonnegative().meta({ description: '0 while not known.' }),
    problem: problemSchema.nullable(),
    result: z.string().nullable().meta({ description: 'Where the result is, once done.' }),
    finding: idSchema.optional().meta({ description: 'The finding under which the result was kept.' }),
  })
  .meta({ id: 'Job' })
export type Job = z.output<typeof jobSchema>
