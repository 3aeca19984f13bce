import { z } from 'zod'

import {
  handlingSchema,
  informationGradeSchema,
  labelSchema,
  languageSchema,
  nameSchema,
  originIdSchema,
  optionalProse,
  paragraphSchema,
  partialDateSchema,
  recordedAtSchema,
  reliabilitySchema,
  scriptSchema,
} from '../../contract/case-record-parts.ts'
import { LIST_LIMITS, TEXT_LIMITS } from '../../contract/limits.ts'
import { BASES, CERTAINTIES } from '../../domain/claim.ts'
import { ENTITY_KINDS } from '../../domain/entity.ts'
import { NAME_KINDS, TRAFFICKING_ELEMENTS } from '../../domain/literal.ts'
import { SOURCE_KINDS } from '../../domain/source.ts'
import { PREDICATE_ID_PATTERN } from '../../domain/vocabulary.ts'

/** Most items of a list of a mapping, and most words of a lookup. */
const LIST = 1_000

/*
 * The mapping file (docs/mapping.md), field by field. What concerns more than one field, or the vocabulary, is checked
 * in check-mapping.ts.
 */

const cellSchema = optionalProse(TEXT_LIMITS.name)
const columnSchema = labelSchema
const predicateSchema = z.string().regex(PREDICATE_ID_PATTERN, 'is no predicate; write UPPER_SNAKE_CASE')

/** Where a text comes from: one of a column, a template of columns, or itself; then a lookup, if there is one. */
const valueFields = {
  column: columnSchema.optional(),
  template: nameSchema.optional(),
  value: paragraphSchema.optional(),
  lookup: z.record(cellSchema, paragraphSchema).optional(),
  /** For what the lookup does not list; a blank cell among it. */
  otherwise: paragraphSchema.optional(),
}
const valueSchema = z.strictObject(valueFields)
/** A text stands for itself. */
const textSchema = z.union([labelSchema, valueSchema])

const conditionSchema = z.strictObject({
  column: columnSchema,
  in: z.array(cellSchema).min(1, 'needs at least one word').max(LIST).optional(),
  notEmpty: z.literal(true).optional(),
})

const formatsSchema = z.array(labelSchema).min(1, 'needs at least one format').max(20)

const boundSchema = z.strictObject({
  column: columnSchema,
  formats: formatsSchema.optional(),
  /** Words for a bound that exists but that nobody knows. */
  unknown: z.array(cellSchema).max(LIST).optional(),
})

/** What may be said of every claim of a rule. */
const claimFields = {
  when: conditionSchema.optional(),
  role: textSchema.optional(),
  quantity: z.strictObject({ column: columnSchema, unit: labelSchema }).optional(),
  valid: z
    .strictObject({ on: boundSchema.optional(), from: boundSchema.optional(), to: boundSchema.optional() })
    .optional(),
  certainty: z.enum(CERTAINTIES).optional(),
  basis: z.enum(BASES).optional(),
  grade: informationGradeSchema.nullable().optional(),
  handling: handlingSchema.nullable().optional(),
  attributedTo: nameSchema.optional(),
  note: paragraphSchema.optional(),
}

const nameRuleSchema = z.strictObject({
  ...claimFields,
  ...valueFields,
  nameKind: z.enum(NAME_KINDS).optional(),
  language: languageSchema.optional(),
  script: scriptSchema.optional(),
})

const literalRuleSchema = z.strictObject({
  ...claimFields,
  ...valueFields,
  predicate: predicateSchema,
  language: languageSchema.optional(),
  formats: formatsSchema.optional(),
  /** Words of a boolean. */
  yes: z.array(cellSchema).max(LIST).optional(),
  no: z.array(cellSchema).max(LIST).optional(),
  /** A boolean that is true for numbers below this one, and not claimed for others. */
  below: z.number().optional(),
  latitude: columnSchema.optional(),
  longitude: columnSchema.optional(),
  min: columnSchema.optional(),
  max: columnSchema.optional(),
  element: z.enum(Object.keys(TRAFFICKING_ELEMENTS) as (keyof typeof TRAFFICKING_ELEMENTS)[]).optional(),
})

