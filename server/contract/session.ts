import { z } from 'zod'

import { idSchema, instantSchema } from './common.ts'

export const sessionSchema = z
  .object({
    actor: z.string(),
    version: z.string(),
    backend: z.enum(['sqlite', 'neo4j']),
    unmasked: z
      .array(z.object({ caseId: idSchema, purpose: z.string(), until: instantSchema }))
      .meta({ description: 'Cases whose victims and minors this session may see by name, and until when.' }),
  })
  .meta({ id: 'Session' })
export type Session = z.output<typeof sessionSchema>

export const unmaskRequestSchema = z
  .object({
    purpose: z.string().trim().min(10, 'state the purpose in at least ten characters').max(500),
  })
  .meta({ id: 'UnmaskRequest' })
export type UnmaskRequest = z.output<typeof unmaskRequestSchema>
