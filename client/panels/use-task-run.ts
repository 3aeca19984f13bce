import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

import type { Job } from '../../server/contract/jobs.ts'
import { GatewayError } from '../gateway/gateway-error.ts'
import { findLanguage } from '../i18n/languages.ts'
import type { Clocks } from '../model/run-options.ts'
import type { TaskName } from '../model/view-state.ts'
import { useAskedClocks } from './use-asked-clocks.ts'
import { useJob } from './use-job.ts'
import { useView } from './view-context.ts'

/** One long question: its answer once it is there, and the job that works on the next one. */
export interface TaskRun<T> {
  readonly answer: T | null
  /** Job whose answer is shown, or null. */
  readonly shown: string | null
  /** Clocks at which that job was asked for; null where that is not known any more. */
  readonly asked: Clocks | null
  readonly job: Job | null
  readonly isRunning: boolean
  readonly error: unknown
  readonly start: (send: () => Promise<Job>) => void
  readonly cancel: () => void
}

export interface AnswerQuery {
  readonly jobId: string
  /** ISO 15924 code of the script of labels. */
  readonly script: string
  readonly signal: AbortSignal
}

/** Follows the jobs of one question, and reads the answer of the one that the view names. */
export function useTaskRun<T>(task: TaskName, read: (query: AnswerQuery) => Promise<T>): TaskRun<T> {
  const { view, dispatch } = useView()
  const { i18n } = useTranslation()
  const { script } = findLanguage(i18n.language)
  const shown = view.tasks[task] ?? null
  const asked = useAskedClocks()
  const run = useJob((job) => {
    asked.settle(job.id)
    dispatch({ type: 'show-task', task, job: job.id })
  })
  const query = useQuery({
    queryKey: ['case', view.caseId, 'task', task, shown, script],
    queryFn: ({ signal }) => read({ jobId: shown ?? '', script, signal }),
    enabled: shown !== null,
    placeholderData: keepPreviousData,
  })
  // A run that the program has forgotten, as after a restart, is dropped from the view.
  const isForgotten = query.error instanceof GatewayError && query.error.problem.status === 404
  useEffect(() => {
    if (isForgotten) dispatch({ type: 'show-task', task, job: null })
  }, [isForgotten, task, dispatch])
  return {
    answer: shown === null ? null : (query.data ?? null),
    shown,
    asked: asked.of(shown),
    job: run.job,
    isRunning: run.isRunning,
    error: run.error ?? (isForgotten ? null : query.error),
    start: (send) => {
      asked.note()
      run.start(send)
    },
    cancel: run.cancel,
  }
}
