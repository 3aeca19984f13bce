import type { Router } from 'express'

import { ENDPOINTS } from '../../contract/endpoints.ts'
import type { Job } from '../../contract/jobs.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { mount, mountRaw } from '../mount.ts'
import { ApiError } from '../problem-of.ts'

/** How often a stream of events says that it is alive, in milliseconds: some readers give up a silent one. */
const HEARTBEAT_MS = 20_000

/** Long work: its state, its progress as server-sent events, its end. */
export function mountJobRoutes(router: Router, { jobs }: ApiDependencies): void {
  mount(router, ENDPOINTS.getJob, ({ params }) => jobs.find(params.jobId) ?? unknown(params.jobId))
  mount(router, ENDPOINTS.cancelJob, ({ params }) => jobs.cancel(params.jobId) ?? unknown(params.jobId))

  mountRaw(router, ENDPOINTS.watchJob, ({ params, response }) => {
    if (jobs.find(params.jobId) === null) unknown(params.jobId)
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache, no-transform' })
    const send = (job: Job): void => {
      response.write(`event: job\ndata: ${JSON.stringify(job)}\n\n`)
      if (job.state !== 'running') response.end()
    }
    const stop = jobs.watch(params.jobId, send)
    const heartbeat = setInterval(() => response.write(': alive\n\n'), HEARTBEAT_MS)
    response.on('close', () => {
      clearInterval(heartbeat)
      stop?.()
    })
  })
}

function unknown(id: string): never {
  throw new ApiError(404, 'unknown-job', `There is no job "${id}"; jobs are kept until the program stops.`)
}
