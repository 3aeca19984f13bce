import { createContext, use } from 'react'

import type { BranchFindingView, RecruiterFindingView } from '../../server/contract/exposure.ts'
import type { DisruptionFinding } from '../../server/contract/disruption.ts'
import type { WithdrawalView } from '../../server/contract/withdrawal.ts'
import type { TaskRun } from './use-task-run.ts'

/** Least that must hold before contacts point to a branch. */
export interface BranchThresholds {
  readonly margin: number
  readonly minDays: number
  readonly minMembers: number
  readonly minOrigins: number
}

export interface TasksContextValue {
  readonly branches: TaskRun<BranchFindingView>
  readonly recruiters: TaskRun<RecruiterFindingView>
  readonly withdrawal: TaskRun<WithdrawalView>
  readonly disruption: TaskRun<DisruptionFinding>
  readonly thresholds: BranchThresholds
  readonly setThresholds: (thresholds: BranchThresholds) => void
  /** What was open where, so that the way back from a source leads to the same sentence. */
  readonly places: Readonly<Record<string, string | null>>
  readonly keepPlace: (name: string, value: string | null) => void
}

export const TasksContext = createContext<TasksContextValue | null>(null)

/** Long questions and their answers; only below TasksProvider. */
export function useTasks(): TasksContextValue {
  const value = use(TasksContext)
  if (value === null) throw new Error('useTasks is called outside TasksProvider')
  return value
}

/** A state that outlives its panel for as long as the case is open. */
export function usePlace(name: string): readonly [string | null, (value: string | null) => void] {
  const { places, keepPlace } = useTasks()
  return [
    places[name] ?? null,
    (value) => {
      keepPlace(name, value)
    },
  ]
}
