import { checkClaimFields } from './check-value.ts'
import type { Fault, Path } from './fault.ts'
import { fault } from './fault.ts'
import type { FindPredicate } from './index-predicates.ts'
import type { EdgeRule, EndRule, Mapping } from './mapping-schema.ts'

/** Checks a rule that relates two entities. */
export function checkEdge(rule: EdgeRule, mapping: Mapping, find: FindPredicate, path: Path): Fault[] {
  const predicate = find(rule.predicate)
  const here = [...path, 'predicate']
  if (predicate === null) return [fault(here, 'is neither in the vocabulary nor among the predicates of this mapping')]
  if (!('entity' in predicate.object)) return [fault(here, 'says something of one entity; write it under nodes')]
  const faults = [
    ...checkClaimFields(rule, path),
    ...checkEnd(rule.from, mapping, [...path, 'from']),
    ...checkEnd(rule.to, mapping, [...path, 'to']),
  ]
  if (rule.from?.entity !== undefined && rule.to?.entity !== undefined) {
    faults.push(fault(path, 'both ends are declared entities; one has to come from the row'))
  }
  return faults
}

function checkEnd(end: EndRule | undefined, mapping: Mapping, path: Path): Fault[] {
  if (end === undefined) return []
  const { column, template, entity, space } = end
  const faults: Fault[] = []
  if ([column, template, entity].filter((one) => one !== undefined).length !== 1) {
    faults.push(fault(path, 'needs exactly one of column, template and entity'))
  }
  if (entity !== undefined && space !== undefined) {
    faults.push(fault([...path, 'space'], 'goes with a column or template; a declared entity has none'))
  }
  if (entity !== undefined && !(mapping.entities ?? []).some((one) => one.key === entity)) {
    faults.push(fault([...path, 'entity'], `"${entity}" is not among the entities of this mapping`))
  }
  return faults
}
