import { identifyOrigin } from '../../domain/support.ts'
import type { SourceId } from '../../domain/ids.ts'
import type { ProjectionInput } from '../graph/network.ts'
import { InvalidParameterError } from '../graph/projection-parameters.ts'
import type { Withheld } from './withhold-material.ts'

/**
 * Throws InvalidParameterError for an origin or a claim that the material does not have: a slip of the pen would read
 * as if nothing hung on it. A source of the case may well have nothing in the material.
 */
export function checkWithheld(input: ProjectionInput, { origins, claims }: Omit<Withheld, 'sources'>): void {
  refuseUnknown('claim', claims, new Set(input.claims.map((claim) => claim.id)))
  refuseUnknown('origin', origins, listOrigins(input))
}

function refuseUnknown(kind: string, asked: readonly string[], known: ReadonlySet<string>): void {
  const unknown = asked.find((id) => !known.has(id))
  if (unknown === undefined) return
  throw new InvalidParameterError(`"${unknown}" is no ${kind} of what this run reads at these dates`)
}

function listOrigins({ claims, sources, excerptSources }: ProjectionInput): ReadonlySet<string> {
  return new Set(
    claims.flatMap((claim) =>
      claim.excerpts.flatMap((excerpt) => {
        const source = sources.get(excerptSources.get(excerpt) ?? ('' as SourceId))
        return source === undefined ? [] : [identifyOrigin(claim, source)]
      }),
    ),
  )
}
