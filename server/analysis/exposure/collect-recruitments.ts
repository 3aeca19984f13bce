import { GRADE_WEIGHT_MAPS } from '../../domain/grade-weights.ts'
import { objectEntity } from '../../domain/claim.ts'
import type { EntityId } from '../../domain/ids.ts'
import { readRecruitmentKind } from '../../domain/recruitment.ts'
import type { RecruitmentKind } from '../../domain/recruitment.ts'
import { createAdmission } from '../graph/admit-claim.ts'
import { namesPredicate } from '../graph/names-predicate.ts'
import type { ProjectionInput } from '../graph/network.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import { isOffendingRole, isRecruitingRole, isVictimRole } from './offence-role.ts'
import { splitVoices } from './voice.ts'
import type { Voice } from './voice.ts'

/** A claim that somebody recruited: somebody, or in an event. */
export interface Naming {
  readonly recruiter: EntityId
  /** Null where the claim names an event only. */
  readonly recruit: EntityId | null
  readonly event: EntityId | null
  readonly kind: RecruitmentKind
  readonly voices: readonly Voice[]
}

/** Somebody's part in an event. */
export interface Part {
  readonly person: EntityId
  readonly event: EntityId
  readonly voices: readonly Voice[]
}

/** All that is told of recruiting, as far as it counts by the projection's rules. */
export interface Recruitments {
  readonly namings: readonly Naming[]
  /** Who committed what an event is. */
  readonly offending: readonly Part[]
  /** Who suffered it. */
  readonly suffering: readonly Part[]
}

const RECRUITED: ReadonlySet<string> = new Set(['RECRUITED'])
const TAKING_PART: ReadonlySet<string> = new Set(['PARTICIPATED_IN'])
const SUFFERED: ReadonlySet<string> = new Set(['VICTIM_OF'])

/** Reads claims in the order of their ids. Contradicted ones are among them: that is told, not hidden. */
export function collectRecruitments(input: ProjectionInput, projection: ProjectionParameters): Recruitments {
  const map = GRADE_WEIGHT_MAPS[projection.gradeWeights]
  const admit = createAdmission(input, { ...projection, contradicted: 'with' })
  const events = new Set(input.entities.filter((one) => one.kind === 'Event').map((one) => one.id))
  const [namings, offending, suffering]: [Naming[], Part[], Part[]] = [[], [], []]
  for (const claim of [...input.claims].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    const { subject, role } = claim
    const object = objectEntity(claim)
    const isTelling = [RECRUITED, TAKING_PART, SUFFERED].some((listed) => namesPredicate(input, claim, listed))
    const admission = object === null || !isTelling ? null : admit(claim)
    if (object === null || admission?.kind !== 'admitted') continue
    const voices = splitVoices(admission.testimony, map)
    if (namesPredicate(input, claim, RECRUITED)) {
      namings.push({ recruiter: subject, recruit: object, event: null, kind: readRecruitmentKind(role), voices })
      continue
    }
    if (!events.has(object)) continue
    const part = { person: subject, event: object, voices }
    if (namesPredicate(input, claim, SUFFERED) || isVictimRole(role)) suffering.push(part)
    else if (isOffendingRole(role) || isRecruitingRole(role)) offending.push(part)
    if (namesPredicate(input, claim, TAKING_PART) && isRecruitingRole(role)) {
      namings.push({ recruiter: subject, recruit: null, event: object, kind: 'exploitation', voices })
    }
  }
  return { namings, offending, suffering }
}
