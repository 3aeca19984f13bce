import type { SimpleGraph } from '../graph/simple-graph.ts'

/** Bits of a word: so many sources are searched from at once. */
const SOURCES = 32

/** One tie from `from` on to `to` that shortest paths take, from each source whose bit is in `words`. */
interface Links {
  from: Int32Array
  to: Int32Array
  words: Int32Array
  count: number
}

/**
 * Dependencies over paths of fewest ties, of 32 sources at once: a tie is looked at once for all sources that it leads
 * away from, and only ties on shortest paths are looked at for each. It keeps three numbers for each node and source.
 */
export class WordDependencies {
  readonly sourcesAtOnce = SOURCES
  readonly #graph: SimpleGraph
  /** By node, a bit for each source: those it is reached from so far; in just so many steps; in one more. */
  readonly #near: Int32Array
  #front: Int32Array
  #nextFront: Int32Array
  /** The nodes of the front, and of the next. */
  #nodes: Int32Array
  #nextNodes: Int32Array
  /** The nodes that are reached from any source, the sources first. */
  readonly #touched: Int32Array
  #touchedCount = 0
  readonly #links: Links
  /** At 32 · node + bit: shortest paths from the source; 1 divided by that; what each hands on, without that. */
  readonly #counts: Float64Array
  readonly #reciprocals: Float64Array
  readonly #shares: Float64Array

  constructor(graph: SimpleGraph) {
    const nodes = graph.ids.length
    const room = 4 * graph.outgoing.neighbours.length
    this.#graph = graph
    this.#near = new Int32Array(nodes)
    this.#front = new Int32Array(nodes)
    this.#nextFront = new Int32Array(nodes)
    this.#nodes = new Int32Array(nodes)
    this.#nextNodes = new Int32Array(nodes)
    this.#touched = new Int32Array(nodes)
    this.#links = { from: new Int32Array(room), to: new Int32Array(room), words: new Int32Array(room), count: 0 }
    this.#counts = new Float64Array(SOURCES * nodes)
    this.#reciprocals = new Float64Array(SOURCES * nodes)
    this.#shares = new Float64Array(SOURCES * nodes)
  }

  /** Adds the dependencies of the sources from `first` on. False when their shortest paths are too many for a number. */
  addFrom(first: number, sums: Float64Array): boolean {
    let active = this.#start(first, Math.min(sums.length, first + SOURCES))
    while (active > 0) active = this.#step(active)
    if (!this.#divideCounts()) return false
    this.#handBack()
    this.#addUp(first, sums)
    return true
  }

  #start(first: number, end: number): number {
    for (let node = first; node < end; node += 1) {
      const bit = node - first
      this.#near[node] = 1 << bit
      this.#front[node] = 1 << bit
      this.#counts[SOURCES * node + bit] = 1
      this.#nodes[bit] = node
      this.#touched[bit] = node
    }
    this.#touchedCount = end - first
    this.#links.count = 0
    return end - first
  }

  /** Goes one step on from the front, counts the paths and gives how many nodes the next front has. */
  #step(active: number): number {
    const { offsets, neighbours } = this.#graph.outgoing
    const [near, front, nextFront, counts] = [this.#near, this.#front, this.#nextFront, this.#counts]
    const [nodes, nextNodes] = [this.#nodes, this.#nextNodes]
    let found = 0
    for (let place = 0; place < active; place += 1) {
      const node = nodes[place] ?? 0
      const base = SOURCES * node
      const sources = front[node] ?? 0
      front[node] = 0
      const end = offsets[node + 1] ?? 0
      const { from, to, words } = this.#makeRoom(end - (offsets[node] ?? 0))
      let count = this.#links.count
      for (let at = offsets[node] ?? 0; at < end; at += 1) {
        const next = neighbours[at] ?? 0
        let fresh = sources & ~(near[next] ?? 0)
        if (fresh === 0) continue
        const known = nextFront[next] ?? 0
        if (known === 0) nextNodes[found++] = next
        nextFront[next] = known | fresh
        const nextBase = SOURCES * next
        from[count] = base
        to[count] = nextBase
        words[count] = fresh
        count += 1
        do {
          const bit = 31 - Math.clz32(fresh)
          fresh ^= 1 << bit
          counts[nextBase + bit] = (counts[nextBase + bit] ?? 0) + (counts[base + bit] ?? 0)
        } while (fresh !== 0)
      }
      this.#links.count = count
    }
    this.#turn(found)
    return found
  }

  #makeRoom(more: number): Links {
    const links = this.#links
    if (links.count + more <= links.from.length) return links
    const grow = (list: Int32Array): Int32Array => {
      const grown = new Int32Array(2 * list.length + more)
      grown.set(list)
      return grown
    }
    links.from = grow(links.from)
    links.to = grow(links.to)
    links.words = grow(links.words)
    return links
  }

  #turn(found: number): void {
    const [near, touched, nextFront, nextNodes] = [this.#near, this.#touched, this.#nextFront, this.#nextNodes]
    for (let place = 0; place < found; place += 1) {
      const node = nextNodes[place] ?? 0
      const known = near[node] ?? 0
      if (known === 0) touched[this.#touchedCount++] = node
      near[node] = known | (nextFront[node] ?? 0)
    }
    ;[this.#front, this.#nextFront] = [nextFront, this.#front]
    ;[this.#nodes, this.#nextNodes] = [nextNodes, this.#nodes]
  }

  #divideCounts(): boolean {
    const [counts, reciprocals] = [this.#counts, this.#reciprocals]
    for (let place = 0; place < this.#touchedCount; place += 1) {
      const base = SOURCES * (this.#touched[place] ?? 0)
      for (let at = base; at < base + SOURCES; at += 1) {
        const count = counts[at] ?? 0
        if (count === Infinity) return false
        reciprocals[at] = 1 / count
      }
    }
    return true
  }

  /** From the farthest link back, so that all that depends on a node is known before it hands on. */
  #handBack(): void {
    const { from, to, words, count } = this.#links
    const [shares, reciprocals] = [this.#shares, this.#reciprocals]
    for (let link = count - 1; link >= 0; link -= 1) {
      const base = from[link] ?? 0
      const nextBase = to[link] ?? 0
      let sources = words[link] ?? 0
      do {
        const bit = 31 - Math.clz32(sources)
        sources ^= 1 << bit
        const share = (shares[nextBase + bit] ?? 0) + (reciprocals[nextBase + bit] ?? 0)
        shares[base + bit] = (shares[base + bit] ?? 0) + share
      } while (sources !== 0)
    }
  }

  /** Adds what depends on each node, nothing on a source itself, and wipes what was written. */
  #addUp(first: number, sums: Float64Array): void {
    const [near, touched, counts, shares] = [this.#near, this.#touched, this.#counts, this.#shares]
    for (let place = 0; place < this.#touchedCount; place += 1) {
      const node = touched[place] ?? 0
      const base = SOURCES * node
      if (node >= first && node < first + SOURCES) shares[base + node - first] = 0
      let sum = 0
      for (let at = base; at < base + SOURCES; at += 1) {
        sum += (shares[at] ?? 0) * (counts[at] ?? 0)
        shares[at] = 0
        counts[at] = 0
      }
      sums[node] = (sums[node] ?? 0) + sum
      near[node] = 0
    }
  }
}
