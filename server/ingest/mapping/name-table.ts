import type { TableRule } from './mapping-schema.ts'

/** What messages and summaries call the table of a rule. */
export function nameTable({ name, label, type, files }: TableRule): string {
  return name ?? label ?? type ?? files ?? ''
}
