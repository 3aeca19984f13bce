import type { ChartShape, PageFormat } from './exhibit-material.ts'
import { estimateWidth, wrapText } from './svg-text.ts'

/** Millimetres; x to the right, y downwards. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** ISO 216, landscape, in millimetres. */
export const PAGE_SIZES: Readonly<Record<PageFormat, { readonly width: number; readonly height: number }>> = {
  a4: { width: 297, height: 210 },
  a3: { width: 420, height: 297 },
}

export const MARGIN = 10
/** Radius of a node, in millimetres. */
export const RADIUS = 3
export const LABEL_SIZE = 2.3
export const LABEL_LEADING = 2.7
const LABEL_WIDTH = 27
const LABEL_LINES = 3

/** A node with the place of its middle and its label, broken into lines, below it or above. */
export interface PlacedNode extends Point {
  readonly id: string
  readonly shape: ChartShape
  readonly masked: boolean
  readonly labelLines: readonly string[]
  readonly labelWidth: number
  readonly labelAbove: boolean
}

/** Breaks a label for its place at a node. */
export function layOutLabel(label: string): { readonly labelLines: readonly string[]; readonly labelWidth: number } {
  const labelLines = wrapText(label, LABEL_SIZE, LABEL_WIDTH, LABEL_LINES)
  return { labelLines, labelWidth: Math.max(...labelLines.map((line) => estimateWidth(line, LABEL_SIZE))) }
}

/** All that a node takes up: its shape and its label. */
export function boundNode(node: Pick<PlacedNode, 'x' | 'y' | 'labelLines' | 'labelWidth' | 'labelAbove'>): Box {
  const half = Math.max(RADIUS * 1.3, node.labelWidth / 2)
  const label = node.labelLines.length * LABEL_LEADING
  const top = node.y - RADIUS * 1.3 - (node.labelAbove ? label : 0)
  return { x: node.x - half, y: top, width: half * 2, height: RADIUS * 2.6 + label }
}

/** The height at which the first line of a node's label stands. */
export function findLabelBase(node: Pick<PlacedNode, 'y' | 'labelLines' | 'labelAbove'>): number {
  if (!node.labelAbove) return node.y + RADIUS * 1.25 + LABEL_SIZE
  return node.y - RADIUS * 1.5 - (node.labelLines.length - 1) * LABEL_LEADING
}

/** Area that two boxes share, in square millimetres. */
export function measureOverlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

export function contains(box: Box, { x, y }: Point): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
}
