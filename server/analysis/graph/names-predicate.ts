import type { KnownClaim } from '../../domain/claim.ts'
import type { ProjectionInput } from './network.ts'

/** Whether the predicate of a claim, or the parent of one that the case added, is among those listed. */
export function namesPredicate(
  input: Pick<ProjectionInput, 'predicateParents'>,
  claim: Pick<KnownClaim, 'predicate'>,
  listed: ReadonlySet<string>,
): boolean {
  const parent = input.predicateParents.get(claim.predicate)
  return listed.has(claim.predicate) || (parent !== undefined && listed.has(parent))
}
