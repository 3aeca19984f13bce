import type { EdgeList, EdgeListCounts } from './edge-list.ts'

/** Above the number of nodes that any list may name, and small enough that pairs stay whole numbers. */
const PAIR_BASE = 2 ** 26

/** Merges ties as they come: each pair once, strengths of parallel ties added, no loops. */
export class EdgeCollector {
  readonly #places = new Map<string, number>()
  readonly #edges = new Map<number, number>()
  readonly #from: number[] = []
  readonly #to: number[] = []
  readonly #strengths: number[] = []
  #loneNodes = 0
  #loops = 0
  #parallel = 0
  #reversed = 0

  constructor(
    readonly directed: boolean,
    readonly addsStrengths: boolean,
  ) {}

  addNode(id: string): void {
    this.#place(id)
    this.#loneNodes += 1
  }

  /** Gives the strength that the tie now has; for a loop, 0. */
  addEdge(source: string, target: string, strength: number): number {
    const [from, to] = [this.#place(source), this.#place(target)]
    if (from === to) {
      this.#loops += 1
      return 0
    }
    const isTurned = !this.directed && from > to
    const key = isTurned ? to * PAIR_BASE + from : from * PAIR_BASE + to
    const known = this.#edges.get(key)
    if (known !== undefined) return this.#merge(known, from, strength)
    this.#edges.set(key, this.#from.length)
    this.#from.push(from)
    this.#to.push(to)
    this.#strengths.push(strength)
    return strength
  }

  finish(described: Pick<EdgeListCounts, 'rows' | 'ignoredColumns' | 'hasWeightColumn'>): EdgeList {
    return {
      ids: [...this.#places.keys()],
      from: Int32Array.from(this.#from),
      to: Int32Array.from(this.#to),
      strengths: Float64Array.from(this.#strengths),
      counts: {
        ...described,
        loneNodes: this.#loneNodes,
        loops: this.#loops,
        parallel: this.#parallel,
        reversed: this.#reversed,
      },
    }
  }

  #merge(edge: number, from: number, strength: number): number {
    if (this.#from[edge] === from) this.#parallel += 1
    else this.#reversed += 1
    const sum = this.addsStrengths ? (this.#strengths[edge] ?? 0) + strength : strength
    this.#strengths[edge] = sum
    return sum
  }

  #place(id: string): number {
    const known = this.#places.get(id)
    if (known !== undefined) return known
    const place = this.#places.size
    this.#places.set(id, place)
    return place
  }
}
