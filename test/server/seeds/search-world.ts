import { objectEntity, objectLiteral } from '../../../server/domain/claim.ts'
import type { KnownClaim } from '../../../server/domain/claim.ts'
import { foldName } from '../../../server/domain/fold-name.ts'
import { findPath } from '../../../server/analysis/graph/find-path.ts'
import type { EntityId } from '../../../server/domain/ids.ts'
import type { CaseWorld } from './case-world.ts'

/** Whether a claim goes by one of the predicates, of its own or through its parent. */
export function goesBy(world: CaseWorld, claim: KnownClaim, predicates: readonly string[]): boolean {
  const parent = world.parents.get(claim.predicate)
  return predicates.includes(claim.predicate) || (parent !== undefined && predicates.includes(parent))
}

/** Claims that the entity is the subject of. */
export function claimsOn(world: CaseWorld, id: EntityId | null): KnownClaim[] {
  return id === null ? [] : world.claims.filter((claim) => claim.subject === id)
}

/** Claims between entities, in either direction. */
export function claimsBetween(world: CaseWorld, a: EntityId | null, b: EntityId | null): KnownClaim[] {
  if (a === null || b === null) return []
  return world.claims.filter((claim) => {
    const object = objectEntity(claim)
    return (claim.subject === a && object === b) || (claim.subject === b && object === a)
  })
}

/** All names of an entity, folded. */
export function namesOf(world: CaseWorld, id: EntityId | null): string[] {
  return claimsOn(world, id).flatMap((claim) => {
    const literal = objectLiteral(claim)
    return literal?.kind === 'name' ? [foldName(literal.value)] : []
  })
}

/** The words that a claim itself carries, folded: predicate, role, text or name. Notes are remarks and not counted. */
export function wordsOf(claim: KnownClaim): string {
  const literal = objectLiteral(claim)
  const own = literal?.kind === 'text' || literal?.kind === 'name' ? literal.value : ''
  return foldName(`${claim.predicate} ${claim.role ?? ''} ${own}`)
}

/** Whether the claim puts its subject into one of the categories. */
export function categorizes(claim: KnownClaim, categories: readonly string[]): boolean {
  const literal = objectLiteral(claim)
  return literal?.kind === 'category' && categories.includes(literal.value)
}

/**
 * Whether any chain of claims leads from one entity to the other. Public bodies and places pass nothing on: that two
 * stories share a police force and a country connects nobody.
 */
export function isReachable(world: CaseWorld, from: EntityId | null, to: EntityId | null): boolean {
  return from !== null && to !== null && collectReachable(world, from, world.claims).has(to)
}

/** Whether claims of identity, or of being a part, lead from one to the other. */
export function isIdentified(world: CaseWorld, a: EntityId | null, b: EntityId | null): boolean {
  if (a === null || b === null) return false
  const identity = world.claims.filter((claim) => goesBy(world, claim, ['SAME_AS', 'ONE_OF', 'SUBGROUP_OF']))
  return collectReachable(world, a, identity).has(b)
}

/** Whether some computed network has a path, or some clustering a cluster, that holds both. */
export function isComputedTogether(world: CaseWorld, a: EntityId | null, b: EntityId | null): boolean {
  if (a === null || b === null) return false
  if (world.networks().some((network) => findPath(network, a, b) !== null)) return true
  const clusters = world.findings().flatMap((finding) => finding.clusterings.flatMap((one) => one.clusters))
  return clusters.some(({ members }) => members.includes(a) && members.includes(b))
}

/** Where an entity turns up in what is computed: as a node, at the end of a tie, in a ranking, a cluster or a mark. */
export function listAppearances(world: CaseWorld, id: EntityId | null): string[] {
  if (id === null) return []
  const found: string[] = []
  for (const { nodes, ties } of world.networks()) {
    if (nodes.some((node) => node.id === id)) found.push(`${id} is a node of a network`)
    if (ties.some((tie) => tie.a === id || tie.b === id)) found.push(`${id} is tied`)
  }
  for (const { rankings, clusterings, nodeFlags, tieFlags } of world.findings()) {
    if (rankings.some(({ rows }) => rows.some((row) => row.id === id))) found.push(`${id} is ranked`)
    if (clusterings.some((one) => one.clusters.some((cluster) => cluster.members.includes(id)))) {
      found.push(`${id} is in a cluster`)
    }
    if (nodeFlags.some(({ nodes }) => nodes.some((node) => node.id === id))) found.push(`${id} is marked`)
    if (tieFlags.some(({ ties }) => ties.some((tie) => tie.a === id || tie.b === id)))
      found.push(`${id} ends a marked tie`)
  }
  return found
}

function collectReachable(world: CaseWorld, from: EntityId, claims: readonly KnownClaim[]): ReadonlySet<EntityId> {
  const steps = new Map<EntityId, EntityId[]>()
  for (const claim of claims) {
    const object = objectEntity(claim)
    if (object === null) continue
    steps.set(claim.subject, [...(steps.get(claim.subject) ?? []), object])
    steps.set(object, [...(steps.get(object) ?? []), claim.subject])
  }
  const reached = new Set([from])
  for (const id of reached) {
    if (id !== from && passesNothingOn(world, id)) continue
    for (const next of steps.get(id) ?? []) reached.add(next)
  }
  return reached
}

function passesNothingOn(world: CaseWorld, id: EntityId): boolean {
  const entity = world.entities.get(id)
  return entity?.kind === 'Location' || entity?.subkind === 'public-body'
}
