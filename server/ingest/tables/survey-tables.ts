import type { TableRule } from '../mapping/mapping-schema.ts'
import { matchesFiles } from '../mapping/match-files.ts'
import type { ImportContext } from './import-context.ts'
import { FilePlan, findFileRule } from './file-plan.ts'
import { hashContent } from './hash-content.ts'
import type { TablePlan } from './plans.ts'
import { readHeader } from './read-header.ts'
import type { TableHeader } from './read-header.ts'
import { readRows } from './read-rows.ts'
import { RowFault } from './row-fault.ts'
import type { CsvRecord } from './split-records.ts'
import type { TableFile } from './table-file.ts'
import type { TableLimits } from './table-limits.ts'
import { TablesError } from './tables-error.ts'

/** What the first reading of a table has found. */
export interface SurveyedTable {
  readonly file: TableFile
  /** Place among the tables, from 0 on. */
  readonly place: number
  readonly plan: FilePlan
  readonly sha256: string
  readonly blank: number
  /** The header stands in a file of its own, and this one has rows alone. */
  readonly hasForeignHeader: boolean
  /** Some row is not skipped, so that the table is kept as a source. */
  readonly isUsed: boolean
}

export interface SurveyOptions {
  readonly limits: TableLimits
  readonly signal?: AbortSignal | undefined
  readonly onBytes: (length: number) => void
}

export interface Survey {
  readonly tables: readonly SurveyedTable[]
  /** Names of files that hold nothing but the header of others, with the hash of each. */
  readonly headers: ReadonlyMap<string, string>
}

/**
 * Reads all tables once: makes the mapping ready for their columns, and collects the nodes, so that edges can be
 * checked as they are read.
 *
 * @throws {TablesError} with every column that is missing, or what keeps a table from being read
 */
export async function surveyTables(
  files: readonly TableFile[],
  context: ImportContext,
  options: SurveyOptions,
): Promise<Survey> {
  const headerNames = new Set(context.mapping.tables.flatMap((rule) => rule.header ?? []))
  const headers = new Map<string, { readonly header: TableHeader; readonly sha256: string }>()
  for (const file of files.filter((one) => headerNames.has(one.name))) {
    headers.set(file.name, await readHeaderFile(file, context, options))
  }
  const tables: SurveyedTable[] = []
  for (const file of files.filter((one) => !headerNames.has(one.name))) {
    const rule = findFileRule(context.mapping.tables, file.name)
    const header = rule?.header === undefined ? null : headers.get(rule.header)?.header
    if (header === undefined) throw refuseHeader(file.name, rule)
    tables.push(await surveyTable(file, tables.length, header, context, options))
  }
  const missing = tables.flatMap(({ plan }) => plan.listMissing())
  if (missing.length > 0) throw new TablesError(missing)
  return { tables, headers: new Map([...headers].map(([name, { sha256 }]) => [name, sha256])) }
}

/** Whether a mapping asks for a file of that name, whatever its ending. */
export function isFileNamed({ tables }: ImportContext['mapping'], name: string): boolean {
  return tables.some((rule) => rule.header === name || (rule.files !== undefined && matchesFiles(rule.files, name)))
}

export function delimiterOf({ mapping }: ImportContext): string {
  return mapping.csv?.delimiter ?? ','
}

async function surveyTable(
  file: TableFile,
  place: number,
  header: TableHeader | null,
  context: ImportContext,
  options: SurveyOptions,
): Promise<SurveyedTable> {
  const rows = readRows(file, { delimiter: delimiterOf(context), ...options })
  let plan = header === null ? null : new FilePlan(file, header, context)
  let isUsed = false
  for await (const batch of rows.batches) {
    for (const record of batch) {
      if (plan === null) {
        plan = new FilePlan(file, readHeader(readHeaderCells(record, file.name), file.name), context)
        continue
      }
      const table = pickTable(plan, record)
      isUsed ||= table !== null && table.skip === null
      if (table !== null) collectNodes(table, record, place, context)
    }
  }
  if (plan === null)
    throw TablesError.of(file.name, 'empty-file', 'the table is empty; its first row must name the columns')
  return { file, place, plan, ...rows.finish(), hasForeignHeader: header !== null, isUsed }
}

function pickTable(plan: FilePlan, record: CsvRecord): TablePlan | null {
  try {
    return plan.pick(record)
  } catch (error) {
    // Told when the rows are read for good.
    if (error instanceof RowFault) return null
    throw error
  }
}

function collectNodes(table: TablePlan, record: CsvRecord, file: number, { index }: ImportContext): void {
  for (const node of table.nodes) {
    try {
      if (!node.applies(record.cells)) continue
      const form = node.readForm(record.cells)
      index.add(node.hash(record.cells), { file, row: record.row, content: hashContent(record.text), form })
    } catch (error) {
      if (!(error instanceof RowFault)) throw error
    }
  }
}

async function readHeaderFile(
  file: TableFile,
  context: ImportContext,
  options: SurveyOptions,
): Promise<{ header: TableHeader; sha256: string }> {
  const rows = readRows(file, { delimiter: delimiterOf(context), ...options })
  let cells: readonly string[] | null = null
  for await (const batch of rows.batches) {
    for (const record of batch) cells ??= readHeaderCells(record, file.name)
  }
  if (cells === null)
    throw TablesError.of(file.name, 'empty-file', 'the file has no header; its first row must name the columns')
  return { header: readHeader(cells, file.name), sha256: rows.finish().sha256 }
}

function readHeaderCells({ cells, isBroken, row }: CsvRecord, file: string): readonly string[] {
  if (!isBroken) return cells
  throw TablesError.of(file, 'broken-quotes', 'the quotes of the header do not match; mend it', row)
}

function refuseHeader(file: string, rule: TableRule | undefined): TablesError {
  const message = `the mapping says that its header stands in "${rule?.header ?? ''}"; give that file too`
  return TablesError.of(file, 'missing-header-file', message)
}
