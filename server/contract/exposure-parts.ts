import { z } from 'zod'

import { entityRefSchema, idSchema } from './common.ts'

/** When something was, as far as it is told; null for a bound that nobody told. */
export const spanSchema = z.object({ from: z.string().nullable(), to: z.string().nullable() })

/**
 * Claims behind a statement. Their sentences come with `listExposureClaims`; `origins` are counted by the ultimate
 * speaker, so that a reprint adds none.
 */
export const groundsSchema = z
  .object({
    claims: z.array(idSchema),
    excerpts: z.array(idSchema).meta({ description: 'Excerpts that the claims quote.' }),
    origins: z.int().nonnegative(),
    ungraded: z.boolean().meta({ description: 'Some of it was never graded and weighed 1: say "ungraded".' }),
  })
  .meta({ id: 'ExposureGrounds' })
export type GroundsView = z.output<typeof groundsSchema>

/** Structural leads. No finding: who brought in whom, and who stands between a group and others, as far as is told. */
export const leadsSchema = z
  .object({
    introducers: z.array(
      z.object({
        person: entityRefSchema,
        credit: z.number().nonnegative().meta({
          description: 'Sum over newcomers of 1 / how many of those already known they were first seen with.',
        }),
        newcomers: z.array(
          z.object({
            person: entityRefSchema,
            firstSeen: z.string(),
            knownContacts: z.int().positive(),
            grounds: groundsSchema,
            events: z
              .array(entityRefSchema)
              .meta({ description: 'Events of the first meeting; none for direct ties.' }),
          }),
        ),
      }),
    ),
    gatekeepers: z.array(
      z.object({
        person: entityRefSchema,
        group: entityRefSchema,
        pairs: z.int().positive().meta({
          description:
            'Pairs of somebody outside and a member of the group who are tied to each other by this one alone.',
        }),
        outside: z.array(entityRefSchema),
        inside: z.array(entityRefSchema),
      }),
    ),
  })
  .meta({ id: 'StructuralLeads' })
export type LeadsView = z.output<typeof leadsSchema>
