import type { LineStyle } from '../domain/line-style.ts'
import type { ChartShape, ExhibitNode } from './exhibit-material.ts'
import type { NumberedLine } from './number-lines.ts'

/** What stands before a legend text: a shape, a piece of line, a cross, a lock, an arrow or letters. */
export type LegendSign =
  | { readonly kind: 'shape'; readonly shape: ChartShape }
  | { readonly kind: 'line'; readonly line: LineStyle }
  | { readonly kind: 'cross' | 'lock' | 'arrow' | 'number' }
  | { readonly kind: 'letter'; readonly letter: string }

export interface LegendEntry {
  readonly sign: LegendSign
  readonly text: string
}

const SHAPE_TEXTS: Readonly<Record<ChartShape, string>> = {
  circle: 'person',
  rectangle: 'group',
  diamond: 'event',
  pin: 'location',
  hexagon: 'object',
  'double-hexagon': 'offence or method',
  page: 'source',
}
const LINE_TEXTS: Readonly<Record<LineStyle, string>> = {
  solid: 'confirmed by an analyst',
  dashed: 'unconfirmed',
  dotted: 'inferred or generic',
}

/** Letters that stand behind the number of a line. */
const MARK_TEXTS: readonly { readonly mark: string; readonly text: string }[] = [
  { mark: 'A', text: 'assessment by an analyst' },
  { mark: 'S', text: 'suspected by the source' },
  { mark: 'R', text: 'somebody’s statement, reported' },
]

/** Explains what is on the chart, and nothing that is not. */
export function buildLegend(nodes: readonly ExhibitNode[], lines: readonly NumberedLine[]): LegendEntry[] {
  const shapes = new Set(nodes.map((node) => node.shape))
  const styles = new Set(lines.map((line) => line.line))
  const entries: LegendEntry[] = []
  const add = (sign: LegendSign, text: string): void => {
    entries.push({ sign, text })
  }
  for (const [shape, text] of Object.entries(SHAPE_TEXTS) as [ChartShape, string][]) {
    if (shapes.has(shape)) add({ kind: 'shape', shape }, text)
  }
  for (const [line, text] of Object.entries(LINE_TEXTS) as [LineStyle, string][]) {
    if (styles.has(line)) add({ kind: 'line', line }, text)
  }
  if (lines.some((line) => !line.symmetric)) add({ kind: 'arrow' }, 'read from tail to head; no head: both ways')
  if (lines.some((line) => line.crossed)) add({ kind: 'cross' }, 'refuted or contradicted: see disclosure schedule')
  if (nodes.some((node) => node.masked)) add({ kind: 'lock' }, 'name withheld, shown under a code')
  for (const { mark, text } of MARK_TEXTS)
    if (lines.some((line) => line.marks.includes(mark))) add({ kind: 'letter', letter: mark }, text)
  if (lines.length > 0) add({ kind: 'number' }, 'number of the line in the schedule, which has its words')
  return entries
}
