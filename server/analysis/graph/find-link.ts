import { objectEntity } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { NetworkNode, ProjectionInput } from './network.ts'
import { namesPredicate } from './names-predicate.ts'
import type { ProjectionParameters } from './projection-parameters.ts'

/** How a claim would tie nodes if it counts, or why it would not even then. */
export type Link =
  | { readonly kind: 'direct'; readonly from: EntityId; readonly to: EntityId }
  | { readonly kind: 'participation'; readonly event: EntityId; readonly member: EntityId }
  | { readonly kind: 'none'; readonly reason: 'no-tying-predicate' | 'event-ties-nobody' | 'other-end-outside' }

/** Makes the function that reads what a claim between two entities would tie. */
export function createLinkFinder(
  input: ProjectionInput,
  parameters: ProjectionParameters,
  nodes: readonly NetworkNode[],
): (claim: KnownClaim) => Link {
  const members = new Set(nodes.map((node) => node.id))
  const events = listEvents(input, parameters)
  const directPredicates = new Set(parameters.directPredicates)
  return (claim) => {
    const object = objectEntity(claim)
    if (object === null || object === claim.subject) return { kind: 'none', reason: 'no-tying-predicate' }
    const direct = namesPredicate(input, claim, directPredicates)
    if (direct && members.has(claim.subject) && members.has(object)) {
      return { kind: 'direct', from: claim.subject, to: object }
    }
    const tying = namesPredicate(input, claim, PARTICIPATION) ? events.get(object) : undefined
    if (tying === true && members.has(claim.subject)) {
      return { kind: 'participation', event: object, member: claim.subject }
    }
    if (tying === false) return { kind: 'none', reason: 'event-ties-nobody' }
    return { kind: 'none', reason: direct || tying === true ? 'other-end-outside' : 'no-tying-predicate' }
  }
}

const PARTICIPATION: ReadonlySet<string> = new Set(['PARTICIPATED_IN'])

/** Whether each event ties those who took part in it. */
function listEvents(input: ProjectionInput, parameters: ProjectionParameters): ReadonlyMap<EntityId, boolean> {
  const excluded = new Set<string | null>(parameters.excludedEventSubkinds)
  const events = input.entities.filter((one) => one.kind === 'Event')
  return new Map(events.map((one) => [one.id, parameters.coParticipation && !excluded.has(one.subkind)]))
}
