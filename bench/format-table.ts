import type { Spread, Summary } from './statistics.ts'

export interface Row {
  readonly name: string
  readonly size: number
  readonly unit: string
  readonly peer: string
  readonly summary: Summary
}

const MIB = 1024 * 1024

const HEADS = ['benchmark', 'size', 'peer', 'runs', 'ours, ms', 'peer, ms', 'ratio', 'CPU ratio', 'peak MiB']
const TEXT_COLUMNS: readonly number[] = [0, 2]
const UNTOLD = '–'

/** A Markdown table, aligned, one line a row; times are `median (min–max)` and ratios ours over the peer's. */
export function formatTable(rows: readonly Row[]): string {
  return alignCells([HEADS, ...rows.map(formatRow)], TEXT_COLUMNS)
}

/** A Markdown table of cells, the heads first; numbers stand to the right, all but the columns of text. */
export function alignCells(cells: readonly (readonly string[])[], textColumns: readonly number[]): string {
  const isText = (column: number): boolean => textColumns.includes(column)
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const align = (cell: string, column: number): string =>
    isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  const lines = cells.map((row) => row.map(align))
  const rule = widths.map((width, column) => '-'.repeat(width - (isText(column) ? 0 : 1)) + (isText(column) ? '' : ':'))
  lines.splice(1, 0, rule)
  return lines.map((line) => `| ${line.join(' | ')} |\n`).join('')
}

function formatRow({ name, size, unit, peer, summary }: Row): string[] {
  const { runs, milliseconds, ratio, cpuRatio, peakBytes } = summary
  return [
    name,
    `${size.toLocaleString('en')} ${unit}`,
    peer,
    String(runs),
    formatSpread(milliseconds.ours, runs),
    formatSpread(milliseconds.peer, runs),
    formatSpread(ratio, runs),
    cpuRatio === null ? UNTOLD : formatSpread(cpuRatio, runs),
    `${formatPeak(peakBytes.ours)} : ${formatPeak(peakBytes.peer)}`,
  ]
}

/** A single run has no spread. */
function formatSpread({ median, min, max }: Spread, runs: number): string {
  const around = runs === 1 ? '' : ` (${formatNumber(min)}–${formatNumber(max)})`
  return `${formatNumber(median)}${around}`
}

/** Three digits that count, no more. */
export function formatNumber(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}

function formatPeak(bytes: number | null): string {
  return bytes === null ? UNTOLD : (bytes / MIB).toFixed(0)
}
