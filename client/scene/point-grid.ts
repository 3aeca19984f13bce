import type { Point } from './scene-model.ts'

/** Points in square cells, to ask quickly whether a place is free. */
export class PointGrid {
  private readonly cells = new Map<string, Point[]>()

  /** @param distance the least distance that `isFree` asks for */
  constructor(private readonly distance: number) {}

  add(point: Point): void {
    const key = this.keyOf(Math.floor(point.x / this.distance), Math.floor(point.y / this.distance))
    const cell = this.cells.get(key)
    if (cell === undefined) this.cells.set(key, [point])
    else cell.push(point)
  }

  /** Whether no point of the grid is nearer than its distance. */
  isFree({ x, y }: Point): boolean {
    const column = Math.floor(x / this.distance)
    const row = Math.floor(y / this.distance)
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        const cell = this.cells.get(this.keyOf(column + dx, row + dy)) ?? []
        if (cell.some((point) => Math.hypot(point.x - x, point.y - y) < this.distance)) return false
      }
    }
    return true
  }

  private keyOf(column: number, row: number): string {
    return `${column},${row}`
  }
}
