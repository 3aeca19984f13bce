import type { TableRule } from '../mapping/mapping-schema.ts'
import { matchesFiles } from '../mapping/match-files.ts'
import { nameTable } from '../mapping/name-table.ts'
import { shorten } from '../problem.ts'
import { checkRecord } from './check-record.ts'
import { ColumnScope } from './column-scope.ts'
import { compileTable } from './compile-table.ts'
import type { ImportContext } from './import-context.ts'
import type { TablePlan } from './plans.ts'
import type { Column, TableHeader } from './read-header.ts'
import { RowFault } from './row-fault.ts'
import type { CsvRecord } from './split-records.ts'
import type { TableFile } from './table-file.ts'
import { TablesError } from './tables-error.ts'
import type { TablesProblem } from './tables-error.ts'

/** How the rows of one file are read: by the rule for its name, or by the rule for each row's label or type. */
export class FilePlan {
  /** Plans of the rules that some row has asked for, in the order in which rows did. */
  readonly plans = new Map<TableRule, TablePlan>()
  readonly #rules: readonly TableRule[]
  readonly #key: Column | null

  /** @throws {TablesError} where no rule is for the file */
  constructor(
    readonly file: TableFile,
    readonly header: TableHeader,
    readonly context: ImportContext,
  ) {
    const { tables } = context.mapping
    const byName = findFileRule(tables, file.name)
    this.#rules = byName === undefined ? listKeyedRules(tables, header) : [byName]
    const key = header.form === 'neo4j-nodes' ? ':LABEL' : ':TYPE'
    this.#key = byName === undefined ? (header.columns.get(key) ?? null) : null
    if (byName === undefined && (this.#rules.length === 0 || this.#key === null)) throw refuseFile(file.name, header)
  }

  /** The plan for a row. Throws RowFault for a row that cannot be read, or that no rule is for. */
  pick(record: CsvRecord): TablePlan {
    checkRecord(record, this.header)
    const rule = this.#key === null ? this.#rules[0] : this.#findKeyed(record, this.#key)
    if (rule === undefined) throw this.#refuseRow(record)
    const known = this.plans.get(rule)
    if (known !== undefined) return known
    const scope = new ColumnScope(this.file.name, this.header, this.context.mapping.csv?.arrayDelimiter ?? ';')
    const plan = compileTable(rule, nameTable(rule), this.context, scope)
    this.plans.set(rule, plan)
    return plan
  }

  get hasNodes(): boolean {
    return [...this.plans.values()].some((plan) => plan.nodes.length > 0)
  }

  get hasEdges(): boolean {
    return [...this.plans.values()].some((plan) => plan.edges.length > 0)
  }

  /** Columns that the rules name and the file has not. */
  listMissing(): TablesProblem[] {
    return [...this.plans.values()].flatMap((plan) => plan.scope.missing)
  }

  #findKeyed(record: CsvRecord, key: Column): TableRule | undefined {
    const cell = (record.cells[key.place] ?? '').trim()
    if (this.header.form === 'neo4j-relationships') return this.#rules.find((rule) => rule.type === cell)
    const labels = cell.split(this.context.mapping.csv?.arrayDelimiter ?? ';').map((label) => label.trim())
    return this.#rules.find((rule) => rule.label !== undefined && labels.includes(rule.label))
  }

  #refuseRow(record: CsvRecord): RowFault {
    const word = shorten(this.#key === null ? '' : (record.cells[this.#key.place] ?? ''))
    const what = this.header.form === 'neo4j-nodes' ? 'label' : 'type'
    const message = `no table of the mapping is for the ${what} "${word}"; add one, or skip it with a reason`
    return new RowFault('unmapped-row', `:${what.toUpperCase()}`, message)
  }
}

/** The first rule that names the file, if one does. */
export function findFileRule(tables: readonly TableRule[], name: string): TableRule | undefined {
  return tables.find((rule) => rule.files !== undefined && matchesFiles(rule.files, name))
}

function listKeyedRules(tables: readonly TableRule[], { form }: TableHeader): TableRule[] {
  if (form === 'plain') return []
  return tables.filter((rule) => (form === 'neo4j-nodes' ? rule.label : rule.type) !== undefined)
}

function refuseFile(file: string, { form }: TableHeader): TablesError {
  const message =
    form === 'plain'
      ? 'no table of the mapping is for this file; add one with its name under files, or skip it with a reason'
      : 'the mapping names neither this file nor a label or type for its rows; add a table for it, or skip it with a reason'
  return TablesError.of(file, 'unmapped-file', message)
}
