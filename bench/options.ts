import { parseArgs } from 'node:util'

export interface Options {
  /** Names of the benchmarks to run. */
  readonly names: readonly string[]
  readonly runs: number
  /** Sizes to run at instead of those of each benchmark, or null. */
  readonly sizes: readonly number[] | null
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

Runs each benchmark beside its peers, in turn, and prints how they compare. docs/benchmarks.md says how to read it.

  --only NAME      run this one alone; may be given several times
  --runs N         runs of each side, ${DEFAULT_RUNS} unless given; long ones run less often
  --size N         run at this size and none else; may be given several times
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
    runs: values.runs === undefined ? DEFAULT_RUNS : readCount('--runs', values.runs, 9999),
    sizes: values.size?.map((size) => readCount('--size', size, 9_999_999)) ?? null,
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
        size: { type: 'string', multiple: true },
        json: { type: 'string' },
        profile: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}. Try --help.`)
  }
}

function readCount(option: string, text: string, most: number): number {
  const count = Number(text)
  if (/^\d{1,9}$/u.test(text) && count > 0 && count <= most) return count
  throw new UsageError(`${option} takes a whole number from 1 to ${most}, not "${text}".`)
}
