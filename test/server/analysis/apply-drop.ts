import { identifyOrigin } from '../../../server/domain/support.ts'
import type { Testimony } from '../../../server/analysis/graph/admit-claim.ts'
import type { Belonging } from '../../../server/analysis/graph/collect-memberships.ts'
import type { Evidence } from '../../../server/analysis/graph/collect-evidence.ts'
import type { Drop } from '../../../server/analysis/stability/draw-drop.ts'

/** The evidence without what a resample lacks, in so many words: what the fast way of resampling must amount to. */
export function applyDrop(evidence: Evidence, drop: Drop): Evidence {
  const { nodes, direct, participations, membership } = evidence
  const keepBelongings = (keep: (one: Belonging) => boolean) => ({
    people: membership.people.filter(keep),
    groups: membership.groups.filter(keep),
  })
  switch (drop.kind) {
    case 'drop-events':
      return {
        ...evidence,
        direct: direct.filter((one) => !drop.claims.has(one.testimony.claim.id)),
        participations: participations.filter((one) => !drop.events.has(one.event)),
        membership: keepBelongings((one) => !drop.claims.has(one.testimony.claim.id)),
      }
    case 'drop-people':
      return {
        ...evidence,
        nodes: nodes.filter((node) => !drop.people.has(node.id)),
        direct: direct.filter((one) => !drop.people.has(one.from) && !drop.people.has(one.to)),
        participations: participations.filter((one) => !drop.people.has(one.member)),
        membership: keepBelongings((one) => !drop.people.has(one.part) && !drop.people.has(one.whole)),
      }
    case 'leave-out-origin': {
      const silence = <T extends { readonly testimony: Testimony }>(items: readonly T[]): T[] =>
        items
          .map((item) => ({ ...item, testimony: silenceIn(item.testimony, drop.origin) }))
          .filter((item) => item.testimony.sources.length > 0)
      return {
        ...evidence,
        direct: silence(direct),
        participations: silence(participations),
        membership: { people: silence(membership.people), groups: silence(membership.groups) },
      }
    }
  }
}

function silenceIn(testimony: Testimony, origin: string): Testimony {
  const { claim, sources } = testimony
  return { claim, sources: sources.filter((source) => identifyOrigin(claim, source) !== origin) }
}
