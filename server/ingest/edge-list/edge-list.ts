/** How much an edge list may hold; a larger one is refused as soon as that is known. */
export interface EdgeListLimits {
  readonly bytes: number
  readonly rows: number
  /** UTF-16 units of one line. */
  readonly lineLength: number
  /** Problems collected before reading stops. */
  readonly problems: number
}

export const EDGE_LIST_LIMITS: EdgeListLimits = {
  bytes: 512 * 1024 * 1024,
  rows: 5_000_000,
  lineLength: 4 * 1024 * 1024,
  problems: 20,
}

export interface EdgeListOptions {
  /** Whether a tie leads from source to target alone. */
  readonly directed: boolean
  /** Whether the weight column is read as strength; otherwise every tie has strength 1. */
  readonly weighted: boolean
  readonly limits?: EdgeListLimits
  readonly signal?: AbortSignal
  /** Called as bytes are read; the total is 0 where it is not known. */
  readonly onProgress?: (done: number, total: number) => void
}

/** What was read, merged or passed over, for the remarks that a reader of the result needs. */
export interface EdgeListCounts {
  /** Rows below the header that are not blank. */
  readonly rows: number
  /** Rows that name a node and no tie. */
  readonly loneNodes: number
  /** Rows that tie a node to itself, dropped; the node stays. */
  readonly loops: number
  /** Rows that repeat a tie, merged into it. */
  readonly parallel: number
  /** Rows that give an undirected tie the other way round, merged into it. */
  readonly reversed: number
  /** Columns that were not read, as the header calls them. */
  readonly ignoredColumns: readonly string[]
  readonly hasWeightColumn: boolean
}

/** Ties without loops and parallels. It survives a structured clone. */
export interface EdgeList {
  /** Nodes in the order in which the file first names them. */
  readonly ids: readonly string[]
  /** Ends of each tie as places in `ids`. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** Finite and above 0. */
  readonly strengths: Float64Array
  readonly counts: EdgeListCounts
}
