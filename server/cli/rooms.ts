import type { MeasureList } from '../contract/analysis.ts'
import type { ParameterValues } from './analysis-options.ts'
import type { ServerAddress } from './data-folder.ts'
import type { UndefinedMeasure } from './refuse-undefined.ts'

export interface ServeOptions {
  readonly dataFolder: string
  /** First port to try; 0 takes any. */
  readonly port: number
  readonly loadDemos: boolean
  readonly verbose: boolean
  /** Which store to open; without it the environment decides. */
  readonly store?: 'sqlite' | 'neo4j'
}

/** A server that answers. */
export interface RunningServer extends ServerAddress {
  /** Makes a link that signs in once. */
  readonly issueLink: () => string
  /** What the store is, in words. */
  readonly storeDescription: string
  readonly close: () => Promise<void>
}

/** Measures of an edge list, without store or server. */
export interface EdgeListRun {
  readonly path: string
  readonly directed: boolean
  readonly weighted: boolean
  readonly measures: readonly string[]
  readonly parameters: ParameterValues
  readonly seed: number
  /** Megabytes that may be used; what is free on the machine unless given. */
  readonly memory?: number
}

export interface RunWork {
  readonly signal: AbortSignal
  readonly onProgress: (phase: string, done: number, total: number) => void
}

/** What one measure gave: a value for each node, or one for the whole network. */
export type EdgeListColumn = { readonly measure: string } & (
  { readonly values: ArrayLike<number> } | { readonly value: number }
)

export interface EdgeListOutcome {
  /** In code unit order; the values of columns stand in this order. */
  readonly ids: readonly string[]
  readonly ties: number
  /** One for each measure that is defined, in the order asked for. */
  readonly columns: readonly EdgeListColumn[]
  readonly undefined: readonly UndefinedMeasure[]
  readonly counts: {
    readonly rows: number
    readonly loneNodes: number
    readonly loops: number
    readonly parallel: number
    readonly reversed: number
    readonly ignoredColumns: readonly string[]
    readonly hasWeightColumn: boolean
  }
}

/** The other rooms as the command line sees them; main.ts joins them. */
export interface Rooms {
  readonly version: string
  /** Opens the store and listens. Rejects with CommandError. `onStep` hears what is being done. */
  readonly startServer: (options: ServeOptions, onStep: (step: string) => void) => Promise<RunningServer>
  /** Every measure there is. */
  readonly measures: MeasureList['measures']
  /** Reads an edge list and measures it in a thread of its own. Rejects with CommandError or the signal's reason. */
  readonly measureEdges: (run: EdgeListRun, work: RunWork) => Promise<EdgeListOutcome>
}
