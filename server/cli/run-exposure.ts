import type { ClaimView } from '../contract/claims.ts'
import { ENDPOINTS } from '../contract/endpoints.ts'
import type { Job } from '../contract/jobs.ts'
import { ProblemError } from './api-client.ts'
import type { ApiClient } from './api-client.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { followJob } from './follow-job.ts'
import { createProgressLine } from './show-progress.ts'
import type { Terminal } from './terminal.ts'

/** Follows a run to its end. Rejects with CommandError when cancelled and with ProblemError when it failed. */
export async function finishRun(
  client: ApiClient,
  terminal: Terminal,
  started: Job,
  signal: AbortSignal,
): Promise<Job> {
  const progress = createProgressLine(terminal)
  try {
    const job = await followJob(client, started, signal, ({ state, phase, done, total }) => {
      if (state === 'running') progress.show(phase, done, total)
    })
    if (job.state === 'cancelled') throw new CommandError(EXIT.interrupted, 'Cancelled; nothing was written.')
    if (job.problem !== null) throw new ProblemError(job.problem)
    return job
  } finally {
    progress.clear()
  }
}

/** The claims with their sentences behind what a run says of each of some people, one after the other. */
export async function readQuotes(
  client: ApiClient,
  jobId: string,
  people: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly ClaimView[]>> {
  const quotes = new Map<string, readonly ClaimView[]>()
  for (const person of new Set(people)) {
    const query = { person }
    const { claims } = await client.call(ENDPOINTS.listExposureClaims, { params: { jobId }, query, signal })
    quotes.set(person, claims)
  }
  return quotes
}
