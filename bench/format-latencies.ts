import { alignCells, formatNumber } from './format-table.ts'
import { readPercentile } from './statistics.ts'
import type { Samples } from './statistics.ts'

/** What the sides of one benchmark did at one size. */
export interface Timed {
  readonly name: string
  readonly size: number
  readonly unit: string
  readonly samples: Samples
}

const HEADS = ['benchmark', 'operation', 'size', 'side', 'operations', 'p50, ms', 'p95, ms']
const TEXT_COLUMNS: readonly number[] = [0, 1, 3]

/** A Markdown table of the single operations of all runs, a row for each kind, size and side; '' when none were timed. */
export function formatLatencies(results: readonly Timed[]): string {
  const rows = results.flatMap(listRows)
  if (rows.length === 0) return ''
  // Growth is what is looked for: the sizes of one operation stand below each other.
  const sorted = rows.sort((one, other) => compareTexts([one[0], one[1], one[3]], [other[0], other[1], other[3]]))
  return alignCells([HEADS, ...sorted], TEXT_COLUMNS)
}

function listRows({ name, size, unit, samples }: Timed): string[][] {
  return Object.entries(samples).flatMap(([side, runs]) => {
    const operations = new Set(runs.flatMap((run) => Object.keys(run.latencies ?? {})))
    return [...operations].map((operation) => {
      const values = runs.flatMap((run) => run.latencies?.[operation] ?? [])
      const told = [readPercentile(values, 0.5), readPercentile(values, 0.95)].map(formatNumber)
      return [name, operation, `${size.toLocaleString('en')} ${unit}`, side, String(values.length), ...told]
    })
  })
}

function compareTexts(one: readonly (string | undefined)[], other: readonly (string | undefined)[]): number {
  const [a, b] = [one.join('\0'), other.join('\0')]
  return a < b ? -1 : Number(a > b)
}
