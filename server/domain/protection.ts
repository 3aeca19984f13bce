import { objectEntity, objectLiteral } from './claim.ts'
import type { KnownClaim } from './claim.ts'
import type { Entity } from './entity.ts'
import type { EntityId } from './ids.ts'
import { findMinorsByBirth } from './minors-by-birth.ts'
import { readRecruitmentKind } from './recruitment.ts'
import type { ProtectionGround, ProtectionOverride } from './review.ts'
import { PREDICATES } from './vocabulary.ts'

/** What protects one entity. */
export interface Protection {
  readonly grounds: ReadonlySet<ProtectionGround>
  /** Victims and minors: shown under a pseudonym unless unmasked for a stated purpose. No override lifts it. */
  readonly masked: boolean
  /** Outside rankings and computed paths: some ground is left that no supervisor has lifted. */
  readonly unranked: boolean
}

/** What of a claim protection is derived from. */
export type ProtectionClaim = Pick<KnownClaim, 'predicate' | 'subject' | 'object' | 'role' | 'valid' | 'status'>

interface Evidence {
  readonly claims: readonly ProtectionClaim[]
  /** At least those that claims of HOLDS_OFFICE_IN and SUBGROUP_OF point to. */
  readonly entities: ReadonlyMap<EntityId, Pick<Entity, 'subkind'>>
  readonly overrides: readonly ProtectionOverride[]
}

/**
 * Derives who is protected, from every active claim whatever its certainty: reasons to believe suffice. Callers pass
 * all that is known now and of all time, whatever clocks a view is set to, or a past view would unmask a victim.
 * Protection passes from a group of people to whoever is one of it, and between entities said to be the same; other
 * claims on a person-group never pass to individuals.
 */
export function deriveProtections(evidence: Evidence): ReadonlyMap<EntityId, Protection> {
  const active = evidence.claims.filter((claim) => claim.status === 'active')
  const grounds = new Map<EntityId, Set<ProtectionGround>>()
  for (const claim of active) {
    const ground = readGround(claim, evidence.entities)
    if (ground !== null) addGround(grounds, claim.subject, ground)
    const recruit = findExploited(claim)
    if (recruit !== null) addGround(grounds, recruit, 'victim')
  }
  for (const id of findMinorsByBirth(active)) addGround(grounds, id, 'minor')
  passOn(active, evidence.entities, grounds)
  return new Map([...grounds].map(([id, own]) => [id, conclude(id, own, evidence.overrides)]))
}

const GROUNDING = ['VICTIM_OF', 'PARTICIPATED_IN', 'RECRUITED', 'ACQUITTED_OF', 'IS_MINOR', 'HOLDS_OFFICE_IN']
const PASSING = ['SAME_AS', 'ONE_OF', 'SUBGROUP_OF']

/**
 * Predicates of the claims that decide who is protected, so that nobody has to read a whole case: those that ground
 * protection or pass it on, and birthdays. Of people with a birthday, claims that `tellsOfMinor` picks decide too, with
 * the dates of the events they point to.
 */
export function listProtectingPredicates(): string[] {
  const categories = PREDICATES.filter(({ object }) => 'literal' in object && object.literal === 'category')
  return [...GROUNDING, ...PASSING, 'BORN_ON', ...categories.map((one) => one.id)]
}

/** Whether an active claim by one of those predicates can decide anything; most roles and categories do not. */
export function mayProtect(claim: ProtectionClaim): boolean {
  if (claim.predicate === 'HOLDS_OFFICE_IN' || claim.predicate === 'BORN_ON') return true
  if (PASSING.includes(claim.predicate) || findExploited(claim) !== null) return true
  return readGround(claim, new Map()) !== null
}

function readGround(claim: ProtectionClaim, entities: Evidence['entities']): ProtectionGround | null {
  const literal = objectLiteral(claim)
  if (claim.predicate === 'VICTIM_OF') return 'victim'
  if (claim.predicate === 'PARTICIPATED_IN') return namesVictim(claim.role) ? 'victim' : null
  if (claim.predicate === 'ACQUITTED_OF') return 'acquitted'
  if (claim.predicate === 'IS_MINOR') return literal?.kind === 'boolean' && literal.value ? 'minor' : null
  if (claim.predicate === 'HOLDS_OFFICE_IN') {
    const body = objectEntity(claim)
    return body !== null && entities.get(body)?.subkind === 'public-body' ? 'official' : null
  }
  if (literal?.kind !== 'category') return null
  switch (literal.value) {
    case 'victim':
    case 'witness':
    case 'acquitted':
    case 'official':
    case 'counsel':
      return literal.value
    case 'suspect':
    case 'charged':
    case 'convicted':
    case 'cooperating-offender':
    case 'contact-or-associate':
    case 'other':
      return null
  }
}

/** Whoever was recruited for exploitation is a victim of it, whether or not anybody has said so in that word. */
function findExploited({ predicate, role, object }: ProtectionClaim): EntityId | null {
  const isExploitation = predicate === 'RECRUITED' && readRecruitmentKind(role) === 'exploitation'
  return isExploitation ? objectEntity({ object }) : null
}

const VICTIM_ROLE = /^(?:[\p{L}-]+ ){0,3}victim(?![\p{L}'’])/iu
const ABOUT_VICTIM = /\b(?:against|by|for|of|to|with) (?:[\p{L}-]+ ){0,2}victim/iu

/** Whether a role calls its bearer a victim ("rescued victim") and not somebody who did something to one. */
function namesVictim(role: string | null): boolean {
  return role !== null && VICTIM_ROLE.test(role) && !ABOUT_VICTIM.test(role)
}

function passOn(
  claims: readonly ProtectionClaim[],
  entities: Evidence['entities'],
  grounds: Map<EntityId, Set<ProtectionGround>>,
): void {
  const links = claims.flatMap((claim) => listPassages(claim, entities))
  let changed = true
  while (changed) {
    changed = false
    for (const { from, to } of links) {
      for (const ground of grounds.get(from) ?? []) changed = addGround(grounds, to, ground) || changed
    }
  }
}

function listPassages(claim: ProtectionClaim, entities: Evidence['entities']): { from: EntityId; to: EntityId }[] {
  const whole = objectEntity(claim)
  if (whole === null) return []
  const down = { from: whole, to: claim.subject }
  if (claim.predicate === 'SAME_AS') return [down, { from: claim.subject, to: whole }]
  if (claim.predicate === 'ONE_OF') return [down]
  const amongPeople = entities.get(whole)?.subkind === 'person-group'
  return claim.predicate === 'SUBGROUP_OF' && amongPeople ? [down] : []
}

function conclude(
  id: EntityId,
  grounds: ReadonlySet<ProtectionGround>,
  overrides: readonly ProtectionOverride[],
): Protection {
  const lifted = new Set(overrides.filter((one) => one.entity === id).map((one) => one.ground))
  return {
    grounds,
    masked: grounds.has('victim') || grounds.has('minor'),
    unranked: [...grounds].some((ground) => !lifted.has(ground)),
  }
}

function addGround(grounds: Map<EntityId, Set<ProtectionGround>>, id: EntityId, ground: ProtectionGround): boolean {
  const own = grounds.get(id) ?? new Set()
  if (own.has(ground)) return false
  grounds.set(id, own.add(ground))
  return true
}
