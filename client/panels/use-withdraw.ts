import { WITHDRAWAL_ENDPOINTS } from '../../server/contract/withdrawal-endpoints.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { buildProjection } from '../model/run-options.ts'
import { useAnalysis } from './analysis-context.ts'
import { useTasks } from './tasks-context.ts'
import { useCaseId } from './use-case-data.ts'
import { useView } from './view-context.ts'

/** Asks what falls without one source, and opens the panel that says so. */
export function useWithdraw(): (source: string) => void {
  const caseId = useCaseId()
  const { view, dispatch } = useView()
  const { options } = useAnalysis()
  const { withdrawal, keepPlace } = useTasks()
  return (source) => {
    const { seed } = options
    const body = { sources: [source], seed, projection: buildProjection(options, view) }
    keepPlace('withdrawal.source', source)
    withdrawal.start(() => callEndpoint(WITHDRAWAL_ENDPOINTS.startWithdrawal, { params: { caseId }, body }))
    if (view.dock !== 'withdrawal') dispatch({ type: 'toggle-dock', dock: 'withdrawal' })
  }
}
