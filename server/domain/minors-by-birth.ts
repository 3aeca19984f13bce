import { objectEntity, objectLiteral } from './claim.ts'
import type { KnownClaim } from './claim.ts'
import type { EntityId } from './ids.ts'
import { firstPossibleDay, latestDay } from './partial-date.ts'

type DatedClaim = Pick<KnownClaim, 'predicate' | 'subject' | 'object' | 'valid'>

/** Days by entity, `YYYY-MM-DD`. */
export type DaysOfEntities = ReadonlyMap<EntityId, string>

/** People whose latest possible birthday puts an event they took part in before their eighteenth, by active claims. */
export function findMinorsByBirth(claims: readonly DatedClaim[]): EntityId[] {
  const birthdays = collectBirthdays(claims)
  const eventDays = collectEventDays(claims)
  const telling = claims.filter((claim) => tellsOfMinor(claim, birthdays, eventDays))
  return [...new Set(telling.map((claim) => claim.subject))]
}

/** The latest day on which each person may have been born. */
export function collectBirthdays(claims: readonly DatedClaim[]): DaysOfEntities {
  const birthdays = new Map<EntityId, string>()
  for (const { subject, day } of listDates(claims, 'BORN_ON', latestDay)) {
    const known = birthdays.get(subject)
    if (known === undefined || known < day) birthdays.set(subject, day)
  }
  return birthdays
}

/** The earliest day on which each event may have happened. */
export function collectEventDays(claims: readonly DatedClaim[]): DaysOfEntities {
  const eventDays = new Map<EntityId, string>()
  for (const { subject, day } of listDates(claims, 'OCCURRED_ON', earliestOf)) {
    const known = eventDays.get(subject)
    if (known === undefined || day < known) eventDays.set(subject, day)
  }
  return eventDays
}

/**
 * Whether a claim puts its subject somewhere before the eighteenth birthday: at the event it points to, or where that
 * has no day of its own, from its own first day on.
 */
export function tellsOfMinor(claim: DatedClaim, birthdays: DaysOfEntities, eventDays: DaysOfEntities): boolean {
  const born = birthdays.get(claim.subject)
  if (born === undefined || claim.predicate === 'BORN_ON') return false
  const event = objectEntity(claim)
  const day = (event === null ? undefined : eventDays.get(event)) ?? firstPossibleDay(claim.valid)
  return day !== null && day < eighteenthBirthday(born)
}

function listDates(
  claims: readonly DatedClaim[],
  predicate: string,
  readDay: (date: string) => string,
): { subject: EntityId; day: string }[] {
  return claims.flatMap((claim) => {
    const literal = claim.predicate === predicate ? objectLiteral(claim) : null
    return literal?.kind === 'date' ? [{ subject: claim.subject, day: readDay(literal.value) }] : []
  })
}

function earliestOf(date: string): string {
  return firstPossibleDay({ from: date, to: null }) ?? date
}

function eighteenthBirthday(born: string): string {
  return `${String(Number(born.slice(0, 4)) + 18).padStart(4, '0')}${born.slice(4)}`
}
