import { GRADE_WEIGHT_MAPS } from '../../domain/grade-weights.ts'
import type { GradeWeightMapId } from '../../domain/grade-weights.ts'
import { buildTies } from './build-ties.ts'
import { collectEvidence } from './collect-evidence.ts'
import type { Evidence } from './collect-evidence.ts'
import type { Network, ProjectionInput } from './network.ts'
import { checkProjection } from './projection-parameters.ts'
import type { ProjectionParameters } from './projection-parameters.ts'
import { resolveMemberships } from './resolve-memberships.ts'

/**
 * Turns claims into a network of people and, if asked, of groups as such; docs/projection.md says how in plain words.
 * Protected people, public bodies, organisations, places, events and things are no nodes, so no path leads through
 * them. Throws InvalidParameterError.
 */
export function projectNetwork(input: ProjectionInput, parameters: ProjectionParameters): Network {
  checkProjection(parameters)
  return buildNetwork(collectEvidence(input, parameters), parameters.gradeWeights)
}

/** Adds evidence that was collected before up into a network. */
export function buildNetwork(evidence: Evidence, gradeWeights: GradeWeightMapId): Network {
  const ties = buildTies(evidence, GRADE_WEIGHT_MAPS[gradeWeights])
  return {
    nodes: evidence.nodes,
    ties,
    ungraded: ties.some((tie) => tie.ungraded),
    excluded: evidence.excluded,
    ...resolveMemberships(evidence.membership),
  }
}
