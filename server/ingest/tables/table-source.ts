import { createHash } from 'node:crypto'

import type { CaseBatch } from '../../domain/case-record.ts'
import type { Source } from '../../domain/source.ts'
import type { ImportSource, PartsOptions } from '../import-source.ts'
import type { ImportContext } from './import-context.ts'
import { declareEntities } from './declare-entities.ts'
import { makeSource } from './make-source.ts'
import { PartBuilder, countRecords } from './part-builder.ts'
import type { RowRecords } from './part-builder.ts'
import { readRows } from './read-rows.ts'
import { RowFault } from './row-fault.ts'
import { RowWriter } from './row-writer.ts'
import type { CsvRecord } from './split-records.ts'
import { delimiterOf } from './survey-tables.ts'
import type { Survey, SurveyedTable } from './survey-tables.ts'
import type { TableFiles } from './table-file.ts'
import type { TableLimits } from './table-limits.ts'
import { TablesError } from './tables-error.ts'
import { TablesCounter } from './tables-summary.ts'
import type { TablesSummary } from './tables-summary.ts'

/** What a reading of rows is for. */
type Stage = 'entities' | 'claims' | 'both'

/** Tables that have been surveyed. Equal tables, whatever their order, and an equal mapping give equal parts. */
export class TableSource implements ImportSource {
  readonly name: string | null
  readonly description: string
  readonly title: string
  #counter: TablesCounter

  constructor(
    readonly key: string,
    readonly files: TableFiles,
    readonly survey: Survey,
    readonly context: ImportContext,
    readonly limits: TableLimits,
  ) {
    const { mapping } = context
    this.name = mapping.case?.name ?? null
    this.description = mapping.case?.description ?? ''
    const [first, ...others] = survey.tables.map(({ file }) => file.name)
    this.title = others.length === 0 ? (first ?? '') : `${first ?? ''} and ${others.length} more tables`
    this.#counter = new TablesCounter(mapping, survey, files.ignored)
  }

  /** Where everything went, as far as `parts` has been read; complete once it has ended. */
  summary(): TablesSummary {
    return this.#counter.summarize()
  }

  async *parts(options: PartsOptions): AsyncGenerator<CaseBatch> {
    this.#counter = new TablesCounter(this.context.mapping, this.survey, this.files.ignored)
    const reading = new Reading(this, this.#counter, options)
    yield* reading.run()
  }

  close(): Promise<void> {
    this.files.close()
    return Promise.resolve()
  }
}

/** One reading of all parts. */
class Reading {
  readonly #builder = new PartBuilder()
  readonly #sources: ReadonlyMap<string, Source>
  readonly #stages: readonly (readonly [SurveyedTable, Stage])[]
  readonly #total: number
  #done = 0

  constructor(
    readonly origin: TableSource,
    readonly counter: TablesCounter,
    readonly options: PartsOptions,
  ) {
    const { tables } = origin.survey
    const used = tables.filter((table) => table.isUsed)
    const { mapping } = origin.context
    this.#sources = new Map(
      used.map(({ file, sha256 }) => [
        file.name,
        makeSource({ name: file.name, sha256, byteLength: file.byteLength }, mapping),
      ]),
    )
    const nodes = tables.filter(({ plan }) => plan.hasNodes)
    const edges = tables.filter(({ plan }) => plan.hasEdges || !plan.hasNodes)
    this.#stages = [
      ...nodes.map((table) => [table, table.plan.hasEdges ? 'entities' : 'both'] as const),
      ...edges.map((table) => [table, 'claims'] as const),
    ]
    const read = [...used, ...this.#stages.map(([table]) => table)]
    this.#total = read.reduce((sum, { file }) => sum + file.byteLength, 0)
  }