const nodeRuleSchema = z.strictObject({
  /** A column, or a template of several; `:ID` in the tables of Neo4j unless given. */
  id: z.union([columnSchema, z.strictObject({ template: nameSchema })]).optional(),
  space: labelSchema.optional(),
  kind: z.union([z.enum(ENTITY_KINDS), valueSchema]),
  subkind: textSchema.optional(),
  when: conditionSchema.optional(),
  /** What a second row of the same id means: a mistake unless equal, or that the first row speaks for all. */
  repeats: z.enum(['refused', 'first-speaks']).optional(),
  names: z.array(nameRuleSchema).max(LIST).optional(),
  claims: z.array(literalRuleSchema).max(LIST).optional(),
})

const endSchema = z.strictObject({
  column: columnSchema.optional(),
  template: nameSchema.optional(),
  space: labelSchema.optional(),
  /** Key of an entity that the mapping declares. */
  entity: labelSchema.optional(),
})

const edgeRuleSchema = z.strictObject({
  ...claimFields,
  predicate: predicateSchema,
  from: endSchema.optional(),
  to: endSchema.optional(),
})

const sourceFields = {
  kind: z.enum(SOURCE_KINDS).optional(),
  title: nameSchema.optional(),
  publisher: labelSchema.nullable().optional(),
  date: partialDateSchema.nullable().optional(),
  languages: z.array(languageSchema).min(1, 'needs at least one tag').max(LIST_LIMITS.languages).optional(),
  originId: originIdSchema.optional(),
  reliability: reliabilitySchema.nullable().optional(),
  handling: handlingSchema.nullable().optional(),
}

const filesSchema = labelSchema

const tableSchema = z.strictObject({
  name: labelSchema.optional(),
  /** A file name, in which `*` stands for any characters. */
  files: filesSchema.optional(),
  /** Instead of `files`, for the tables of Neo4j: rows with this label, or of this relationship type. */
  label: labelSchema.optional(),
  type: labelSchema.optional(),
  /** Name of the file that has the header of these `files`. */
  header: labelSchema.optional(),
  skip: paragraphSchema.optional(),
  /** Columns that are left out on purpose, each with the reason. */
  ignore: z.record(columnSchema, paragraphSchema).optional(),
  nodes: z.array(nodeRuleSchema).max(LIST).optional(),
  edges: z.array(edgeRuleSchema).max(LIST).optional(),
})

const entitySchema = z.strictObject({
  key: labelSchema,
  kind: z.enum(ENTITY_KINDS),
  subkind: labelSchema.optional(),
  names: z
    .array(z.strictObject({ value: nameSchema, nameKind: z.enum(NAME_KINDS).optional() }))
    .min(1, 'needs at least one name')
    .max(LIST),
  note: paragraphSchema.optional(),
})

export const mappingSchema = z.strictObject({
  version: z.literal(1),
  namespace: labelSchema,
  case: z.strictObject({ name: labelSchema, description: optionalProse(TEXT_LIMITS.paragraph).optional() }).optional(),
  recorded: z.strictObject({
    by: labelSchema,
    at: recordedAtSchema,
    basis: z.enum(BASES).optional(),
    certainty: z.enum(CERTAINTIES).optional(),
    grade: informationGradeSchema.nullable().optional(),
    handling: handlingSchema.nullable().optional(),
  }),
  csv: z
    .strictObject({
      delimiter: z.enum([',', ';', '\t', '|']).optional(),
      arrayDelimiter: z.string().length(1, 'must be one character').optional(),
    })
    .optional(),
  source: z.strictObject(sourceFields).optional(),
  sources: z
    .array(z.strictObject({ files: filesSchema, ...sourceFields }))
    .max(LIST)
    .optional(),
  predicates: z
    .array(z.strictObject({ id: predicateSchema, parent: predicateSchema, definition: paragraphSchema }))
    .max(LIST)
    .optional(),
  entities: z.array(entitySchema).max(LIST).optional(),
  tables: z.array(tableSchema).min(1, 'needs at least one table').max(LIST),
})

export type Mapping = z.infer<typeof mappingSchema>
export type TableRule = Mapping['tables'][number]
export type NodeRule = z.infer<typeof nodeRuleSchema>
export type EdgeRule = z.infer<typeof edgeRuleSchema>
export type LiteralRule = z.infer<typeof literalRuleSchema>
export type NameRule = z.infer<typeof nameRuleSchema>
export type ValueRule = z.infer<typeof valueSchema>
export type TextRule = z.infer<typeof textSchema>
export type BoundRule = z.infer<typeof boundSchema>
export type EndRule = z.infer<typeof endSchema>
export type ConditionRule = z.infer<typeof conditionSchema>
/** The fields that every rule of claims has. */
export type ClaimRule = Pick<EdgeRule, keyof typeof claimFields>
