import type { ServerAddress } from './data-folder.ts'

export interface ServeOptions {
  readonly dataFolder: string
  /** First port to try; 0 takes any. */
  readonly port: number
  readonly loadDemos: boolean
  readonly verbose: boolean
}

/** A server that answers. */
export interface RunningServer extends ServerAddress {
  /** Makes a link that signs in once. */
  readonly issueLink: () => string
  /** What the store is, in words. */
  readonly storeDescription: string
  readonly close: () => Promise<void>
}

/** The other rooms as the command line sees them; main.ts joins them. */
export interface Rooms {
  readonly version: string
  /** Opens the store and listens. Rejects with CommandError. `onStep` hears what is being done. */
  readonly startServer: (options: ServeOptions, onStep: (step: string) => void) => Promise<RunningServer>
}
