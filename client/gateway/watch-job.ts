import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import { jobSchema } from '../../server/contract/jobs.ts'
import type { Job } from '../../server/contract/jobs.ts'
import { callEndpoint } from './call-endpoint.ts'
import { buildAddress } from './send-request.ts'

export interface JobWatcher {
  /** Called with each state of the job; the last one is not `running`. */
  readonly onJob: (job: Job) => void
  readonly onError: (error: unknown) => void
}

/**
 * Watches a job until it ends. A connection that breaks is opened again by the browser; one that is refused is
 * replaced by asking for the job once.
 *
 * @returns a function that stops watching; the job itself goes on
 */
export function watchJob(jobId: string, watcher: JobWatcher): () => void {
  const events = new EventSource(buildAddress(ENDPOINTS.watchJob, { params: { jobId } }))
  const stop = (): void => {
    events.close()
  }
  const receive = (job: Job): void => {
    if (job.state !== 'running') stop()
    watcher.onJob(job)
  }
  events.addEventListener('job', (event: MessageEvent<string>) => {
    const job = jobSchema.safeParse(JSON.parse(event.data))
    if (job.success) receive(job.data)
  })
  events.addEventListener('error', () => {
    if (events.readyState !== EventSource.CLOSED) return
    callEndpoint(ENDPOINTS.getJob, { params: { jobId } }).then(receive, watcher.onError)
  })
  return stop
}
