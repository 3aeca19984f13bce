/** Exit codes of the `trama` command; docs/command-line.md explains them to people. */
export const EXIT = {
  done: 0,
  /** Something failed that none of the others names. */
  failed: 1,
  /** Wrong arguments. */
  usage: 2,
  /** The input was refused, or a measure is not defined on it; nothing was kept or written. */
  refused: 3,
  /** No such case. */
  notFound: 4,
  /** The data folder, the store or the port cannot be used. */
  unavailable: 5,
  /** A finding that was run again is not identical. */
  differs: 6,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
} as const

/** An error meant for the person at the terminal: one sentence with the remedy, and the code to end with. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  constructor(
    readonly exitCode: number,
    message: string,
    readonly details: readonly string[] = [],
  ) {
    super(message)
  }
}
