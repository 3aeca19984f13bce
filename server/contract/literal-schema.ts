import { z } from 'zod'

import { PROCEDURAL_CATEGORIES } from '../domain/category.ts'
import { NAME_KINDS, TRAFFICKING_ELEMENTS } from '../domain/literal.ts'
import type { Literal } from '../domain/literal.ts'
import { languageSchema, nameSchema, paragraphSchema, partialDateSchema, scriptSchema } from './case-record-parts.ts'

const people = z.int().nonnegative().nullable()

const nameLiteral = z.strictObject({
  kind: z.literal('name'),
  value: nameSchema,
  script: scriptSchema,
  language: languageSchema.nullable(),
  nameKind: z.enum(NAME_KINDS),
})

const traffickingElements = z.discriminatedUnion('element', [
  describeElement('act', TRAFFICKING_ELEMENTS.act),
  describeElement('means', TRAFFICKING_ELEMENTS.means),
  describeElement('purpose', TRAFFICKING_ELEMENTS.purpose),
])

/** The value of a claim that says something of one entity alone. */
export const literalSchema = z.discriminatedUnion('kind', [
  nameLiteral,
  z.strictObject({ kind: z.literal('boolean'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('category'), value: z.enum(PROCEDURAL_CATEGORIES) }),
  z.strictObject({ kind: z.literal('count'), min: people, max: people }),
  z.strictObject({ kind: z.literal('date'), value: partialDateSchema }),
  z.strictObject({
    kind: z.literal('coordinates'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  z.strictObject({ kind: z.literal('text'), value: paragraphSchema, language: languageSchema.nullable() }),
  traffickingElements,
]) satisfies z.ZodType<Literal>

function describeElement<Element extends string, Terms extends readonly [string, ...string[]]>(
  element: Element,
  terms: Terms,
) {
  return z.strictObject({ kind: z.literal('trafficking-element'), element: z.literal(element), value: z.enum(terms) })
}
