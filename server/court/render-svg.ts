import { drawBadge, drawLegend, layOutLegend, measureLegend } from './draw-legend.ts'
import type { Exhibit } from './exhibit-model.ts'
import { findLabelBase, LABEL_LEADING, LABEL_SIZE, MARGIN, PAGE_SIZES, RADIUS } from './page-layout.ts'
import type { Box, PlacedNode } from './page-layout.ts'
import { placeLabels, WORDS_SIZE, writeNumber } from './place-labels.ts'
import type { PlacedLabel } from './place-labels.ts'
import { placeNodes } from './place-nodes.ts'
import { routeLines } from './route-lines.ts'
import type { RoutedLine } from './route-lines.ts'
import { writeBlankStamp } from './stamp.ts'
import { drawArrowhead, drawCross, drawLock, drawShape, strokeLine, writePoint } from './svg-shapes.ts'
import { drawText, escapeXml, estimateWidth, formatNumber, wrapText } from './svg-text.ts'

export const MODE_TEXTS = {
  'illustrative-aid': 'Illustrative aid - not evidence',
  summary: 'Summary of the exhibits named in the schedule',
} as const

const FOOTER = 7
const TITLE_SIZE = 5
/** Square millimetres for each node at which the chart is drawn in its least size. */
const ROOM = 900
const MOST_SCALE = 1.7

/**
 * The exhibit as one self-contained SVG page in millimetres: no script, nothing loaded, black on white. The same
 * exhibit gives the same bytes. The stamp in its footer is blank until it is sealed.
 */
export function renderSvg(exhibit: Exhibit): string {
  const page = PAGE_SIZES[exhibit.format]
  const width = page.width - 2 * MARGIN
  const title = wrapText(exhibit.title, TITLE_SIZE, width - 90, 2)
  const top = MARGIN + title.length * (TITLE_SIZE + 1) + 7
  const rows = layOutLegend(exhibit.legend, width)
  const bottom = page.height - MARGIN - FOOTER - measureLegend(rows)
  const area = { x: MARGIN, y: top, width, height: bottom - top - 2 }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}mm" height="${page.height}mm" viewBox="0 0 ${page.width} ${page.height}" role="img" font-family="'Noto Sans', 'Noto Sans Arabic', Arial, sans-serif">`,
    `<title>${escapeXml(exhibit.title)}</title>`,
    `<desc>${escapeXml(`${MODE_TEXTS[exhibit.mode]}. ${describeClocks(exhibit)}`)}</desc>`,
    `<rect width="${page.width}" height="${page.height}" fill="#fff"/>`,
    drawHeader(exhibit, title, page.width),
    ...drawChart(exhibit, area),
    drawRule(bottom, page.width),
    drawLegend(rows, { x: MARGIN, y: bottom, width, height: measureLegend(rows) }),
    drawFooter(exhibit, page),
    '</svg>',
    '',
  ].join('\n')
}

function drawHeader(exhibit: Exhibit, title: readonly string[], pageWidth: number): string {
  const lines = title.map((line, index) =>
    drawText(line, MARGIN, MARGIN + TITLE_SIZE + index * (TITLE_SIZE + 1), {
      size: TITLE_SIZE,
      anchor: 'start',
      bold: true,
    }),
  )
  const under = MARGIN + title.length * (TITLE_SIZE + 1) + 3.5
  const { entities, lines: drawn } = exhibit.counts
  const counts = `Shown ${entities.shown} of ${entities.total} entities, ${drawn.shown} of ${drawn.total} lines. `
  const text = MODE_TEXTS[exhibit.mode]
  const width = estimateWidth(text, 3.6) * 1.08 + 6
  const frame = `<rect x="${formatNumber(pageWidth - MARGIN - width)}" y="${MARGIN}" width="${formatNumber(width)}" height="7.5" fill="#fff" stroke="#000" stroke-width="0.6"/>`
  return [
    ...lines,
    drawText(counts + describeClocks(exhibit), MARGIN, under, { size: 2.8, anchor: 'start' }),
    frame,
    drawText(text, pageWidth - MARGIN - width / 2, MARGIN + 5, { size: 3.6, anchor: 'middle', bold: true }),
  ].join('\n')
}

/** The dates a reader must know: for when the chart speaks, and what had been received by when. */
function describeClocks({ clocks }: Exhibit): string {
  const asAt = clocks.asAt === null ? 'As at: all time' : `As at ${clocks.asAt}`
  return clocks.knownAt === null ? `${asAt}.` : `${asAt}; as received by ${clocks.knownAt}.`
}

/** Lines below, then shapes, then all that must be read; larger where the sheet has room. */
function drawChart(exhibit: Exhibit, whole: Box): string[] {
  const scale = Math.min(
    Math.max(Math.sqrt((whole.width * whole.height) / (exhibit.nodes.length * ROOM)), 1),
    MOST_SCALE,
  )
  const [x, y, width, height] = [whole.x, whole.y, whole.width, whole.height].map((length) => length / scale)
  const area = { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 }
  const nodes = placeNodes(exhibit, area)
  const routes = routeLines(exhibit.lines, nodes, area)
  const labels = placeLabels(routes, nodes, area)
  return [
    `<g transform="scale(${formatNumber(scale)})">`,
    ...routes.map((route) => drawLine(route)),
    ...nodes.map(drawNode),
    ...nodes.map(drawNodeLabel),
    ...routes.flatMap((route, index) => {
      const label = labels[index]
      return label === undefined ? [] : [drawLineLabel(route, label)]
    }),
    '</g>',
  ]
}

function drawLine(route: RoutedLine): string {
  const { line, start, bend, end } = route
  const path = `<path d="M${writePoint(start)} Q${writePoint(bend)} ${writePoint(end)}" ${strokeLine(line.line)}/>`
  return `<g id="line-${line.number}">${path}${line.symmetric ? '' : drawArrowhead(bend, end)}</g>`
}

function drawNode(node: PlacedNode): string {
  const lock = node.masked ? drawLock({ x: node.x + RADIUS * 1.25, y: node.y - RADIUS * 0.9 }) : ''
  return drawShape(node.shape, node.x, node.y, RADIUS) + lock
}

function drawNodeLabel(node: PlacedNode): string {
  const top = findLabelBase(node)
  return node.labelLines
    .map((line, index) => {
      return drawText(line, node.x, top + index * LABEL_LEADING, { size: LABEL_SIZE, anchor: 'middle', halo: true })
    })
    .join('')
}

function drawLineLabel(route: RoutedLine, { badge, cross, words }: PlacedLabel): string {
  const crossed = cross === null ? '' : drawCross(cross)
  const style = { size: WORDS_SIZE, halo: true }
  const text =
    words === null ? '' : drawText(route.line.predicate, words.x, words.y, { ...style, anchor: words.anchor })
  return crossed + drawBadge(badge, writeNumber(route)) + text
}

function drawRule(y: number, pageWidth: number): string {
  return `<path d="M${MARGIN},${formatNumber(y)} H${pageWidth - MARGIN}" stroke="#000" stroke-width="0.2"/>`
}

function drawFooter(exhibit: Exhibit, page: { readonly width: number; readonly height: number }): string {
  const y = page.height - MARGIN
  const note = 'Every numbered line is backed by the row of that number in the schedule.'
  const mode = exhibit.mode === 'illustrative-aid' ? `${MODE_TEXTS[exhibit.mode]}. ` : ''
  return [
    drawRule(y - 4, page.width),
    drawText(mode + note, MARGIN, y, { size: 2.3, anchor: 'start' }),
    writeBlankStamp(page.width - MARGIN, y),
  ].join('\n')
}
