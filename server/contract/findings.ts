import { z } from 'zod'

import { projectionRequestSchema } from './analysis.ts'
import { daySchema, idSchema, instantSchema } from './common.ts'

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 lower-case hexadecimal digits')
const jsonObjectSchema = z.record(z.string(), z.json())

/** All that a re-run needs beside the material itself: what a finding says of how it was made. */
export const findingManifestSchema = z
  .object({
    inputHash: sha256Schema.meta({ description: 'Over the material, whatever store it came from.' }),
    clocks: z.object({ asAt: daySchema.nullable(), knownAt: instantSchema.nullable() }).meta({
      description: 'What the material was read at; knownAt is what the case held when the run began.',
    }),
    request: projectionRequestSchema,
    projection: jsonObjectSchema.meta({ description: 'Every parameter of the projection.' }),
    parameters: jsonObjectSchema.meta({ description: 'Every parameter of the task, its seed among them.' }),
    version: z.string().max(100),
    durationMs: z.number().nonnegative(),
    resultPath: z
      .string()
      .max(200)
      .meta({ description: 'Where a job that opens it has its result; {jobId} stands in.' }),
  })
  .meta({ id: 'FindingManifest' })
export type FindingManifestView = z.output<typeof findingManifestSchema>

const partSchema = z.object({
  sha256: sha256Schema,
  byteLength: z.int().nonnegative(),
  kept: z.boolean().meta({ description: 'False where it was too large to be kept: the digest stands.' }),
})

export const storedFindingSchema = z
  .object({
    id: idSchema,
    task: z.string().max(64),
    at: instantSchema,
    actor: z.string(),
    manifest: findingManifestSchema,
    result: partSchema.meta({ description: 'SHA-256 of the result as canonical JSON (RFC 8785).' }),
  })
  .meta({ id: 'StoredFinding' })
export type StoredFinding = z.output<typeof storedFindingSchema>

export const findingsQuerySchema = z.object({
  after: z.string().max(200).optional().meta({ description: 'What the page before gave as next.' }),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

export const findingPageSchema = z
  .object({ findings: z.array(storedFindingSchema), next: z.string().nullable() })
  .meta({ id: 'FindingPage' })
export type FindingPage = z.output<typeof findingPageSchema>

/** Most differences that are listed one by one; all are counted. */
export const MOST_DIFFERENCES = 200
/** Most ids that are listed of what came, went or changed; all are counted. */
export const MOST_CHANGED_IDS = 200

const leafSchema = z.union([z.string(), z.number(), z.boolean(), z.null()])
const differenceSchema = z.object({
  path: z.string().meta({ description: 'Where: members and ids, parted by slashes.' }),
  then: leafSchema.optional().meta({ description: 'Left out where the first has nothing there.' }),
  now: leafSchema.optional().meta({ description: 'Left out where the second has nothing there.' }),
})

const changeSchema = z.object({
  kind: z.string().meta({ description: 'What of the material: claims, entities, sources, excerpts, protections …' }),
  came: z.array(z.string()),
  went: z.array(z.string()),
  changed: z.array(z.string()),
  counts: z.object({ came: z.int(), went: z.int(), changed: z.int() }),
})

export const findingComparisonSchema = z
  .object({
    task: z.string(),
    then: idSchema,
    now: idSchema,
    outcome: z.enum(['identical', 'same-values', 'different']).meta({
      description: 'identical: to the last bit. same-values: only what the manifest says differs, such as the version.',
    }),
    version: z.object({ then: z.string(), now: z.string() }),
    asked: z.array(differenceSchema).meta({ description: 'Where clocks, projection and parameters differ.' }),
    input: z.object({
      same: z.boolean(),
      then: sha256Schema,
      now: sha256Schema,
      changes: z.array(changeSchema).nullable().meta({ description: 'Null where one of the two was not kept.' }),
    }),
    result: z.object({
      same: z.boolean(),
      then: sha256Schema,
      now: sha256Schema,
      differences: z.array(differenceSchema).meta({ description: `The first ${MOST_DIFFERENCES}.` }),
      count: z.int().nonnegative().nullable().meta({ description: 'All; null where one of the two was not kept.' }),
    }),
  })
  .meta({ id: 'FindingComparison' })
export type FindingComparison = z.output<typeof findingComparisonSchema>
