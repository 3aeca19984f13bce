import { objectEntity, objectLiteral } from './claim.ts'
import type { Claim } from './claim.ts'
import type { Entity } from './entity.ts'
import { TRAFFICKING_ELEMENTS } from './literal.ts'
import type { Literal } from './literal.ts'
import { endsBeforeItBegins } from './partial-date.ts'
import type { EndRule, PredicateDefinition } from './vocabulary.ts'

export type ViolationKind =
  | 'unknown-predicate'
  | 'unknown-entity'
  | 'wrong-subject-kind'
  | 'wrong-object-kind'
  | 'wrong-literal'
  | 'end-before-start'
  | 'self-reference'

/** Why a claim cannot be taken: where in the record, what is wrong, and how to mend it. */
export interface Violation {
  readonly kind: ViolationKind
  /** Path of the field, `object.entity`. */
  readonly field: string
  readonly message: string
}

/**
 * Checks one claim against the vocabulary. `predicate` is what the case resolves the claim's predicate to, `find`
 * gives the entities of the case. Returns every violation, none if the claim is sound.
 */
export function validateClaim(
  claim: Claim,
  predicate: PredicateDefinition | null,
  find: (id: string) => Entity | undefined,
): Violation[] {
  if (predicate === null) {
    return [
      violation(
        'unknown-predicate',
        'predicate',
        `"${claim.predicate}" is neither in the vocabulary nor added by the case`,
      ),
    ]
  }
  const violations = [...checkSubject(claim, predicate, find), ...checkObject(claim, predicate, find)]
  if (endsBeforeItBegins(claim.valid)) {
    violations.push(violation('end-before-start', 'valid.to', 'the valid time ends before it starts'))
  }
  if (claim.supersedes === claim.id || claim.contradicts.includes(claim.id)) {
    violations.push(violation('self-reference', 'id', 'a claim can neither supersede nor contradict itself'))
  }
  return violations
}

function checkSubject(
  claim: Claim,
  predicate: PredicateDefinition,
  find: (id: string) => Entity | undefined,
): Violation[] {
  return checkEnd(claim.subject, predicate.subject, find, 'subject', 'wrong-subject-kind', predicate.id)
}

function checkObject(
  claim: Claim,
  predicate: PredicateDefinition,
  find: (id: string) => Entity | undefined,
): Violation[] {
  const entity = objectEntity(claim)
  if ('literal' in predicate.object) {
    const literal = objectLiteral(claim)
    if (literal?.kind !== predicate.object.literal) {
      return [
        violation(
          'wrong-object-kind',
          'object',
          `${predicate.id} takes a literal of kind "${predicate.object.literal}"`,
        ),
      ]
    }
    return checkLiteral(literal)
  }
  if (entity === null) {
    return [violation('wrong-object-kind', 'object', `${predicate.id} takes an entity and no literal`)]
  }
  if (entity === claim.subject) {
    return [violation('self-reference', 'object.entity', 'a claim cannot relate an entity to itself')]
  }
  return checkEnd(entity, predicate.object.entity, find, 'object.entity', 'wrong-object-kind', predicate.id)
}

function checkEnd(
  id: string,
  rules: readonly EndRule[],
  find: (id: string) => Entity | undefined,
  field: string,
  kind: ViolationKind,
  predicate: string,
): Violation[] {
  const entity = find(id)
  if (entity === undefined) return [violation('unknown-entity', field, `there is no entity "${id}"`)]
  if (rules.some((rule) => allows(rule, entity))) return []
  const found = entity.subkind ?? entity.kind
  const allowed = rules.map((rule) => rule.subkinds?.join(', ') ?? rule.kind).join(', ')
  return [violation(kind, field, `${predicate} does not take a ${found} here; it takes: ${allowed}`)]
}

function allows(rule: EndRule, entity: Entity): boolean {
  if (rule.kind !== entity.kind) return false
  return rule.subkinds === undefined || (entity.subkind !== null && rule.subkinds.includes(entity.subkind))
}

function checkLiteral(literal: Literal): Violation[] {
  switch (literal.kind) {
    case 'count': {
      const { min, max } = literal
      const sound = (min !== null || max !== null) && (min === null || max === null || min <= max)
      return sound
        ? []
        : [violation('wrong-literal', 'object.literal', 'a count needs min or max, and min not above max')]
    }
    case 'trafficking-element': {
      const terms: readonly string[] = TRAFFICKING_ELEMENTS[literal.element]
      if (terms.includes(literal.value)) return []
      return [
        violation(
          'wrong-literal',
          'object.literal.value',
          `"${literal.value}" is no ${literal.element}; use: ${terms.join(', ')}`,
        ),
      ]
    }
    case 'name':
    case 'boolean':
    case 'category':
    case 'date':
    case 'coordinates':
    case 'text':
      return []
  }
}

function violation(kind: ViolationKind, field: string, message: string): Violation {
  return { kind, field, message }
}
