import type { z } from 'zod'

import type { analysisRequestSchema } from '../contract/analysis.ts'
import { findMeasureFault } from '../contract/find-measure-fault.ts'
import type { Job } from '../contract/jobs.ts'
import type { CaseContext } from './case-context.ts'
import type { ApiDependencies } from './dependencies.ts'
import { chooseProjection, readNetworkInput } from './network-input.ts'
import { ApiError } from './problem-of.ts'
import { readClocks } from './read-clocks.ts'
import type { FinishedRun } from './views/finding-view.ts'

/** Starts a run as a job. Throws ApiError for a measure or a parameter that does not exist. */
export function startAnalysis(
  api: ApiDependencies,
  context: CaseContext,
  request: z.output<typeof analysisRequestSchema>,
  actor: string,
): Job {
  const fault = findMeasureFault(api.measures, request.measures, request.parameters)
  if (fault !== null) throw new ApiError(400, fault.kind, fault.message)
  return api.jobs.start<FinishedRun>({
    kind: 'analysis',
    caseId: context.info.id,
    resultPath: (id) => `/api/jobs/${id}/finding`,
    run: async (report, signal) => {
      report('reading', 0, 0)
      const projection = chooseProjection(request.projection, api.defaultProjection)
      const input = await readNetworkInput(api.store, context, request.projection, projection)
      const started = performance.now()
      const result = await api.runTask(
        'analyse',
        {
          input,
          clocks: readClocks(request.projection),
          projection,
          measures: [...new Set(request.measures)].map((id) => ({ id, parameters: request.parameters[id] ?? {} })),
          seed: request.seed,
          stability: request.resamples === 0 ? null : { resamples: request.resamples },
          version: api.version,
        },
        { signal, onProgress: report },
      )
      const durationMs = performance.now() - started
      await logRun(api, context, actor, result.finding.manifest.inputHash, request)
      return { ...result, request: request.projection, resamplesWanted: request.resamples, durationMs }
    },
  })
}

async function logRun(
  { store }: ApiDependencies,
  context: CaseContext,
  actor: string,
  inputHash: string,
  request: z.output<typeof analysisRequestSchema>,
): Promise<void> {
  await store.appendLog({
    action: 'analysed',
    caseId: context.info.id,
    actor,
    purpose: null,
    detail: { measures: request.measures.join(','), seed: request.seed, inputHash },
  })
}
