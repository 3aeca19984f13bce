import type { LegendEntry, LegendSign } from './build-legend.ts'
import type { Box } from './page-layout.ts'
import { drawArrowhead, drawCross, drawLock, drawShape, strokeLine } from './svg-shapes.ts'
import { drawText, estimateWidth, formatNumber } from './svg-text.ts'

const SIZE = 2.4
const ROW = 4.6
const SIGN_WIDTH = 8
const GAP = 5

/** Rows of legend entries that fit a width, in millimetres. */
export function layOutLegend(legend: readonly LegendEntry[], width: number): LegendEntry[][] {
  const rows: LegendEntry[][] = [[]]
  let used = 0
  for (const entry of legend) {
    const wanted = measureEntry(entry)
    if (used > 0 && used + wanted > width) {
      rows.push([])
      used = 0
    }
    rows.at(-1)?.push(entry)
    used += wanted
  }
  return rows
}

/** Height that so many rows take up, in millimetres. */
export function measureLegend(rows: readonly unknown[]): number {
  return rows.length * ROW + 2
}

/** The legend, row by row, from the top left corner of `area`. */
export function drawLegend(rows: readonly (readonly LegendEntry[])[], area: Box): string {
  return rows
    .flatMap((row, index) => {
      let x = area.x
      return row.map((entry) => {
        const y = area.y + 3.5 + index * ROW
        const drawn =
          drawSign(entry.sign, x + SIGN_WIDTH / 2, y) +
          drawText(entry.text, x + SIGN_WIDTH + 0.8, y + 0.8, { size: SIZE, anchor: 'start' })
        x += measureEntry(entry)
        return drawn
      })
    })
    .join('\n')
}

function measureEntry({ text }: LegendEntry): number {
  return SIGN_WIDTH + 0.8 + estimateWidth(text, SIZE) + GAP
}

function drawSign(sign: LegendSign, x: number, y: number): string {
  switch (sign.kind) {
    case 'shape':
      return drawShape(sign.shape, x + 1.2, y, 1.8)
    case 'line':
      return drawStroke(x, y, strokeLine(sign.line))
    case 'arrow':
      return drawStroke(x, y, strokeLine('solid')) + drawArrowhead({ x: x - 3.5, y }, { x: x + 3.5, y })
    case 'cross':
      return drawStroke(x, y, strokeLine('solid')) + drawCross({ x, y })
    case 'lock':
      return drawLock({ x: x + 1.2, y })
    case 'letter':
      return drawText(sign.letter, x + 1.6, y + 0.8, { size: SIZE, anchor: 'middle', bold: true })
    case 'number':
      return drawBadge({ x: x - 0.4, y: y - 1.45, width: 2.9, height: 2.9 }, '1')
  }
}

function drawStroke(x: number, y: number, stroke: string): string {
  return `<path d="M${formatNumber(x - 3.5)},${formatNumber(y)} h7" ${stroke}/>`
}

/** The number of a line, on white so that it can be read on it. */
export function drawBadge(box: Box, text: string): string {
  const place = `x="${formatNumber(box.x)}" y="${formatNumber(box.y)}" width="${formatNumber(box.width)}" height="${formatNumber(box.height)}"`
  const number = drawText(text, box.x + box.width / 2, box.y + box.height * 0.73, {
    size: 2.1,
    anchor: 'middle',
    bold: true,
  })
  return `<rect ${place} rx="1.2" fill="#fff" stroke="#000" stroke-width="0.2"/>${number}`
}
