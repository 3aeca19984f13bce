import { createContext, use } from 'react'

import type { FindingView, ProjectionRequest } from '../../server/contract/analysis.ts'
import type { Job } from '../../server/contract/jobs.ts'

/** What a reader can choose for a run; the clocks come from the view. */
export interface RunOptions {
  readonly seed: number
  readonly nodes: ProjectionRequest['nodes']
  readonly coParticipation: boolean
  readonly include: ProjectionRequest['include']
  readonly gradeWeights: ProjectionRequest['gradeWeights']
  readonly excludedSources: readonly string[]
}

export const DEFAULT_RUN: RunOptions = {
  seed: 1,
  nodes: 'persons-and-groups',
  coParticipation: true,
  include: [],
  gradeWeights: 'even-steps',
  excludedSources: [],
}

export interface AnalysisContextValue {
  readonly options: RunOptions
  readonly setOptions: (options: RunOptions) => void
  /** Results of the run that the view names, once they are there. */
  readonly finding: FindingView | null
  /** The run under way, or null. */
  readonly job: Job | null
  readonly isRunning: boolean
  readonly error: unknown
  readonly start: () => void
  readonly cancel: () => void
}

export const AnalysisContext = createContext<AnalysisContextValue | null>(null)

/** Runs of measures and their results; only below AnalysisProvider. */
export function useAnalysis(): AnalysisContextValue {
  const value = use(AnalysisContext)
  if (value === null) throw new Error('useAnalysis is called outside AnalysisProvider')
  return value
}
