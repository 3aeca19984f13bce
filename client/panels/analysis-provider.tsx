import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { GatewayError } from '../gateway/gateway-error.ts'
import { findLanguage } from '../i18n/languages.ts'
import { chooseMeasures, listOffered } from '../model/measure-groups.ts'
import { buildRequest, DEFAULT_RUN } from '../model/run-options.ts'
import type { RunOptions } from '../model/run-options.ts'
import { AnalysisContext } from './analysis-context.ts'
import { useAskedClocks } from './use-asked-clocks.ts'
import { useJob } from './use-job.ts'
import { useView } from './view-context.ts'

/** Starts runs, follows them, and fetches the results of the one that the view names. */
export function AnalysisProvider({ children }: { readonly children: React.ReactNode }): React.JSX.Element {
  const { view, dispatch } = useView()
  const [options, setOptions] = useState<RunOptions>(DEFAULT_RUN)
  const asked = useAskedClocks()
  const run = useJob((job) => {
    asked.settle(job.id)
    dispatch({ type: 'show-run', run: job.id })
  })
  const finding = useFinding()
  const { caseId } = view
  const start = (): void => {
    if (caseId === null) return
    asked.note()
    run.start(async () => {
      const known = await callEndpoint(ENDPOINTS.listMeasures, {})
      const body = buildRequest(chooseMeasures(listOffered(known.measures), view.measures), options, view)
      return callEndpoint(ENDPOINTS.startAnalysis, { params: { caseId }, body })
    })
  }
  const value = {
    options,
    setOptions,
    finding: finding.data,
    asked: asked.of(view.run),
    job: run.job,
    isRunning: run.isRunning,
    error: run.error ?? finding.error,
    start,
    cancel: run.cancel,
  }
  return <AnalysisContext value={value}>{children}</AnalysisContext>
}

/** The view's finding; a run that the program has forgotten, as after a restart, is dropped from the view. */
function useFinding(): { readonly data: FindingView | null; readonly error: unknown } {
  const { view, dispatch } = useView()
  const { i18n } = useTranslation()
  const { script } = findLanguage(i18n.language)
  const { caseId, run } = view
  const query = useQuery({
    queryKey: ['case', caseId, 'finding', run, script],
    queryFn: ({ signal }) =>
      callEndpoint(ENDPOINTS.getFinding, { params: { jobId: run ?? '' }, query: { script }, signal }),
    enabled: run !== null,
    placeholderData: keepPreviousData,
  })
  const isForgotten = query.error instanceof GatewayError && query.error.problem.status === 404
  useEffect(() => {
    if (isForgotten) dispatch({ type: 'show-run', run: null })
  }, [isForgotten, dispatch])
  return { data: run === null ? null : (query.data ?? null), error: isForgotten ? null : query.error }
}
