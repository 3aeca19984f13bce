import { objectEntity, objectLiteral } from './claim.ts'
import type { KnownClaim } from './claim.ts'
import type { Entity } from './entity.ts'
import type { EntityId } from './ids.ts'
import { firstPossibleDay, latestDay } from './partial-date.ts'
import type { ProtectionGround, ProtectionOverride } from './review.ts'

/** What protects one entity. */
export interface Protection {
  readonly grounds: ReadonlySet<ProtectionGround>
  /** Victims and minors: shown under a pseudonym unless unmasked for a stated purpose. No override lifts it. */
  readonly masked: boolean
  /** Outside rankings and computed paths: some ground is left that no supervisor has lifted. */
  readonly unranked: boolean
}

interface Evidence {
  readonly claims: readonly KnownClaim[]
  readonly entities: ReadonlyMap<EntityId, Entity>
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
  }
  for (const id of findMinorsByBirth(active)) addGround(grounds, id, 'minor')
  passOn(active, evidence.entities, grounds)
  return new Map([...grounds].map(([id, own]) => [id, conclude(id, own, evidence.overrides)]))
}

function readGround(claim: KnownClaim, entities: ReadonlyMap<EntityId, Entity>): ProtectionGround | null {
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

const VICTIM_ROLE = /^(?:[\p{L}-]+ ){0,3}victim(?![\p{L}'’])/iu
const ABOUT_VICTIM = /\b(?:against|by|for|of|to|with) (?:[\p{L}-]+ ){0,2}victim/iu

/** Whether a role calls its bearer a victim ("rescued victim") and not somebody who did something to one. */
function namesVictim(role: string | null): boolean {
  return role !== null && VICTIM_ROLE.test(role) && !ABOUT_VICTIM.test(role)
}

/** People whose latest possible birthday puts an event they took part in before their eighteenth. */
function findMinorsByBirth(claims: readonly KnownClaim[]): EntityId[] {
  const eventDays = new Map<EntityId, string>()
  const birthdays = new Map<EntityId, string>()
  for (const claim of claims) {
    const literal = objectLiteral(claim)
    if (literal?.kind !== 'date') continue
    if (claim.predicate === 'BORN_ON') keepLatest(birthdays, claim.subject, latestDay(literal.value))
    if (claim.predicate === 'OCCURRED_ON') keepEarliest(eventDays, claim.subject, earliestOf(literal.value))
  }
  const minors = new Set<EntityId>()
  for (const claim of claims) {
    const born = birthdays.get(claim.subject)
    if (born === undefined || claim.predicate === 'BORN_ON') continue
    const event = objectEntity(claim)
    const day = (event === null ? undefined : eventDays.get(event)) ?? firstPossibleDay(claim.valid)
    if (day !== null && day < eighteenthBirthday(born)) minors.add(claim.subject)
  }
  return [...minors]
}

function passOn(
  claims: readonly KnownClaim[],
  entities: ReadonlyMap<EntityId, Entity>,
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

function listPassages(claim: KnownClaim, entities: ReadonlyMap<EntityId, Entity>): { from: EntityId; to: EntityId }[] {
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

function keepLatest(days: Map<EntityId, string>, id: EntityId, day: string): void {
  const known = days.get(id)
  if (known === undefined || known < day) days.set(id, day)
}

function keepEarliest(days: Map<EntityId, string>, id: EntityId, day: string): void {
  const known = days.get(id)
  if (known === undefined || day < known) days.set(id, day)
}

function earliestOf(date: string): string {
  return firstPossibleDay({ from: date, to: null }) ?? date
}

function eighteenthBirthday(born: string): string {
  return `${String(Number(born.slice(0, 4)) + 18).padStart(4, '0')}${born.slice(4)}`
}
