import type { EntityId } from '../../../server/domain/ids.ts'
import { identifyOrigin } from '../../../server/domain/support.ts'
import type { Testimony } from '../../../server/analysis/graph/admit-claim.ts'
import type { Belonging } from '../../../server/analysis/graph/collect-memberships.ts'
import type { Evidence } from '../../../server/analysis/graph/collect-evidence.ts'
import { toSimpleGraph } from '../../../server/analysis/graph/network-graph.ts'
import { buildNetwork } from '../../../server/analysis/graph/project-network.ts'
import { buildSimpleGraph } from '../../../server/analysis/graph/simple-graph.ts'
import type { SimpleGraph } from '../../../server/analysis/graph/simple-graph.ts'
import type { Change, Confusion, Loss } from '../../../server/analysis/stability/draw-change.ts'
import type { GradeWeightMapId } from '../../../server/domain/grade-weights.ts'

/** The graph of the material as changed, projected anew: what the fast way of resampling must amount to. */
export function projectChanged(evidence: Evidence, change: Change, weights: GradeWeightMapId): SimpleGraph {
  if (change.kind !== 'addition') return toSimpleGraph(buildNetwork(applyChange(evidence, change), weights))
  const { ids, from, to, strengths, groups } = toSimpleGraph(buildNetwork(evidence, weights))
  const name = (node: number | undefined): string => ids[node ?? -1] ?? ''
  const edges = Array.from(from, (one, at) => ({ from: name(one), to: name(to[at]), strength: strengths[at] ?? 0 }))
  const added = change.ties.map((tie) => ({ from: name(tie.from), to: name(tie.to), strength: tie.strength }))
  const asserted = new Map<string, string>()
  groups.forEach((group, place) => {
    if (group !== null) asserted.set(name(place), group)
  })
  return buildSimpleGraph({ ids, edges: [...edges, ...added], directed: false, groups: asserted })
}

/** The evidence as changed, in so many words. */
export function applyChange(evidence: Evidence, change: Loss | Confusion): Evidence {
  return change.kind === 'loss' ? takeAway(evidence, change) : confuse(evidence, change)
}

export function listEvents({ participations }: Evidence): EntityId[] {
  return [...new Set(participations.map((one) => one.event))].sort()
}

/** Every origin that ties somebody or makes somebody a member, as the index numbers them. */
export function listOriginKeys({ direct, participations, membership }: Evidence): string[] {
  const all = [...direct, ...participations, ...membership.people, ...membership.groups]
  const keys = all.flatMap(({ testimony: { claim, sources } }) => sources.map((one) => identifyOrigin(claim, one)))
  return [...new Set(keys)].sort()
}

function takeAway(evidence: Evidence, loss: Loss): Evidence {
  const pick = <T>(items: readonly T[], flags: Uint8Array) => new Set(items.filter((_, place) => flags[place] === 1))
  const events = pick(listEvents(evidence), loss.events)
  const claims = pick(
    evidence.direct.map((one) => one.testimony.claim.id),
    loss.claims,
  )
  const people = pick(
    evidence.nodes.map((node) => node.id),
    loss.nodes,
  )
  const origin = listOriginKeys(evidence)[loss.origin] ?? null
  const silence = <T extends { readonly testimony: Testimony }>(items: readonly T[]): T[] =>
    items
      .filter((item) => !claims.has(item.testimony.claim.id))
      .map((item) => ({ ...item, testimony: silenceIn(item.testimony, origin) }))
      .filter((item) => item.testimony.sources.length > 0)
  const keep = (items: readonly Belonging[]) =>
    silence(items).filter((one) => !people.has(one.part) && !people.has(one.whole))
  return {
    ...evidence,
    nodes: evidence.nodes.filter((node) => !people.has(node.id)),
    direct: silence(evidence.direct).filter((one) => !people.has(one.from) && !people.has(one.to)),
    participations: silence(evidence.participations).filter((one) => !people.has(one.member) && !events.has(one.event)),
    membership: { people: keep(evidence.membership.people), groups: keep(evidence.membership.groups) },
  }
}

function silenceIn(testimony: Testimony, origin: string | null): Testimony {
  const { claim, sources } = testimony
  return { claim, sources: sources.filter((source) => identifyOrigin(claim, source) !== origin) }
}

function confuse(evidence: Evidence, change: Confusion): Evidence {
  const ids = evidence.nodes.map((node) => node.id)
  const rename = (id: EntityId, isTwin: boolean): EntityId => {
    const place = ids.indexOf(id)
    if (place < 0) return id
    return (isTwin ? `\uffff${id}` : ids[change.into[place] ?? -1]) as EntityId
  }
  const attendances = listEvents(evidence).flatMap((event) => {
    const members = new Set(evidence.participations.filter((one) => one.event === event).map((one) => one.member))
    return ids.filter((id) => members.has(id)).map((id) => `${event} ${id}`)
  })
  const claims = new Map(evidence.direct.map((one, place) => [one.testimony.claim.id, place]))
  const direct = evidence.direct.map((one, place) => ({
    ...one,
    from: rename(one.from, change.claimFrom[place] === 1),
    to: rename(one.to, change.claimTo[place] === 1),
  }))
  const isTwins = ({ part, testimony }: Belonging): boolean => {
    const place = claims.get(testimony.claim.id) ?? -1
    return evidence.direct[place]?.from === part && change.claimFrom[place] === 1
  }
  const left = evidence.nodes.filter((_, place) => change.into[place] === place)
  const twins = evidence.nodes.filter((_, place) => (change.twins[place] ?? -1) >= 0)
  return {
    ...evidence,
    nodes: [...left, ...twins.map((node) => ({ ...node, id: rename(node.id, true) }))],
    direct: direct.filter((one) => one.from !== one.to),
    participations: evidence.participations.map((one) => {
      const isTwin = change.attendances[attendances.indexOf(`${one.event} ${one.member}`)] === 1
      return { ...one, member: rename(one.member, isTwin) }
    }),
    membership: {
      people: evidence.membership.people.map((one) => ({ ...one, part: rename(one.part, isTwins(one)) })),
      groups: evidence.membership.groups,
    },
  }
}
