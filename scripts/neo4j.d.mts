export interface StartNeo4jOptions {
  readonly home?: string
  readonly port?: number
  readonly password?: string
  readonly quiet?: boolean
}

export interface RunningNeo4j {
  readonly uri: string
  readonly user: string
  readonly password: string
  readonly pid: number
  readonly exited: Promise<void>
  readonly stop: () => Promise<void>
}

export declare function startNeo4j(options?: StartNeo4jOptions): Promise<RunningNeo4j>
