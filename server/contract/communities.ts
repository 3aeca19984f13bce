import { z } from 'zod'

import { projectionRequestSchema } from './analysis.ts'
import { countsByGroundSchema, entityRefSchema, idSchema } from './common.ts'

/** Ways of dividing a network into clusters; the first is the usual one. */
export const COMMUNITY_METHODS = ['leiden', 'leiden-cpm', 'louvain'] as const

const communityParametersSchema = z.object({
  method: z.enum(COMMUNITY_METHODS).default('leiden'),
  seeds: z.int().min(2).max(1000).default(100).meta({ description: 'Runs of each round, a seed each.' }),
  threshold: z.number().gt(0).max(1).default(0.5).meta({
    description: 'Share of the runs below which a tie counts for nothing in the next round.',
  }),
  resolution: z.number().gt(0).default(1).meta({
    description: 'Higher for smaller clusters; for leiden-cpm in the unit of strength.',
  }),
  weighted: z.boolean().default(true).meta({ description: 'Whether ties count by their strength.' }),
  seed: z.int().min(0).max(0xffff_ffff).default(1),
})

export const communityRequestSchema = communityParametersSchema
  .extend({ projection: projectionRequestSchema.prefault({}) })
  .meta({ id: 'CommunityRequest' })
export type CommunityRequest = z.input<typeof communityRequestSchema>

const shareSchema = z.number().min(0).max(1)

export const communityFindingSchema = z
  .object({
    manifest: z.object({
      inputHash: z.string(),
      projection: projectionRequestSchema,
      parameters: communityParametersSchema,
      version: z.string(),
      durationMs: z.number().nonnegative(),
    }),
    clusters: z.array(
      z.object({
        number: z.int().positive(),
        members: z.array(
          z.object({
            entity: entityRefSchema,
            stability: shareSchema.nullable().meta({
              description: 'Mean share of runs that put it together with the other members; null where alone.',
            }),
          }),
        ),
      }),
    ),
    pairs: z
      .array(z.object({ a: idSchema, b: idSchema, share: shareSchema, tied: z.boolean() }))
      .meta({ description: 'Share of the runs that put two nodes together: tied pairs, and those within clusters.' }),
    pairsWithinComplete: z.boolean().meta({
      description: 'False where pairs within clusters are too many (over 20,000), and only tied ones are listed.',
    }),
    rounds: z.int().positive(),
    agreed: z.boolean().meta({ description: 'Whether all runs of the last round agreed on every tie.' }),
    modularity: z.number().nullable().meta({ description: 'At resolution 1; null without ties.' }),
    agreement: z
      .object({ ami: z.number(), ari: z.number() })
      .nullable()
      .meta({ description: 'With asserted groups; null where fewer than two people have one.' }),
    membership: z.object({
      people: z.int().nonnegative(),
      groups: z.int().nonnegative(),
      ambiguous: z.int().nonnegative(),
    }),
    leftOut: z.object({ people: z.int().nonnegative(), byGround: countsByGroundSchema }),
    network: z.object({ nodes: z.int().nonnegative(), ties: z.int().nonnegative(), components: z.int().nonnegative() }),
    ungraded: z.boolean(),
    unvalidatedTies: z.int().nonnegative(),
  })
  .meta({ id: 'CommunityFinding' })
export type CommunityFinding = z.output<typeof communityFindingSchema>
