/** So many sources go in lockstep: a row of as many numbers for each vertex is one line of the processor's cache. */
export const LANES = 8

/** Who is tied to vertex i: neighbours at offsets[i] … offsets[i + 1] − 1; offsets need not begin at 0. */
export interface Rows {
  readonly offsets: Int32Array
  readonly neighbours: Int32Array
}

/** A graph whose vertices may each stand for several nodes that are tied alike. */
export interface LockstepGraph {
  readonly order: number
  readonly outgoing: Rows
  /** The same object as `outgoing` where ties lead both ways. */
  readonly incoming: Rows
  /** How many nodes a vertex stands for: so many times a path through it counts. */
  readonly multiplicities: Float64Array
  /** How many ends of paths a vertex stands for: its nodes, and those that are reached only through one of them. */
  readonly weights: Float64Array
}

/** Dependencies over paths of fewest ties, of up to eight sources at once. */
export interface Lockstep {
  /** Takes on a graph; its sums are 0. */
  load(graph: LockstepGraph): void
  /**
   * Adds the dependencies on each vertex, of all its nodes, of up to LANES different sources, each as often as it
   * weighs. False, and nothing added, where numbers of shortest paths at one distance lie too far apart for a number.
   */
  addFrom(sources: Int32Array): boolean
  /** What has been added up by vertex; valid until the next call of `load`. */
  readonly sums: Float64Array
}
