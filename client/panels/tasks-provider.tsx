import { useState } from 'react'

import { DISRUPTION_ENDPOINTS } from '../../server/contract/disruption-endpoints.ts'
import { EXPOSURE_ENDPOINTS } from '../../server/contract/exposure-endpoints.ts'
import { WITHDRAWAL_ENDPOINTS } from '../../server/contract/withdrawal-endpoints.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { TasksContext } from './tasks-context.ts'
import type { BranchThresholds } from './tasks-context.ts'
import { useTaskRun } from './use-task-run.ts'

const USUAL_THRESHOLDS: BranchThresholds = { margin: 0.3, minDays: 2, minMembers: 2, minOrigins: 2 }

/** Keeps long questions going while their panels are folded away, and what was open in them. */
export function TasksProvider({ children }: { readonly children: React.ReactNode }): React.JSX.Element {
  const [thresholds, setThresholds] = useState(USUAL_THRESHOLDS)
  const [places, setPlaces] = useState<Readonly<Record<string, string | null>>>({})
  const branches = useTaskRun('branches', ({ jobId, script, signal }) =>
    callEndpoint(EXPOSURE_ENDPOINTS.getBranches, { params: { jobId }, query: { script }, signal }),
  )
  const recruiters = useTaskRun('recruiters', ({ jobId, script, signal }) =>
    callEndpoint(EXPOSURE_ENDPOINTS.getRecruiters, { params: { jobId }, query: { script }, signal }),
  )
  const withdrawal = useTaskRun('withdrawal', ({ jobId, script, signal }) =>
    callEndpoint(WITHDRAWAL_ENDPOINTS.getWithdrawal, { params: { jobId }, query: { script }, signal }),
  )
  const disruption = useTaskRun('disruption', ({ jobId, script, signal }) =>
    callEndpoint(DISRUPTION_ENDPOINTS.getDisruption, { params: { jobId }, query: { script }, signal }),
  )
  const keepPlace = (name: string, value: string | null): void => {
    setPlaces((last) => ({ ...last, [name]: value }))
  }
  return (
    <TasksContext
      value={{ branches, recruiters, withdrawal, disruption, thresholds, setThresholds, places, keepPlace }}
    >
      {children}
    </TasksContext>
  )
}
