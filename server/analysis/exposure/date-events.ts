import { objectEntity, objectLiteral } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { EntityId } from '../../domain/ids.ts'
import { earliestDay, firstPossibleDay, lastPossibleDay, latestDay } from '../../domain/partial-date.ts'
import { namesPredicate } from '../graph/names-predicate.ts'
import type { ProjectionInput } from '../graph/network.ts'
import type { Span } from './count-days.ts'

const DATING: ReadonlySet<string> = new Set(['OCCURRED_ON'])
const TAKING_PART: ReadonlySet<string> = new Set(['PARTICIPATED_IN'])

/**
 * When each event may have been, as wide as all that is told of it: by its dates, or where it has none, by when people
 * are said to have taken part. Two dates that disagree make one wide span, so that a dispute never makes two days of one.
 */
export function dateEvents(input: ProjectionInput): ReadonlyMap<EntityId, Span> {
  const told = new Map<EntityId, Span>()
  const implied = new Map<EntityId, Span>()
  for (const claim of input.claims) {
    if (claim.status !== 'active' || claim.excerpts.length === 0) continue
    if (namesPredicate(input, claim, DATING)) widen(told, claim.subject, readDate(claim))
    const event = namesPredicate(input, claim, TAKING_PART) ? objectEntity(claim) : null
    if (event !== null) widen(implied, event, spanOf(claim))
  }
  return new Map([...implied, ...told])
}

/** When a claim may have held; null unless both ends are told. */
export function spanOf({ valid }: Pick<KnownClaim, 'valid'>): Span | null {
  const [from, to] = [firstPossibleDay(valid), lastPossibleDay(valid)]
  return from === null || to === null || to < from ? null : { from, to }
}

function readDate(claim: KnownClaim): Span | null {
  const literal = objectLiteral(claim)
  return literal?.kind === 'date' ? { from: earliestDay(literal.value), to: latestDay(literal.value) } : null
}

function widen(spans: Map<EntityId, Span>, id: EntityId, span: Span | null): void {
  if (span === null) return
  const known = spans.get(id) ?? span
  spans.set(id, {
    from: known.from < span.from ? known.from : span.from,
    to: known.to > span.to ? known.to : span.to,
  })
}
