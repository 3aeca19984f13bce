import Papa from 'papaparse'

import type { FindingView } from '../../server/contract/analysis.ts'
import { listColumns } from './measure-groups.ts'
import { hasFlag } from './network-summary.ts'
import type { RankingRow } from './ranking-table.ts'

/** Words of the header row and of the marks, in the reader's language. */
export interface CsvWords {
  readonly name: string
  readonly kind: string
  readonly id: string
  readonly value: (measure: string) => string
  readonly rank: (measure: string) => string
  readonly interval: (measure: string) => string
  readonly stability: (measure: string) => string
  /** Share of resamples in which a property is kept. */
  readonly kept: (measure: string) => string
  readonly kindName: (kind: string) => string
  readonly yes: string
  readonly no: string
  readonly stable: string
  readonly unstable: string
  readonly notResampled: string
  /** Lines about the network as a whole, who was left out and why, what is ungraded or unvalidated, and by which run. */
  readonly remarks: readonly string[]
}

type Cell = string | number

const BYTE_ORDER_MARK = '\ufeff'

/**
 * The ranking as CSV (RFC 4180, UTF-8 with a byte order mark so that spreadsheets read every script). A cell that a
 * spreadsheet would take for a formula is led by an apostrophe (OWASP, "CSV Injection").
 */
export function buildRankingCsv(finding: FindingView, words: CsvWords): string {
  const rows = [buildHeader(finding, words), ...finding.rows.map((row) => buildRow(finding, row, words))]
  const remarks = words.remarks.map((remark) => [remark])
  return BYTE_ORDER_MARK + Papa.unparse([...rows, [], ...remarks], { escapeFormulae: true, newline: '\r\n' }) + '\r\n'
}

function buildHeader(finding: FindingView, words: CsvWords): string[] {
  const columns = listColumns(finding).flatMap(({ id, kind }) => {
    if (kind === 'cluster') return [words.value(id)]
    if (kind === 'node-flag') return [words.value(id), words.kept(id)]
    return [words.value(id), words.rank(id), words.interval(id), words.stability(id)]
  })
  return [words.name, words.kind, words.id, ...columns]
}

function buildRow(finding: FindingView, row: RankingRow, words: CsvWords): Cell[] {
  const cells = listColumns(finding).flatMap(({ id, kind }): Cell[] => {
    if (kind === 'cluster') return [row.values[id] ?? '']
    return kind === 'node-flag' ? buildFlagCells(row, id, words) : buildScoreCells(row, id, words)
  })
  return [row.entity.label, words.kindName(row.entity.kind), row.entity.id, ...cells]
}

function buildFlagCells(row: RankingRow, id: string, words: CsvWords): Cell[] {
  return hasFlag(row, id) ? [words.yes, row.kept[id] ?? ''] : [words.no, '']
}

function buildScoreCells(row: RankingRow, id: string, words: CsvWords): Cell[] {
  const value = row.values[id]
  if (value === undefined) return ['', '', '', '']
  const stability = row.stability[id]
  const interval = stability === undefined ? '' : `${stability.best}–${stability.worst}`
  const mark = stability === undefined ? words.notResampled : stability.stable ? words.stable : words.unstable
  return [value, row.ranks[id] ?? '', interval, mark]
}
