import type { ClaimId, EntityId } from '../../domain/ids.ts'
import type { Exclusions } from '../graph/network.ts'
import type { StructuralLeads } from './structural-leads.ts'
import type { Grounds } from './voice.ts'

/** Contradicted as soon as one claim for it is, by a claim that stands; both sides are listed. */
export type ElementState = 'sourced' | 'unsourced' | 'contradicted'

/** One element of trafficking in persons (Palermo protocol, art. 3). */
export interface Element {
  readonly state: ElementState
  /** False for the means where the victim was a child (art. 3(c)). */
  readonly needed: boolean
  /** What the claims name, sorted: deception, forced-labour. */
  readonly values: readonly string[]
  readonly grounds: Grounds
  readonly against: readonly ClaimId[]
}

/** What is told of one person recruiting one victim. */
export interface RecruitingAct {
  /** Null where nobody is identified. */
  readonly victim: EntityId | null
  /** Reasons to believe that the victim was under eighteen then. */
  readonly child: boolean
  readonly minority: readonly ClaimId[]
  readonly events: readonly EntityId[]
  /** Claims that name the person in the act. */
  readonly naming: Grounds
  readonly act: Element
  readonly means: Element
  readonly purpose: Element
  /** How many of the three are sourced, means that are not needed among them. A count of what is told, no score. */
  readonly sourced: number
  /** How many origins stand behind those. */
  readonly origins: number
}

export interface Recruiter {
  readonly id: EntityId
  /** From the act with most elements sourced by most origins on. */
  readonly acts: readonly RecruitingAct[]
}

export interface GroupRecruit {
  readonly id: EntityId
  /** `not-told`: recruited, and for what is not said. */
  readonly kind: 'group' | 'not-told'
  readonly grounds: Grounds
  readonly against: readonly ClaimId[]
}

/** A victim who is said to have recruited: possible non-punishment (Directive 2011/36/EU, art. 8). */
export interface NonPunishment {
  readonly id: EntityId
  readonly naming: Grounds
  readonly victim: Grounds
}

/** Who is said to have recruited whom: plain data, the same for the same input to the last bit. */
export interface RecruiterExposure {
  /** By the first act of each, equals by id. */
  readonly recruiters: readonly Recruiter[]
  /** Recruitment into a group, by id. */
  readonly groupRecruiters: readonly { readonly id: EntityId; readonly recruits: readonly GroupRecruit[] }[]
  /** By id, in no rank. */
  readonly nonPunishment: readonly NonPunishment[]
  /** Groups named in a recruiting act, by id; it passes to no individual. */
  readonly groups: readonly { readonly id: EntityId; readonly grounds: Grounds }[]
  readonly notListed: { readonly ungraded: number; readonly protected: number }
  readonly leads: StructuralLeads
  readonly excluded: Exclusions
  readonly ungraded: boolean
}
