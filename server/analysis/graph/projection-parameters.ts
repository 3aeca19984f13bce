import type { Subkind } from '../../domain/entity.ts'
import { GRADE_WEIGHT_MAP_IDS } from '../../domain/grade-weights.ts'
import type { GradeWeightMapId } from '../../domain/grade-weights.ts'
import type { SourceId } from '../../domain/ids.ts'

/** Name of the projection, part of every manifest; a change of its rules changes the number. */
export const PROJECTION_NAME = 'claims-to-ties/1'

/**
 * `persons`: people one by one. `persons-and-groups`: also unidentified people and criminal groups, each a node of its
 * own that stands for no individual.
 */
export type NodeSelection = 'persons' | 'persons-and-groups'

/** What a reader chooses about the network; everything else about it is fixed by the projection's name. */
export interface ProjectionParameters {
  readonly nodes: NodeSelection
  /** Predicates that tie two nodes directly; a predicate that a case adds counts under its parent. */
  readonly directPredicates: readonly string[]
  /** Whether those who took part in the same event are tied, 1/(k−1) a pair among k nodes of the network. */
  readonly coParticipation: boolean
  /** Events of these kinds tie nobody. */
  readonly excludedEventSubkinds: readonly Subkind[]
  readonly includeSuspected: boolean
  readonly includeImplied: boolean
  readonly includeGeneric: boolean
  readonly includeAssessments: boolean
  /** The convention that turns grades into weights. */
  readonly gradeWeights: GradeWeightMapId
  /** A claim counts from a source only if it weighs this much, in [0, 1]; what weighs nothing never counts. */
  readonly minimumWeight: number
  /** Sources left aside as if the case did not have them. */
  readonly excludedSources: readonly SourceId[]
  /** Whether claims count that a standing claim contradicts; a careful reader computes both. */
  readonly contradicted: 'with' | 'without'
}

/** The projection that a case opens with. */
export const DEFAULT_PROJECTION: ProjectionParameters = {
  nodes: 'persons-and-groups',
  directPredicates: [
    'MEMBER_OF',
    'LEADS',
    'SUBGROUP_OF',
    'BRANCH_OF',
    'RECRUITED',
    'COMMUNICATED_WITH',
    'TRANSFERRED',
    'ASSOCIATED_WITH',
    'KIN_OF',
    'PARENT_OF',
    'GUARDED',
  ],
  coParticipation: true,
  excludedEventSubkinds: [
    'arrest',
    'police-operation',
    'custody',
    'hearing',
    'statement',
    'report',
    'investigation',
    'policy',
    'assistance',
    'family-occasion',
  ],
  includeSuspected: false,
  includeImplied: false,
  includeGeneric: false,
  includeAssessments: false,
  gradeWeights: 'even-steps',
  minimumWeight: 0,
  excludedSources: [],
  contradicted: 'with',
}

/** A parameter of a projection or a measure that is out of its range. */
export class InvalidParameterError extends Error {
  override readonly name = 'InvalidParameterError'
}

/** Throws InvalidParameterError for a weight outside [0, 1] or a grade map that does not ship. */
export function checkProjection(parameters: ProjectionParameters): void {
  const { minimumWeight, gradeWeights } = parameters
  if (!(minimumWeight >= 0 && minimumWeight <= 1)) {
    throw new InvalidParameterError(`minimumWeight is ${minimumWeight}; it must lie in [0, 1]`)
  }
  if (!GRADE_WEIGHT_MAP_IDS.includes(gradeWeights)) {
    throw new InvalidParameterError(`"${gradeWeights}" is no grade weight map`)
  }
}
