import type { AnalysisRequest, ProjectionRequest } from '../../server/contract/analysis.ts'
import { USUAL_RESAMPLES } from '../../server/contract/stability.ts'

/** What a reader can choose for a run, its measures apart; the clocks come from the view. */
export interface RunOptions {
  readonly seed: number
  readonly resamples: number
  readonly nodes: ProjectionRequest['nodes']
  readonly coParticipation: boolean
  readonly include: ProjectionRequest['include']
  readonly gradeWeights: ProjectionRequest['gradeWeights']
  readonly excludedSources: readonly string[]
  readonly minimumWeight: number
  readonly contradicted: ProjectionRequest['contradicted']
}

export const DEFAULT_RUN: RunOptions = {
  seed: 1,
  resamples: USUAL_RESAMPLES,
  nodes: 'persons-and-groups',
  coParticipation: true,
  include: [],
  gradeWeights: 'even-steps',
  excludedSources: [],
  minimumWeight: 0,
  contradicted: 'with',
}

export type PeopleProjection = Omit<ProjectionRequest, 'nodes'>

export interface Clocks {
  readonly asAt: string | null
  readonly knownAt: string | null
}

/** What the server is asked to run. */
export function buildRequest(measures: readonly string[], options: RunOptions, clocks: Clocks): AnalysisRequest {
  const { seed, resamples } = options
  return { measures: [...measures], seed, resamples, projection: buildProjection(options, clocks) }
}

/** The projection of questions about the network that is measured. */
export function buildProjection(options: RunOptions, clocks: Clocks): ProjectionRequest {
  return { nodes: options.nodes, ...buildPeopleProjection(options, clocks) }
}

/** The projection of questions about people one by one, whatever is said of groups of them. */
export function buildPeopleProjection(options: RunOptions, clocks: Clocks): PeopleProjection {
  const { coParticipation, gradeWeights, minimumWeight, contradicted } = options
  return {
    coParticipation,
    gradeWeights,
    minimumWeight,
    contradicted,
    include: [...options.include],
    excludedSources: [...options.excludedSources],
    ...(clocks.asAt === null ? {} : { asAt: clocks.asAt }),
    ...(clocks.knownAt === null ? {} : { knownAt: clocks.knownAt }),
  }
}
