import type { Exclusions } from '../../../analysis/graph/network.ts'
import type { StructuralLeads } from '../../../analysis/exposure/structural-leads.ts'
import type { Grounds } from '../../../analysis/exposure/voice.ts'
import type { EntityRef } from '../../../contract/common.ts'
import type { GroundsView, LeadsView } from '../../../contract/exposure-parts.ts'
import type { EntityId } from '../../../domain/ids.ts'

export type Refer = (id: EntityId) => EntityRef

/** Keys of origins name speakers: outputs tell how many there are, and the claims tell who. */
export function viewGrounds({ claims, excerpts, origins, ungraded }: Grounds): GroundsView {
  return { claims: [...claims], excerpts: [...excerpts], origins: origins.length, ungraded }
}

export function viewLeads({ introducers, gatekeepers }: StructuralLeads, refer: Refer): LeadsView {
  return {
    introducers: introducers.map(({ person, credit, newcomers }) => ({
      person: refer(person),
      credit,
      newcomers: newcomers.map(({ person: newcomer, firstSeen, knownContacts, grounds, events }) => ({
        person: refer(newcomer),
        firstSeen,
        knownContacts,
        grounds: viewGrounds(grounds),
        events: events.map(refer),
      })),
    })),
    gatekeepers: gatekeepers.map(({ person, group, pairs, outside, inside }) => ({
      person: refer(person),
      group: refer(group),
      pairs,
      outside: outside.map(refer),
      inside: inside.map(refer),
    })),
  }
}

export function viewLeftOut(excluded: Exclusions): { people: number; byGround: Partial<Exclusions['byGround']> } {
  const counted = Object.entries(excluded.byGround).filter(([, count]) => count > 0)
  return { people: excluded.total, byGround: Object.fromEntries(counted) }
}
