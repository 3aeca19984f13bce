import { ENDPOINTS } from '../contract/endpoints.ts'
import { jobSchema } from '../contract/jobs.ts'
import type { Job } from '../contract/jobs.ts'
import type { ApiClient } from './api-client.ts'
import { CommandError, EXIT } from './exit-codes.ts'

/**
 * Watches a job to its end and calls back with each of its states; aborting cancels it on the server. Rejects with
 * CommandError when the server ends before the job does.
 */
export async function followJob(
  client: ApiClient,
  started: Job,
  signal: AbortSignal,
  onChange: (job: Job) => void,
): Promise<Job> {
  const params = { jobId: started.id }
  const cancel = (): void => {
    client.call(ENDPOINTS.cancelJob, { params }).catch(() => undefined)
  }
  signal.addEventListener('abort', cancel, { once: true })
  if (signal.aborted) cancel()
  try {
    let job = started
    const response = await client.request(ENDPOINTS.watchJob, { params })
    for await (const state of readStates(response)) {
      job = state
      onChange(job)
    }
    if (job.state !== 'running') return job
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  } finally {
    signal.removeEventListener('abort', cancel)
  }
  throw new CommandError(EXIT.unavailable, 'The server ended before the work was done. Run the command again.')
}

/** The states that a stream of server-sent events carries, each event a line `event:` and a line `data:`. */
async function* readStates(response: Response): AsyncGenerator<Job> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of response.body ?? []) {
    const events = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '))
      if (data !== undefined) yield jobSchema.parse(JSON.parse(data.slice('data: '.length)))
    }
  }
}
