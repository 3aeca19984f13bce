import { explainDateFormat } from './date-format.ts'
import type { Fault, Path } from './fault.ts'
import { fault } from './fault.ts'
import type { BoundRule, ClaimRule, ConditionRule, TextRule, ValueRule } from './mapping-schema.ts'
import { listTemplateColumns } from './template.ts'

/** The columns that a value names. */
export function checkValue(rule: ValueRule, path: Path, isOptional = false): Fault[] {
  const given = [rule.column, rule.template, rule.value].filter((one) => one !== undefined)
  const faults: Fault[] = []
  if (given.length > 1 || (given.length === 0 && !isOptional)) {
    faults.push(fault(path, 'needs exactly one of column, template and value'))
  }
  if (rule.template !== undefined && listTemplateColumns(rule.template).length === 0) {
    faults.push(fault([...path, 'template'], 'names no column; write columns in braces, such as "{name} {surname}"'))
  }
  if (rule.otherwise !== undefined && rule.lookup === undefined) {
    faults.push(fault([...path, 'otherwise'], 'goes with a lookup'))
  }
  return faults
}

export function checkText(rule: TextRule | undefined, path: Path): Fault[] {
  return rule === undefined || typeof rule === 'string' ? [] : checkValue(rule, path)
}

export function checkCondition(rule: ConditionRule | undefined, path: Path): Fault[] {
  if (rule === undefined || (rule.in === undefined) !== (rule.notEmpty === undefined)) return []
  return [fault(path, 'needs exactly one of in and notEmpty')]
}

/** The fields that every rule of claims has. */
export function checkClaimFields(rule: ClaimRule, path: Path): Fault[] {
  const { valid } = rule
  const faults = [...checkCondition(rule.when, [...path, 'when']), ...checkText(rule.role, [...path, 'role'])]
  if (valid === undefined) return faults
  if (valid.on !== undefined && (valid.from !== undefined || valid.to !== undefined)) {
    faults.push(fault([...path, 'valid'], 'has either on, or from and to'))
  }
  const bounds = Object.entries<BoundRule | undefined>(valid)
  return [
    ...faults,
    ...bounds.flatMap(([name, bound]) => checkFormats(bound?.formats, [...path, 'valid', name, 'formats'])),
  ]
}

export function checkFormats(formats: readonly string[] | undefined, path: Path): Fault[] {
  return (formats ?? []).flatMap((format, at) => {
    const message = explainDateFormat(format)
    return message === null ? [] : [fault([...path, at], message)]
  })
}
