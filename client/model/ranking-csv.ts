import Papa from 'papaparse'

import type { FindingView } from '../../server/contract/analysis.ts'

/** Words of the header row and of the marks, in the reader's language. */
export interface CsvWords {
  readonly name: string
  readonly kind: string
  readonly id: string
  readonly value: (measure: string) => string
  readonly rank: (measure: string) => string
  readonly interval: (measure: string) => string
  readonly stability: (measure: string) => string
  readonly kindName: (kind: string) => string
  readonly stable: string
  readonly unstable: string
  readonly notResampled: string
  /** Lines that say how many were left out and why, what is ungraded, and by which run. */
  readonly remarks: readonly string[]
}

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
  const columns = finding.measures.flatMap(({ id, kind }) =>
    kind === 'cluster' ? [words.value(id)] : [words.value(id), words.rank(id), words.interval(id), words.stability(id)],
  )
  return [words.name, words.kind, words.id, ...columns]
}

function buildRow(finding: FindingView, row: FindingView['rows'][number], words: CsvWords): (string | number)[] {
  const cells = finding.measures.flatMap(({ id, kind }): (string | number)[] => {
    const value = row.values[id] ?? ''
    if (kind === 'cluster') return [value]
    const stability = row.stability[id]
    const interval = stability === undefined ? '' : `${stability.best}–${stability.worst}`
    const mark = stability === undefined ? words.notResampled : stability.stable ? words.stable : words.unstable
    return [value, row.ranks[id] ?? '', interval, mark]
  })
  return [row.entity.label, words.kindName(row.entity.kind), row.entity.id, ...cells]
}
