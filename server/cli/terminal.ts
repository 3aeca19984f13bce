/** Where a command writes, and whether somebody is watching. */
export interface Terminal {
  /** Results; machine-readable with --json. */
  readonly print: (line: string) => void
  /** Messages and progress. */
  readonly tell: (line: string) => void
  /** Redraws the one line of progress, or does nothing where nobody is watching. */
  readonly showProgress: (line: string) => void
  readonly clearProgress: () => void
  /** Tells of one more step where nobody is watching, for a log; the line of progress says it otherwise. */
  readonly tellStep: (line: string) => void
}

/** The terminal of this process: results to standard output, all else to standard error. */
export function openTerminal(output: NodeJS.WriteStream, errors: NodeJS.WriteStream): Terminal {
  for (const stream of [output, errors]) stream.on('error', passOverClosedPipe)
  return {
    print: (line) => {
      output.write(`${line}\n`)
    },
    tell: (line) => {
      errors.write(`${line}\n`)
    },
    showProgress: (line) => {
      if (errors.isTTY) errors.write(`\r\u001b[K${line}`)
    },
    clearProgress: () => {
      if (errors.isTTY) errors.write('\r\u001b[K')
    },
    tellStep: (line) => {
      if (!errors.isTTY) errors.write(`${line}\n`)
    },
  }
}

/** A reader that has seen enough, such as `head`, closes the pipe: nothing went wrong. */
function passOverClosedPipe(error: Error): void {
  if (!('code' in error && error.code === 'EPIPE')) throw error
}
