import type { ClaimId, SourceId } from '../../domain/ids.ts'
import { identifyOrigin } from '../../domain/support.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { ProjectionInput } from '../graph/network.ts'

/** What goes: sources, all that ultimate speakers said, whoever passes it on, and single claims. */
export interface Withheld {
  readonly sources: readonly SourceId[]
  /** Keys of origins, as ties list them. */
  readonly origins: readonly string[]
  readonly claims: readonly ClaimId[]
}

/**
 * The material as if what goes had never been there: claims lose the sentences that go with it, and one that is left
 * with none counts for nothing. Who is protected stays so.
 */
export function withholdMaterial(input: ProjectionInput, withheld: Withheld): ProjectionInput {
  const claims = new Set(withheld.claims)
  const isGone = createTest(input, withheld)
  return {
    ...input,
    claims: input.claims.map((claim) => {
      const excerpts = claims.has(claim.id) ? [] : claim.excerpts.filter((one) => !isGone(claim, one))
      return excerpts.length === claim.excerpts.length ? claim : { ...claim, excerpts }
    }),
  }
}

function createTest(
  { sources, excerptSources }: ProjectionInput,
  withheld: Withheld,
): (claim: KnownClaim, excerpt: KnownClaim['excerpts'][number]) => boolean {
  const gone = new Set(withheld.sources)
  const origins = new Set(withheld.origins)
  return (claim, excerpt) => {
    const source = sources.get(excerptSources.get(excerpt) ?? ('' as SourceId))
    return source !== undefined && (gone.has(source.id) || origins.has(identifyOrigin(claim, source)))
  }
}
