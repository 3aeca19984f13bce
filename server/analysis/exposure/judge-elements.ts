import { GRADE_WEIGHT_MAPS } from '../../domain/grade-weights.ts'
import { objectEntity, objectLiteral } from '../../domain/claim.ts'
import type { ClaimId, EntityId } from '../../domain/ids.ts'
import type { TraffickingElement } from '../../domain/literal.ts'
import { createAdmission } from '../graph/admit-claim.ts'
import { namesPredicate } from '../graph/names-predicate.ts'
import type { ProjectionInput } from '../graph/network.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import type { Element } from './recruiter-exposure.ts'
import { groundsOf, sortUnique, splitVoices } from './voice.ts'
import type { Voice } from './voice.ts'

/** A claim that an event, or a method that it uses, shows an element. */
export interface ShownElement {
  readonly element: TraffickingElement
  readonly value: string
  readonly voices: readonly Voice[]
}

const SHOWING: ReadonlySet<string> = new Set(['HAS_TRAFFICKING_ELEMENT'])
const USING: ReadonlySet<string> = new Set(['USES_METHOD'])

/**
 * What is told of each event's act, means and purpose. A method counts for the events that are said to use it, and for
 * nobody who is said to work by it in general.
 */
export function collectElements(
  input: ProjectionInput,
  projection: ProjectionParameters,
): ReadonlyMap<EntityId, readonly ShownElement[]> {
  const map = GRADE_WEIGHT_MAPS[projection.gradeWeights]
  const admit = createAdmission(input, { ...projection, contradicted: 'with' })
  const events = new Set(input.entities.filter((one) => one.kind === 'Event').map((one) => one.id))
  const shown = new Map<EntityId, ShownElement[]>()
  const uses: { readonly event: EntityId; readonly method: EntityId }[] = []
  for (const claim of [...input.claims].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    const literal = namesPredicate(input, claim, SHOWING) ? objectLiteral(claim) : null
    const method = namesPredicate(input, claim, USING) && events.has(claim.subject) ? objectEntity(claim) : null
    if (literal === null && method === null) continue
    const admission = admit(claim)
    if (admission.kind === 'refused') continue
    if (method !== null) uses.push({ event: claim.subject, method })
    if (literal?.kind !== 'trafficking-element') continue
    const voices = splitVoices(admission.testimony, map)
    const list = shown.get(claim.subject) ?? []
    shown.set(claim.subject, list)
    list.push({ element: literal.element, value: literal.value, voices })
  }
  const direct = new Map([...shown].map(([id, list]) => [id, [...list]]))
  for (const { event, method } of uses) shown.set(event, [...(shown.get(event) ?? []), ...(direct.get(method) ?? [])])
  return shown
}

/** Claims that contradict one of those given and stand, as far as the input shows. */
export function findAgainst(voices: readonly Voice[], fallen: ReadonlySet<ClaimId>): ClaimId[] {
  return sortUnique(voices.flatMap(({ claim }) => claim.contradictions.filter((id) => !fallen.has(id))))
}

export function listFallen(input: ProjectionInput): ReadonlySet<ClaimId> {
  return new Set(input.claims.filter((one) => one.status !== 'active').map((one) => one.id))
}

/** One element as the claims for it leave it. */
export function judgeElement(
  voices: readonly Voice[],
  values: readonly string[],
  fallen: ReadonlySet<ClaimId>,
  needed = true,
): Element {
  const against = findAgainst(voices, fallen)
  const state = voices.length === 0 ? 'unsourced' : against.length > 0 ? 'contradicted' : 'sourced'
  return { state, needed, values: sortUnique(values), grounds: groundsOf(voices), against }
}
