import { Option } from 'commander'
import type { Command } from 'commander'
import { z } from 'zod'

import { projectionRequestSchema } from '../contract/analysis.ts'
import type { ProjectionRequest } from '../contract/analysis.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { parseRequest, withExposure } from './exposure-options.ts'
import type { ExposureOptions } from './exposure-options.ts'

/** What every run on the network of a case takes. */
export interface CaseRunOptions extends ExposureOptions {
  readonly nodes: ProjectionRequest['nodes']
}

export function withCaseRun(command: Command): Command {
  const kinds = new Option('--nodes <kinds>', 'whom the network has').choices(['persons', 'persons-and-groups'])
  return withExposure(command).addOption(kinds.default('persons-and-groups'))
}

/** The projection that the options ask for. Throws CommandError, named as on the command line. */
export function parseProjection(options: CaseRunOptions): ProjectionRequest {
  const { projection } = parseRequest(z.object({ projection: projectionRequestSchema }), options, {})
  return { ...projection, nodes: options.nodes }
}

/** What a command asks beside its network. Throws CommandError, named as on the command line. */
export function parseOwn<S extends z.ZodType>(schema: S, asked: object): z.output<S> {
  const parsed = schema.safeParse(asked)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name = String(issue?.path[0]).replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)
  throw new CommandError(EXIT.usage, `--${name}: ${issue?.message ?? 'not valid'}`)
}
