import type { Command } from 'commander'
import type { z } from 'zod'

import { readList, readNumber } from './analysis-options.ts'
import { withDataFolder } from './common-options.ts'
import type { CommonOptions } from './common-options.ts'
import { CommandError, EXIT } from './exit-codes.ts'

/** What both kinds of exposure take. */
export interface ExposureOptions extends CommonOptions {
  readonly case: string
  readonly out?: string
  readonly gradeWeights: string
  readonly include: readonly string[]
  readonly excludeSource: readonly string[]
  readonly minimumWeight: number
  readonly contradicted: string
  readonly coParticipation: boolean
  readonly asAt?: string
  readonly knownAt?: string
}

export function withExposure(command: Command): Command {
  return withDataFolder(command)
    .requiredOption('--case <name>', 'name or id of the case')
    .option('--out <file>', 'also write a table (.csv), or all of it (.json)')
    .option('--grade-weights <map>', 'how grades weigh: even-steps, cautious or threshold', 'even-steps')
    .option('--include <kinds>', 'also suspected, implied, generic, assessment; parted by commas', readList, [])
    .option('--exclude-source <ids...>', 'sources left aside as if the case did not have them', [])
    .option('--minimum-weight <number>', 'least weight, 0 to 1, at which a claim counts from a source', readNumber, 0)
    .option('--contradicted <way>', 'with or without claims that a standing claim contradicts', 'with')
    .option('--no-co-participation', 'leave events aside; count direct ties alone')
    .option('--as-at <day>', 'what was true on this day, YYYY-MM-DD')
    .option('--known-at <instant>', 'what had been received by then, such as 2024-03-05T10:00:00.000Z')
    .option('--json', 'print one JSON document', false)
}

/** Parses a request made of options. Throws CommandError, named as on the command line, for what the API would not take. */
export function parseRequest<S extends z.ZodType>(
  schema: S,
  options: ExposureOptions,
  parameters: object,
): z.output<S> {
  const { gradeWeights, include, excludeSource, minimumWeight, contradicted, coParticipation, asAt, knownAt } = options
  const projection = { gradeWeights, include, minimumWeight, contradicted, coParticipation, asAt, knownAt }
  const asked = { projection: { ...projection, excludedSources: excludeSource }, ...parameters }
  const parsed = schema.safeParse(asked)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new CommandError(EXIT.usage, `${nameOption(String(issue?.path[1]))}: ${issue?.message ?? 'not valid'}`)
}

function nameOption(field: string): string {
  if (field === 'excludedSources') return '--exclude-source'
  return `--${field.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`
}

/** What `--out` asks for. Throws CommandError for a name that says neither. */
export function readFormat(path: string): 'csv' | 'json' {
  if (path.endsWith('.csv')) return 'csv'
  if (path.endsWith('.json')) return 'json'
  throw new CommandError(EXIT.usage, '--out: name a file that ends in .csv or .json.')
}
