import type { z } from 'zod'

import type { analysisRequestSchema } from '../contract/analysis.ts'
import { findMeasureFault } from '../contract/find-measure-fault.ts'
import type { Job } from '../contract/jobs.ts'
import type { CaseContext } from './case-context.ts'
import type { ApiDependencies } from './dependencies.ts'
import { ApiError } from './problem-of.ts'
import { startTask } from './start-task.ts'
import type { FinishedTask } from './start-task.ts'
import type { FinishedRun } from './views/finding-view.ts'

/** Starts a run of measures as a job. Throws ApiError for a measure or a parameter that does not exist. */
export function startAnalysis(
  api: ApiDependencies,
  context: CaseContext,
  request: z.output<typeof analysisRequestSchema>,
  actor: string,
): Job {
  const { measures, parameters, seed, resamples } = request
  const fault = findMeasureFault(api.measures, measures, parameters)
  if (fault !== null) throw new ApiError(400, fault.kind, fault.message)
  return startTask(api, context, {
    task: 'analyse',
    actor,
    projection: request.projection,
    parameters: {
      measures: [...new Set(measures)].map((id) => ({ id, parameters: parameters[id] ?? {} })),
      seed,
      ...(request.backend === 'own' ? {} : { backend: request.backend }),
      stability: resamples === 0 ? null : { resamples },
    },
    resultPath: (id) => `/api/jobs/${id}/finding`,
    logDetail: { measures: measures.join(','), seed },
  })
}

/** A finished run of measures as its view takes it. */
export function toFinishedRun({ result, request, durationMs }: FinishedTask<'analyse'>): FinishedRun {
  return { ...result, request, resamplesWanted: result.finding.manifest.stability?.resamples ?? 0, durationMs }
}
