import { useCallback, useEffect, useRef, useState } from 'react'

import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import type { Job } from '../../server/contract/jobs.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { GatewayError } from '../gateway/gateway-error.ts'
import { watchJob } from '../gateway/watch-job.ts'

interface JobState {
  readonly job: Job | null
  readonly isRunning: boolean
  readonly error: unknown
}

export interface JobControl extends JobState {
  /** Starts a job by `send`, and follows it; one already followed is no longer so. */
  readonly start: (send: () => Promise<Job>) => void
  readonly cancel: () => void
  readonly reset: () => void
}

const IDLE: JobState = { job: null, isRunning: false, error: null }

/** Follows one long job at a time from its start to its end. */
export function useJob(onDone: (job: Job) => void): JobControl {
  const [state, setState] = useState<JobState>(IDLE)
  const stop = useRef<(() => void) | null>(null)
  const done = useRef(onDone)
  useEffect(() => {
    done.current = onDone
  })
  useEffect(() => () => stop.current?.(), [])

  const start = useCallback((send: () => Promise<Job>): void => {
    stop.current?.()
    setState({ job: null, isRunning: true, error: null })
    let isWatched = true
    stop.current = () => {
      isWatched = false
    }
    const fail = (error: unknown): void => {
      if (isWatched) setState((last) => ({ ...last, isRunning: false, error }))
    }
    const receive = (job: Job): void => {
      if (!isWatched) return
      setState({ job, isRunning: job.state === 'running', error: explainFailure(job) })
      if (job.state === 'done') done.current(job)
    }
    send().then((job) => {
      if (!isWatched) return
      receive(job)
      if (job.state === 'running') stop.current = watchJob(job.id, { onJob: receive, onError: fail })
    }, fail)
  }, [])

  const { job } = state
  const cancel = useCallback((): void => {
    if (job === null) return
    callEndpoint(ENDPOINTS.cancelJob, { params: { jobId: job.id } }).catch((error: unknown) => {
      setState((last) => ({ ...last, error }))
    })
  }, [job])
  const reset = useCallback((): void => {
    stop.current?.()
    setState(IDLE)
  }, [])
  return { ...state, start, cancel, reset }
}

function explainFailure(job: Job): GatewayError | null {
  return job.state === 'failed' && job.problem !== null ? new GatewayError(job.problem) : null
}
