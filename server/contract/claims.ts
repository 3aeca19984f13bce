import { z } from 'zod'

import { BASES, CERTAINTIES, CLAIM_STATUSES } from '../domain/claim.ts'
import { NAME_KINDS } from '../domain/literal.ts'
import { SOURCE_KINDS } from '../domain/source.ts'
import { categorySchema, entityRefSchema, groundSchema, idSchema, instantSchema, intervalSchema } from './common.ts'

export const sourceRefSchema = z
  .object({
    id: idSchema,
    title: z.string(),
    kind: z.enum(SOURCE_KINDS),
    languages: z.array(z.string()),
    publisher: z.string().nullable(),
    date: z.string().nullable(),
    originId: z.string(),
    reliability: z.string().nullable(),
    exhibit: z.string().nullable(),
  })
  .meta({ id: 'SourceRef' })
export type SourceRef = z.output<typeof sourceRefSchema>

/** A quote at its place in the source's text as it may be shown; masking moves both alike. */
export const quoteSchema = z
  .object({
    excerpt: idSchema,
    source: sourceRefSchema,
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
    text: z.string(),
    language: z.string().meta({ description: 'BCP 47 tag of the quote’s own script run, for its direction and font.' }),
    row: z.int().positive().nullable(),
    translation: z.object({ text: z.string(), language: z.string(), author: z.string() }).nullable(),
  })
  .meta({ id: 'Quote' })
export type Quote = z.output<typeof quoteSchema>

/** What a claim says of its subject alone, spelt out for reading. */
export const literalViewSchema = z
  .object({
    kind: z.string(),
    text: z.string().meta({ description: 'The value as text; a pseudonym or empty where withheld.' }),
    language: z.string().nullable(),
    detail: z.string().nullable().meta({ description: 'Kind of name, element of trafficking, and the like.' }),
    withheld: z.boolean(),
  })
  .meta({ id: 'LiteralView' })
export type LiteralView = z.output<typeof literalViewSchema>

export const claimViewSchema = z
  .object({
    id: idSchema,
    predicate: z.string(),
    subject: entityRefSchema,
    object: z.union([z.object({ entity: entityRefSchema }), z.object({ literal: literalViewSchema })]),
    role: z.string().nullable(),
    quantity: z.object({ value: z.number(), unit: z.string() }).nullable(),
    valid: intervalSchema,
    boundsUnknown: z.boolean().meta({ description: 'A bound is unknown and counts as open; show it as such.' }),
    recordedAt: instantSchema,
    recordedBy: z.string(),
    receivedAt: instantSchema,
    grade: z.string().nullable().meta({ description: 'Badge such as C3; null is ungraded.' }),
    handling: z.string().nullable(),
    basis: z.enum(BASES),
    certainty: z.enum(CERTAINTIES),
    attributedTo: z.object({ label: z.string(), entity: idSchema.nullable() }).nullable(),
    status: z.enum(CLAIM_STATUSES),
    confirmed: z.boolean(),
    supersededBy: idSchema.nullable(),
    contradictions: z.array(idSchema),
    line: z.enum(['solid', 'dashed', 'dotted']),
    crossed: z.boolean(),
    origins: z.int().nonnegative(),
    note: z.string().nullable(),
    quotes: z.array(quoteSchema),
  })
  .meta({ id: 'ClaimView' })
export type ClaimView = z.output<typeof claimViewSchema>

export const claimPageSchema = z
  .object({ claims: z.array(claimViewSchema), next: z.string().nullable() })
  .meta({ id: 'ClaimPage' })
export type ClaimPage = z.output<typeof claimPageSchema>

export const claimPageQuerySchema = z.object({
  after: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export const nameViewSchema = z.object({
  claim: idSchema,
  value: z.string(),
  script: z.string(),
  language: z.string().nullable(),
  nameKind: z.enum(NAME_KINDS),
})

export const entityDetailSchema = entityRefSchema
  .extend({
    names: z.array(nameViewSchema),
    categories: z.array(z.object({ category: categorySchema, claim: idSchema, valid: intervalSchema })),
    grounds: z.array(groundSchema).meta({ description: 'Why the entity is kept out of rankings and computed paths.' }),
    unranked: z.boolean(),
    claimCount: z.int().nonnegative(),
  })
  .meta({ id: 'EntityDetail' })
export type EntityDetail = z.output<typeof entityDetailSchema>

export const sourceListSchema = z.object({ sources: z.array(sourceRefSchema) }).meta({ id: 'SourceList' })
export type SourceList = z.output<typeof sourceListSchema>

/** A source's text as it may be shown, with every excerpt and every masked span marked in it. */
export const sourceTextSchema = z
  .object({
    source: sourceRefSchema,
    sha256: z.string().meta({ description: 'Of the original bytes, masked or not.' }),
    text: z.string(),
    excerpts: z.array(
      z.object({ id: idSchema, start: z.int().nonnegative(), end: z.int().nonnegative(), claims: z.array(idSchema) }),
    ),
    masked: z.array(z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() })),
  })
  .meta({ id: 'SourceText' })
export type SourceText = z.output<typeof sourceTextSchema>
