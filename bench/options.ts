import { parseArgs } from 'node:util'

export interface Options {
  /** Names of the benchmarks to run. */
  readonly names: readonly string[]
  readonly runs: number
  /** Path of the JSON file to write; null for the usual place. */
  readonly json: string | null
  /** Folder for processor profiles of our side, or null for none. */
  readonly profile: string | null
  readonly help: boolean
}

/** The command line is not one of ours. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const DEFAULT_RUNS = 7

export function describeUsage(names: readonly string[]): string {
  return `Usage: npm run bench -- [options]

Runs each benchmark beside its peer, alternately, and prints how they compare. docs/benchmarks.md says how to read it.

  --only NAME      run this one alone; may be given several times
  --runs N         runs of each side, ${DEFAULT_RUNS} unless given
  --json FILE      where to write all samples, .trama/bench/latest.json unless given
  --profile DIR    also write a processor profile of each of our sides into DIR
  --help           print this

Benchmarks: ${names.join(', ')}
`
}

/** @throws {UsageError} with the remedy */
export function readOptions(argv: readonly string[], names: readonly string[]): Options {
  const values = parse(argv)
  const wanted = values.only ?? names
  for (const name of wanted) {
    if (!names.includes(name)) {
      throw new UsageError(`There is no benchmark "${name}"; there are: ${names.join(', ')}.`)
    }
  }
  return {
    names: wanted,
    runs: values.runs === undefined ? DEFAULT_RUNS : readCount(values.runs),
    json: values.json ?? null,
    profile: values.profile ?? null,
    help: values.help ?? false,
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        only: { type: 'string', multiple: true },
        runs: { type: 'string' },
        json: { type: 'string' },
        profile: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}. Try --help.`)
  }
}

function readCount(text: string): number {
  const count = Number(text)
  if (/^\d{1,4}$/u.test(text) && count > 0) return count
  throw new UsageError(`--runs takes a whole number from 1 to 9999, not "${text}".`)
}
