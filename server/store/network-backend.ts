/** An undirected network without loops and parallel ties, as a backend takes it; nodes are told by their places. */
export interface BackendNetwork {
  readonly nodes: number
  /** Ends of each tie. */
  readonly from: ArrayLike<number>
  readonly to: ArrayLike<number>
  /** Finite and above 0; never a distance. */
  readonly strengths: ArrayLike<number>
}

/** A measure of the registry with all its parameters. */
export interface BackendMeasure {
  readonly id: string
  readonly parameters: Readonly<Record<string, number | boolean>>
}

/**
 * What became of a measure: values in the order of the nodes (of the ties for a flag of ties), as the registry defines
 * them; or why the backend does not compute it, in one sentence.
 */
export type BackendAnswer = { readonly id: string } & (
  | { readonly values: Float64Array | Int32Array | Uint8Array; readonly refused?: never }
  | { readonly refused: string; readonly values?: never }
)

export interface BackendReport {
  readonly backend: 'gds'
  /** Version of the library that computed. */
  readonly version: string
  /** In the order asked for. */
  readonly answers: readonly BackendAnswer[]
}

export interface BackendWork {
  readonly seed: number
  readonly signal?: AbortSignal
  readonly onProgress?: (measure: string, done: number, total: number) => void
}

/** Where measures can be computed that is not this program. */
export interface NetworkBackend {
  /**
   * Computes measures on a network and leaves nothing of it behind, whatever happens. Rejects with
   * BackendUnavailableError, or the signal's reason.
   */
  measure(network: BackendNetwork, measures: readonly BackendMeasure[], work: BackendWork): Promise<BackendReport>
}
