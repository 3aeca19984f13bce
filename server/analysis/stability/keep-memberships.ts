import type { Belonging, MembershipEvidence } from '../graph/collect-memberships.ts'
import type { Drop } from './draw-drop.ts'
import { silenceOrigin } from './silence-origin.ts'

/** What is left of the assertions of membership: a claim that a resample lacks asserts none either. */
export function keepMemberships({ people, groups }: MembershipEvidence, drop: Drop): MembershipEvidence {
  return {
    people: people.filter((one) => isLeft(one, drop)),
    groups: groups.filter((one) => isLeft(one, drop)),
  }
}

function isLeft({ part, whole, testimony }: Belonging, drop: Drop): boolean {
  switch (drop.kind) {
    case 'drop-events':
      return !drop.claims.has(testimony.claim.id)
    case 'drop-people':
      return !drop.people.has(part) && !drop.people.has(whole)
    case 'leave-out-origin':
      return silenceOrigin(testimony, drop.origin) !== null
  }
}
