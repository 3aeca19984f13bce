import { createContext, use } from 'react'

import type { FindingView } from '../../server/contract/analysis.ts'
import type { Job } from '../../server/contract/jobs.ts'
import type { Clocks, RunOptions } from '../model/run-options.ts'

export interface AnalysisContextValue {
  readonly options: RunOptions
  readonly setOptions: (options: RunOptions) => void
  /** Results of the run that the view names, once they are there. */
  readonly finding: FindingView | null
  /** Clocks at which that run was asked for; null where that is not known any more. */
  readonly asked: Clocks | null
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
