import { PROCEDURAL_CATEGORIES } from '../../domain/category.ts'
import type { LiteralKind } from '../../domain/literal.ts'
import { TRAFFICKING_ELEMENTS } from '../../domain/literal.ts'
import { listWords } from './check-node.ts'
import { checkClaimFields, checkFormats, checkValue } from './check-value.ts'
import type { Fault, Path } from './fault.ts'
import { fault } from './fault.ts'
import type { FindPredicate } from './index-predicates.ts'
import type { LiteralRule } from './mapping-schema.ts'

type Field = keyof LiteralRule

/** Fields that mean something to one kind of literal alone. */
const OWN_FIELDS: Readonly<Record<Exclude<LiteralKind, 'name'>, readonly Field[]>> = {
  boolean: ['yes', 'no', 'below'],
  category: [],
  count: ['min', 'max'],
  date: ['formats'],
  coordinates: ['latitude', 'longitude'],
  text: ['language'],
  'trafficking-element': ['element'],
}
const ALL_OWN_FIELDS = new Set(Object.values(OWN_FIELDS).flat())

/** Checks a rule that says something of one entity alone against what its predicate takes. */
export function checkLiteral(rule: LiteralRule, find: FindPredicate, path: Path): Fault[] {
  const predicate = find(rule.predicate)
  const here = [...path, 'predicate']
  if (predicate === null) return [fault(here, 'is neither in the vocabulary nor among the predicates of this mapping')]
  if (!('literal' in predicate.object)) return [fault(here, 'relates two entities; write it under edges')]
  const { literal } = predicate.object
  if (literal === 'name') return [fault(here, 'is what names are for; write it under names')]
  return [
    ...checkClaimFields(rule, path),
    ...checkFormats(rule.formats, [...path, 'formats']),
    ...checkFields(rule, literal, path),
    ...checkValue(rule, path, literal === 'coordinates' || literal === 'count'),
    ...checkWords(rule, literal, path),
  ]
}

function checkFields(rule: LiteralRule, literal: Exclude<LiteralKind, 'name'>, path: Path): Fault[] {
  const foreign = [...ALL_OWN_FIELDS].filter(
    (field) => rule[field] !== undefined && !OWN_FIELDS[literal].includes(field),
  )
  const faults = foreign.map((field) => fault([...path, field], `means nothing to ${rule.predicate}; remove it`))
  const hasValue = rule.column !== undefined || rule.template !== undefined || rule.value !== undefined
  if (literal === 'coordinates' && (rule.latitude === undefined || rule.longitude === undefined || hasValue)) {
    faults.push(fault(path, 'needs latitude and longitude, each the name of a column, and no other value'))
  }
  if (literal === 'count' && hasValue === (rule.min !== undefined || rule.max !== undefined)) {
    faults.push(fault(path, 'needs either a column, or min and max, each the name of a column'))
  }
  if (literal === 'boolean' && (rule.below === undefined) === (rule.yes === undefined)) {
    faults.push(fault(path, 'needs either yes (and no), the words of the column, or below, a number'))
  }
  if (literal === 'trafficking-element' && rule.element === undefined) {
    faults.push(fault(path, `needs element: one of ${Object.keys(TRAFFICKING_ELEMENTS).join(', ')}`))
  }
  return faults
}

function checkWords(rule: LiteralRule, literal: LiteralKind, path: Path): Fault[] {
  const allowed: readonly string[] | null =
    literal === 'category'
      ? PROCEDURAL_CATEGORIES
      : literal === 'trafficking-element' && rule.element !== undefined
        ? TRAFFICKING_ELEMENTS[rule.element]
        : null
  const wrong = allowed === null ? undefined : listWords(rule).find((word) => !allowed.includes(word))
  if (wrong === undefined || allowed === null) return []
  return [fault(path, `"${wrong}" is not among what ${rule.predicate} takes: ${allowed.join(', ')}`)]
}
