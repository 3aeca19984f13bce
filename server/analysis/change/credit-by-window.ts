import type { ClaimId, EntityId } from '../../domain/ids.ts'
import type { Network, Tie } from '../graph/network.ts'

/** Somebody to whom newcomers were tied when they first appeared. A lead, and no finding. */
export interface WindowIntroducer {
  readonly id: EntityId
  /** `Σ over newcomers 1/|their already known contacts|`, above 0. */
  readonly credit: number
  readonly newcomers: readonly {
    readonly id: EntityId
    /** Place of the window in which they first appear, from 0. */
    readonly window: number
    /** How many already known people they are tied to in it; the credit is shared among them. */
    readonly knownContacts: number
    /** Claims behind the tie to this one. */
    readonly claimIds: readonly ClaimId[]
  }[]
}

/**
 * Introducer credit over windows: a newcomer appears in a window and in no earlier one; those people whom the newcomer
 * is tied to then, and who appeared in an earlier window, share a credit of 1. Nobody is new in the first window. Whoever
 * is tied to no known person was introduced by nobody. By credit, equals by id.
 */
export function creditByWindow(networks: readonly Network[]): WindowIntroducer[] {
  const known = new Set<EntityId>()
  const credited = new Map<EntityId, WindowIntroducer['newcomers'][number][]>()
  networks.forEach((network, window) => {
    const people = network.nodes.flatMap(({ id, kind }) => (kind === 'person' ? [id] : []))
    const ties = listTies(network)
    for (const id of window === 0 ? [] : people.filter((one) => !known.has(one))) {
      const contacts = [...(ties.get(id) ?? [])].filter(([other]) => known.has(other))
      for (const [other, tie] of contacts) {
        const own = credited.get(other) ?? []
        own.push({ id, window, knownContacts: contacts.length, claimIds: citeTie(tie) })
        credited.set(other, own)
      }
    }
    for (const id of people) known.add(id)
  })
  const introducers = [...credited].map(([id, newcomers]) => {
    return { id, credit: newcomers.reduce((sum, { knownContacts }) => sum + 1 / knownContacts, 0), newcomers }
  })
  return introducers.sort((one, other) => other.credit - one.credit || (one.id < other.id ? -1 : 1))
}

/** The claims behind a tie, each once, by id. */
export function citeTie({ reasons }: Tie): ClaimId[] {
  return [...new Set(reasons.flatMap(({ claimIds }) => claimIds))].sort()
}

function listTies({ ties }: Network): ReadonlyMap<EntityId, ReadonlyMap<EntityId, Tie>> {
  const byNode = new Map<EntityId, Map<EntityId, Tie>>()
  const enter = (one: EntityId, other: EntityId, tie: Tie): void => {
    byNode.set(one, (byNode.get(one) ?? new Map<EntityId, Tie>()).set(other, tie))
  }
  for (const tie of ties) {
    enter(tie.a, tie.b, tie)
    enter(tie.b, tie.a, tie)
  }
  return byNode
}
