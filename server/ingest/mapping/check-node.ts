import { ENTITY_KINDS, SUBKINDS, isSubkindOf } from '../../domain/entity.ts'
import type { EntityKind } from '../../domain/entity.ts'
import { checkClaimFields, checkCondition, checkText, checkValue } from './check-value.ts'
import type { Fault, Path } from './fault.ts'
import { fault } from './fault.ts'
import type { NodeRule, TextRule, ValueRule } from './mapping-schema.ts'

/** Checks what kind of entity the rows become, and when. */
export function checkNode(rule: NodeRule, path: Path): Fault[] {
  const { kind, subkind } = rule
  const kinds = listKinds(kind)
  const faults = [
    ...(typeof kind === 'string' ? [] : checkValue(kind, [...path, 'kind'])),
    ...checkText(subkind, [...path, 'subkind']),
    ...checkCondition(rule.when, [...path, 'when']),
    ...(rule.names ?? []).flatMap((name, at) => checkClaimFields(name, [...path, 'names', at])),
  ]
  const wrong = kinds.filter((one) => !isEntityKind(one))
  if (wrong.length > 0) faults.push(fault([...path, 'kind'], `${quote(wrong)} is no kind; use ${quote(ENTITY_KINDS)}`))
  const known = kinds.filter(isEntityKind)
  if (subkind === undefined) {
    const needy = known.find((one) => one !== 'Person')
    if (needy !== undefined) faults.push(fault(path, `a ${needy} needs a subkind: ${quote(SUBKINDS[needy])}`))
    return faults
  }
  if (known.length > 0 && known.every((one) => one === 'Person')) {
    faults.push(fault([...path, 'subkind'], 'a Person has no subkind; remove it'))
    return faults
  }
  for (const word of listWords(subkind)) {
    if (known.some((one) => isSubkindOf(one, word))) continue
    const allowed = known.flatMap((one) => [...SUBKINDS[one]])
    faults.push(fault([...path, 'subkind'], `"${word}" is no subkind of ${known.join(', ')}; use ${quote(allowed)}`))
  }
  return faults
}

/** The words that a text can become, as far as the mapping alone tells: none for what a column holds unlooked. */
export function listWords(rule: TextRule): string[] {
  if (typeof rule === 'string') return [rule]
  if (rule.lookup !== undefined) {
    return [...Object.values(rule.lookup), ...(rule.otherwise === undefined ? [] : [rule.otherwise])]
  }
  return rule.value === undefined ? [] : [rule.value]
}

function listKinds(kind: EntityKind | ValueRule): string[] {
  return typeof kind === 'string' ? [kind] : listWords(kind)
}

function isEntityKind(word: string): word is EntityKind {
  return (ENTITY_KINDS as readonly string[]).includes(word)
}

function quote(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ')
}
