import { z } from 'zod'

import type { CasePredicate, CaseRecord, CaseRecordType } from '../domain/case-record.ts'
import { BASES, CERTAINTIES } from '../domain/claim.ts'
import type { Claim } from '../domain/claim.ts'
import { SUBKINDS } from '../domain/entity.ts'
import type { Entity } from '../domain/entity.ts'
import { PROTECTION_GROUNDS, VERDICTS } from '../domain/review.ts'
import type { ProtectionOverride, Review } from '../domain/review.ts'
import { SOURCE_KINDS } from '../domain/source.ts'
import type { Excerpt, Source } from '../domain/source.ts'
import { PREDICATE_ID_PATTERN } from '../domain/vocabulary.ts'
import {
  claimIdSchema,
  entityIdSchema,
  excerptIdSchema,
  handlingSchema,
  informationGradeSchema,
  labelSchema,
  languageSchema,
  nameSchema,
  originIdSchema,
  overrideIdSchema,
  paragraphSchema,
  partialDateSchema,
  recordedAtSchema,
  reliabilitySchema,
  reviewIdSchema,
  sha256Schema,
  sourceIdSchema,
  validTimeSchema,
  verbatim,
} from './case-record-parts.ts'
import { LIST_LIMITS, TEXT_LIMITS } from './limits.ts'
import { literalSchema } from './literal-schema.ts'

/*
 * One strict schema for each type of record of domain/case-record.ts. `satisfies` holds each to its domain type at
 * compile time. What concerns more than one record, or the vocabulary, is not theirs to check.
 */

const predicateIdSchema = z.string().regex(PREDICATE_ID_PATTERN, 'is no predicate; write UPPER_SNAKE_CASE')

const predicateSchema = z
  .strictObject({
    type: z.literal('predicate'),
    id: predicateIdSchema,
    parent: predicateIdSchema,
    definition: paragraphSchema,
  })
  .meta({ id: 'CaseFilePredicate' }) satisfies z.ZodType<CasePredicate>

const sourceSchema = z
  .strictObject({
    type: z.literal('source'),
    id: sourceIdSchema,
    sha256: sha256Schema,
    byteLength: z.int().nonnegative(),
    mediaType: z.enum(['text/plain', 'text/csv']),
    kind: z.enum(SOURCE_KINDS),
    title: nameSchema,
    languages: z
      .array(languageSchema)
      .min(1, 'needs at least one tag; und stands for unknown')
      .max(LIST_LIMITS.languages),
    publisher: labelSchema.nullable(),
    date: partialDateSchema.nullable(),
    originId: originIdSchema,
    reliability: reliabilitySchema.nullable(),
    handling: handlingSchema.nullable(),
    exhibit: labelSchema.nullable(),
  })
  .meta({ id: 'CaseFileSource' }) satisfies z.ZodType<Source>

const entitySchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...describeEntity('Person'), subkind: z.null() }),
    z.strictObject({ ...describeEntity('Group'), subkind: z.enum(SUBKINDS.Group) }),
    z.strictObject({ ...describeEntity('Location'), subkind: z.enum(SUBKINDS.Location) }),
    z.strictObject({ ...describeEntity('Event'), subkind: z.enum(SUBKINDS.Event) }),
    z.strictObject({ ...describeEntity('Object'), subkind: z.enum(SUBKINDS.Object) }),
    z.strictObject({ ...describeEntity('Concept'), subkind: z.enum(SUBKINDS.Concept) }),
  ])
  .meta({ id: 'CaseFileEntity' }) satisfies z.ZodType<Entity>

const excerptSchema = z
  .strictObject({
    type: z.literal('excerpt'),
    id: excerptIdSchema,
    source: sourceIdSchema,
    start: z.int().nonnegative(),
    end: z.int().positive(),
    quote: verbatim(TEXT_LIMITS.quote),
    row: z.int().positive().nullable(),
    translation: z
      .strictObject({ text: verbatim(TEXT_LIMITS.quote), language: languageSchema, author: labelSchema })
      .nullable(),
  })
  .meta({ id: 'CaseFileExcerpt' }) satisfies z.ZodType<Excerpt>

const excerptListSchema = z.array(excerptIdSchema).max(LIST_LIMITS.excerpts)

const claimSchema = z
  .strictObject({
    type: z.literal('claim'),
    id: claimIdSchema,
    predicate: predicateIdSchema,
    subject: entityIdSchema,
    object: z.union([z.strictObject({ entity: entityIdSchema }), z.strictObject({ literal: literalSchema })]),
    role: labelSchema.nullable(),
    quantity: z.strictObject({ value: z.number().nonnegative(), unit: labelSchema }).nullable(),
    valid: validTimeSchema,
    recordedAt: recordedAtSchema,
    recordedBy: labelSchema,
    grade: informationGradeSchema.nullable(),
    handling: handlingSchema.nullable(),
    basis: z.enum(BASES),
    certainty: z.enum(CERTAINTIES),
    attributedTo: z
      .union([z.strictObject({ entity: entityIdSchema }), z.strictObject({ text: nameSchema })])
      .nullable(),
    excerpts: excerptListSchema,
    supersedes: claimIdSchema.nullable(),
    contradicts: z.array(claimIdSchema).max(LIST_LIMITS.contradicts),
    note: paragraphSchema.nullable(),
  })
  .meta({ id: 'CaseFileClaim' }) satisfies z.ZodType<Claim>

const reviewSchema = z
  .strictObject({
    type: z.literal('review'),
    id: reviewIdSchema,
    claim: claimIdSchema,
    verdict: z.enum(VERDICTS),
    author: labelSchema,
    recordedAt: recordedAtSchema,
    reason: paragraphSchema,
    excerpts: excerptListSchema,
  })
  .meta({ id: 'CaseFileReview' }) satisfies z.ZodType<Review>

const overrideSchema = z
  .strictObject({
    type: z.literal('override'),
    id: overrideIdSchema,
    entity: entityIdSchema,
    ground: z.enum(PROTECTION_GROUNDS),
    author: labelSchema,
    recordedAt: recordedAtSchema,
    reason: paragraphSchema,
  })
  .meta({ id: 'CaseFileOverride' }) satisfies z.ZodType<ProtectionOverride>

/** The schema of each type of record. */
export const CASE_RECORD_SCHEMAS = {
  predicate: predicateSchema,
  source: sourceSchema,
  entity: entitySchema,
  excerpt: excerptSchema,
  claim: claimSchema,
  review: reviewSchema,
  override: overrideSchema,
} as const satisfies { [T in CaseRecordType]: z.ZodType<Extract<CaseRecord, { type: T }>> }

/** Any record. */
export const caseRecordSchema = z.discriminatedUnion('type', [
  predicateSchema,
  sourceSchema,
  entitySchema,
  excerptSchema,
  claimSchema,
  reviewSchema,
  overrideSchema,
]) satisfies z.ZodType<CaseRecord>

function describeEntity<Kind extends Entity['kind']>(kind: Kind) {
  return { type: z.literal('entity'), id: entityIdSchema, kind: z.literal(kind) }
}
