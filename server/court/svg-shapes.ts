import type { LineStyle } from '../domain/line-style.ts'
import type { ChartShape } from './exhibit-material.ts'
import type { Point } from './page-layout.ts'
import { formatNumber } from './svg-text.ts'

/** A shape of the chart grammar around a middle; black on white, told apart by outline alone. */
export function drawShape(shape: ChartShape, x: number, y: number, radius: number): string {
  const outline = `fill="#fff" stroke="#000" stroke-width="${formatNumber(radius * 0.15)}"`
  const polygon = (...corners: readonly (readonly [number, number])[]): string =>
    `<polygon points="${corners.map(([dx, dy]) => writePoint({ x: x + dx * radius, y: y + dy * radius })).join(' ')}" ${outline}/>`
  switch (shape) {
    case 'circle':
      return `<circle cx="${formatNumber(x)}" cy="${formatNumber(y)}" r="${formatNumber(radius)}" ${outline}/>`
    case 'rectangle':
      return polygon([-1.3, -0.85], [1.3, -0.85], [1.3, 0.85], [-1.3, 0.85])
    case 'diamond':
      return polygon([0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0])
    case 'hexagon':
      return polygon(...listHexagon(1))
    case 'double-hexagon':
      return polygon(...listHexagon(1)) + polygon(...listHexagon(0.68))
    case 'page':
      return (
        polygon([-0.8, -1], [0.4, -1], [0.8, -0.6], [0.8, 1], [-0.8, 1]) + polygon([0.4, -1], [0.4, -0.6], [0.8, -0.6])
      )
    case 'pin':
      return drawPin(x, y, radius, outline)
  }
}

function listHexagon(scale: number): (readonly [number, number])[] {
  return [0, 60, 120, 180, 240, 300].map((degrees) => {
    const angle = (degrees * Math.PI) / 180
    return [scale * Math.cos(angle), scale * Math.sin(angle)] as const
  })
}

function drawPin(x: number, y: number, radius: number, outline: string): string {
  const at = (dx: number, dy: number): string => writePoint({ x: x + dx * radius, y: y + dy * radius })
  const round = formatNumber(radius * 0.8)
  const path = `M${at(0, 1.25)} L${at(-0.68, 0.17)} A${round} ${round} 0 1 1 ${at(0.68, 0.17)} Z`
  const hole = `<circle cx="${formatNumber(x)}" cy="${formatNumber(y - 0.25 * radius)}" r="${formatNumber(radius * 0.28)}" fill="#000"/>`
  return `<path d="${path}" ${outline}/>${hole}`
}

const DASHES: Readonly<Record<LineStyle, string>> = {
  solid: '',
  dashed: ' stroke-dasharray="2.4 1.3"',
  dotted: ' stroke-dasharray="0.01 1.3" stroke-linecap="round"',
}

/** Attributes by which a line's style shows without colour. */
export function strokeLine(style: LineStyle): string {
  return `fill="none" stroke="#000" stroke-width="${style === 'dotted' ? '0.6' : '0.4'}"${DASHES[style]}`
}

/** A filled head at `tip`, coming from `from`. */
export function drawArrowhead(from: Point, tip: Point): string {
  const [dx, dy] = [tip.x - from.x, tip.y - from.y]
  const length = Math.max(Math.hypot(dx, dy), 0.01)
  const [ux, uy] = [dx / length, dy / length]
  const corner = (side: number): Point => ({ x: tip.x - ux * 2.2 - uy * side, y: tip.y - uy * 2.2 + ux * side })
  return `<polygon points="${[tip, corner(0.8), corner(-0.8)].map(writePoint).join(' ')}" fill="#000"/>`
}

/** The cross of what is refuted or contradicted, edged in white to stand out from the line below it. */
export function drawCross({ x, y }: Point): string {
  const arm = 1.5
  const path = `M${writePoint({ x: x - arm, y: y - arm })} L${writePoint({ x: x + arm, y: y + arm })} M${writePoint({ x: x - arm, y: y + arm })} L${writePoint({ x: x + arm, y: y - arm })}`
  const stroke = (color: string, width: string): string =>
    `<path d="${path}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round"/>`
  return stroke('#fff', '1.5') + stroke('#000', '0.7')
}

/** The lock of a name that is withheld. */
export function drawLock({ x, y }: Point): string {
  const body = `<rect x="${formatNumber(x - 0.9)}" y="${formatNumber(y - 0.3)}" width="1.8" height="1.4" fill="#000"/>`
  const bow = `M${writePoint({ x: x - 0.55, y: y - 0.3 })} v-0.4 a0.55 0.55 0 0 1 1.1 0 v0.4`
  return `<path d="${bow}" fill="none" stroke="#000" stroke-width="0.35"/>${body}`
}

/** `x,y` as SVG lists them. */
export function writePoint({ x, y }: Point): string {
  return `${formatNumber(x)},${formatNumber(y)}`
}
