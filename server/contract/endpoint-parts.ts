import { z } from 'zod'

import { idSchema } from './common.ts'

/** What most endpoints are made of. */
export const nothing = z.object({})
export const inCase = z.object({ caseId: idSchema })
export const oneJob = z.object({ jobId: z.uuid() })
export const get = { method: 'get', body: nothing, status: 200 } as const