  async *run(): AsyncGenerator<CaseBatch> {
    const { mapping, constants } = this.origin.context
    for (const predicate of mapping.predicates ?? []) {
      if (this.#builder.isFullFor(1)) yield this.#builder.take()
      this.#builder.addPredicate({ type: 'predicate', ...predicate })
    }
    for (const records of declareEntities(mapping, constants)) yield* this.#add(records)
    for (const table of this.origin.survey.tables.filter((one) => one.isUsed)) {
      if (this.#builder.isFullFor(1)) yield this.#builder.take()
      await this.#addSource(table)
    }
    for (const [table, stage] of this.#stages) yield* this.#readTable(table, stage)
    if (this.#builder.size > 0) yield this.#builder.take()
  }

  async #addSource({ file, sha256 }: SurveyedTable): Promise<void> {
    const source = this.#sources.get(file.name)
    if (source === undefined) return
    const bytes = new Uint8Array(file.byteLength)
    let length = 0
    for await (const chunk of file.read()) {
      this.options.signal?.throwIfAborted()
      if (length + chunk.length > bytes.length) throw refuseChange(file.name)
      bytes.set(chunk, length)
      length += chunk.length
      this.#report(chunk.length)
    }
    const isSame = length === bytes.length && createHash('sha256').update(bytes).digest('hex') === sha256
    if (!isSame) throw refuseChange(file.name)
    this.#builder.addSource(source, bytes)
  }

  async *#readTable(table: SurveyedTable, stage: Stage): AsyncGenerator<CaseBatch> {
    const { file, place } = table
    const { context, limits } = this.origin
    const source = this.#sources.get(file.name)
    const writer = source === undefined ? null : new RowWriter(source, place, context.index)
    const { signal } = this.options
    const onBytes = (length: number): void => {
      this.#report(length)
    }
    const rows = readRows(file, { delimiter: delimiterOf(context), limits, signal, onBytes })
    let isHeader = !table.hasForeignHeader
    for await (const batch of rows.batches) {
      for (const record of batch) {
        if (isHeader) isHeader = false
        else yield* this.#add(this.#readRow(table, record, stage, writer))
      }
    }
    if (rows.finish().sha256 !== table.sha256) throw refuseChange(file.name)
  }

  #readRow({ file, plan }: SurveyedTable, record: CsvRecord, stage: Stage, writer: RowWriter | null): RowRecords {
    let table: ReturnType<typeof plan.pick>
    try {
      table = plan.pick(record)
    } catch (error) {
      if (!(error instanceof RowFault)) throw error
      if (stage === 'entities') return NOTHING
      this.counter.countRow(file.name, null, 'rejected')
      this.#reject(file.name, plan.header.titles, record, error)
      return NOTHING
    }
    if (table.skip !== null || writer === null) {
      if (stage !== 'entities') this.counter.countRow(file.name, table.name, 'skipped')
      return NOTHING
    }
    if (stage === 'entities') {
      const records = writer.writeEntities(record, table)
      this.counter.countRecords(table.name, records.entities.length, 0)
      return records
    }
    const { records, faults, isRepeat } = writer.write(record, table, stage === 'both')
    for (const fault of faults) this.#reject(file.name, plan.header.titles, record, fault)
    const isSaid = records.claims.length > 0
    const outcome =
      faults.length > 0 ? (isSaid ? 'partly' : 'rejected') : isSaid ? 'imported' : isRepeat ? 'repeated' : 'unsaid'
    this.counter.countRow(file.name, table.name, outcome)
    this.counter.countRecords(table.name, records.entities.length, records.claims.length)
    return records
  }

  *#add(records: RowRecords): Generator<CaseBatch> {
    if (this.#builder.isFullFor(countRecords(records))) yield this.#builder.take()
    this.#builder.add(records)
  }

  #reject(file: string, titles: readonly string[], record: CsvRecord, { code, field, message }: RowFault): void {
    const cells = Object.fromEntries(record.cells.map((cell, place) => [titles[place] ?? `column ${place + 1}`, cell]))
    this.options.onReject({ file, row: record.row, field, code, message, cells })
  }

  #report(length: number): void {
    this.#done += length
    this.options.onProgress?.(Math.min(this.#done, this.#total), this.#total)
  }
}

const NOTHING: RowRecords = { entities: [], excerpt: null, claims: [] }

function refuseChange(file: string): TablesError {
  return TablesError.of(file, 'changed-file', 'the table was changed while it was read; import it again')
}
