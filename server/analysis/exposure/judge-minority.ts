import { objectLiteral } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { ClaimId, EntityId } from '../../domain/ids.ts'
import { latestDay, mayHoldOn } from '../../domain/partial-date.ts'
import { namesPredicate } from '../graph/names-predicate.ts'
import type { ProjectionInput } from '../graph/network.ts'
import { sortUnique } from './voice.ts'

/** Whether there are reasons to believe that somebody was a child when it happened, and the claims that give them. */
export interface Minority {
  readonly child: boolean
  readonly claims: readonly ClaimId[]
}

const MINOR: ReadonlySet<string> = new Set(['IS_MINOR'])
const BORN: ReadonlySet<string> = new Set(['BORN_ON'])

/**
 * Judges minority at the day of the act, whatever the grade or certainty of what tells of it (Directive 2011/36/EU,
 * art. 13(2)). Where the act has no day, any reason holds.
 */
export function createMinorityJudge(
  input: ProjectionInput,
): (person: EntityId | null, firstDay: string | null) => Minority {
  const telling = new Map<EntityId, KnownClaim[]>()
  for (const claim of input.claims) {
    const isTelling = namesPredicate(input, claim, MINOR) || namesPredicate(input, claim, BORN)
    if (!isTelling || claim.status !== 'active') continue
    telling.set(claim.subject, [...(telling.get(claim.subject) ?? []), claim])
  }
  return (person, firstDay) => {
    const own = person === null ? [] : (telling.get(person) ?? [])
    const claims = sortUnique(own.filter((claim) => givesReason(claim, firstDay)).map(({ id }) => id))
    const isTold = person !== null && own.length === 0 && input.protections.get(person)?.grounds.has('minor') === true
    return { child: claims.length > 0 || isTold, claims }
  }
}

function givesReason(claim: KnownClaim, firstDay: string | null): boolean {
  const literal = objectLiteral(claim)
  if (literal?.kind === 'boolean') return literal.value && (firstDay === null || mayHoldOn(claim.valid, firstDay))
  if (literal?.kind !== 'date' || firstDay === null) return false
  const born = latestDay(literal.value)
  return firstDay < `${String(Number(born.slice(0, 4)) + 18).padStart(4, '0')}${born.slice(4)}`
}
