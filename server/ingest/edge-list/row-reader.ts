import { shorten } from '../problem.ts'
import type { EdgeCollector } from './edge-collector.ts'
import { EdgeListError } from './edge-list-error.ts'
import type { EdgeListProblem } from './edge-list-error.ts'
import type { EdgeListLimits } from './edge-list.ts'
import type { ParsedRow } from './parse-block.ts'
import type { EdgeListHeader } from './read-header.ts'

const DECIMAL = /^\+?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu

/** Checks rows against the header and passes what they say on; what is wrong is collected, place by place. */
export class RowReader {
  readonly #problems: EdgeListProblem[] = []

  constructor(
    readonly header: EdgeListHeader,
    readonly collector: EdgeCollector,
    readonly weighted: boolean,
    readonly limits: EdgeListLimits,
  ) {}

  /** Throws EdgeListError once as many problems have been found as are told at once. */
  read({ number, cells }: ParsedRow): void {
    if (cells === null) {
      this.#refuse(
        number,
        null,
        'The quotes do not match. A quoted cell ends on its line, and a quote in it is doubled.',
      )
      return
    }
    if (cells.length !== this.header.names.length) {
      this.#refuse(number, null, this.#explainLength(cells.length))
      return
    }
    const source = (cells[this.header.source] ?? '').trim()
    const target = (cells[this.header.target] ?? '').trim()
    if (source === '') {
      this.#refuse(number, this.header.source, 'There is no source. Name it, or remove the row.')
    } else if (target === '') this.collector.addNode(source)
    else this.#readTie(number, source, target, cells)
  }

  /** Throws EdgeListError if anything was wrong. */
  finish(): void {
    if (this.#problems.length > 0) throw new EdgeListError(this.#problems, false)
  }

  #readTie(number: number, source: string, target: string, cells: readonly string[]): void {
    const column = this.weighted ? this.header.weight : null
    if (column === null) {
      this.collector.addEdge(source, target, 1)
      return
    }
    const text = (cells[column] ?? '').trim()
    const strength = DECIMAL.test(text) ? Number(text) : Number.NaN
    if (!(strength > 0 && Number.isFinite(strength))) {
      this.#refuse(number, column, explainWeight(text))
    } else if (!Number.isFinite(this.collector.addEdge(source, target, strength))) {
      this.#refuse(number, column, 'The weights of this tie add up to more than a number can hold. Scale them down.')
    }
  }

  #refuse(row: number, place: number | null, message: string): void {
    const column = place === null ? null : { number: place + 1, name: this.header.names[place] ?? '' }
    this.#problems.push({ row, column, message })
    if (this.#problems.length >= this.limits.problems) throw new EdgeListError(this.#problems, true)
  }

  #explainLength(found: number): string {
    const wanted = this.header.names.length
    const remedy = found > wanted ? 'Quote cells that hold the delimiter.' : 'Fill it up with empty cells.'
    return `This row has ${found} cell(s), the header ${wanted}. ${remedy}`
  }
}

function explainWeight(text: string): string {
  if (text === '') return 'There is no weight. Write a number above 0, or leave out --weighted.'
  const shown = `"${shorten(text, 40)}"`
  if (/^[+-]?[\d.]*,\d+$/u.test(text)) return `${shown} is no number. Write it with a decimal point, like 0.75.`
  if (Number.isFinite(Number(text))) return `${shown} is no weight. It must be above 0, as a decimal number.`
  return `${shown} is no number. Write a decimal number above 0, like 0.75.`
}
