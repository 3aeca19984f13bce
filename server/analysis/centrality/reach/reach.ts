/** Who is tied to vertex i: neighbours at offsets[i] … offsets[i + 1] − 1. */
export interface Rows {
  readonly offsets: Readonly<Int32Array>
  readonly neighbours: Readonly<Int32Array>
}

/** A graph as searches read it. */
export interface ReachGraph {
  readonly outgoing: Rows
  /** The same object as `outgoing` where ties lead both ways. */
  readonly incoming: Rows
}

/** Breadth-first searches from several sources at once, which look at a tie once for all of them. */
export interface Reach {
  /** So many sources are searched from at once, at most. */
  readonly lanes: number
  /** Begins with different vertices, each its own at distance 0. */
  start(sources: Int32Array): void
  /** Goes one step on and gives how many vertices any source reaches there: 0 when all has been reached. */
  step(): number
  /** How many vertices each source reached in the last step. */
  readonly counts: ArrayLike<number>
}
