import type { z } from 'zod'

import type { analysisRequestSchema } from '../contract/analysis.ts'
import type { Job } from '../contract/jobs.ts'
import type { CaseContext } from './case-context.ts'
import type { ApiDependencies } from './dependencies.ts'
import { chooseProjection, readNetworkInput } from './network-input.ts'
import { ApiError } from './problem-of.ts'
import { readClocks } from './read-clocks.ts'
import type { FinishedRun } from './views/finding-view.ts'

/** Resamples behind each rank interval, of each way of resampling. */
const RESAMPLES = 100

/** Starts a run as a job. Throws ApiError for a measure that does not exist. */
export function startAnalysis(
  api: ApiDependencies,
  context: CaseContext,
  request: z.output<typeof analysisRequestSchema>,
  actor: string,
): Job {
  const known = new Set(api.measures.map((measure) => measure.id))
  const unknown = request.measures.find((id) => !known.has(id))
  if (unknown !== undefined) {
    throw new ApiError(400, 'unknown-measure', `There is no measure "${unknown}". Use: ${[...known].join(', ')}.`)
  }
  return api.jobs.start<FinishedRun>({
    kind: 'analysis',
    caseId: context.info.id,
    resultPath: (id) => `/api/jobs/${id}/finding`,
    run: async (report, signal) => {
      report('reading', 0, 0)
      const input = await readNetworkInput(api.store, context, request.projection)
      const started = performance.now()
      const result = await api.runAnalysis(
        {
          input,
          clocks: readClocks(request.projection),
          projection: chooseProjection(request.projection, api.defaultProjection),
          measures: [...new Set(request.measures)].map((id) => ({ id })),
          seed: request.seed,
          stability: { resamples: RESAMPLES },
          version: api.version,
        },
        {
          signal,
          onProgress: (done, total) => {
            report('computing', done, total)
          },
        },
      )
      const durationMs = performance.now() - started
      await logRun(api, context, actor, result.finding.manifest.inputHash, request)
      return { ...result, request: request.projection, durationMs }
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
