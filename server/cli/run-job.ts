import type { Job } from '../contract/jobs.ts'
import type { Problem } from '../contract/problem.ts'
import type { ApiClient } from './api-client.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { followJob } from './follow-job.ts'
import type { Terminal } from './terminal.ts'

/** Follows a job to its end, showing its progress under a title. Rejects with CommandError when the server ends. */
export async function watchJob(
  client: ApiClient,
  terminal: Terminal,
  title: string,
  started: Job,
  signal: AbortSignal,
): Promise<Job> {
  let phase = ''
  try {
    return await followJob(client, started, signal, (job) => {
      if (job.state === 'running' && job.phase !== phase && job.phase !== 'started')
        terminal.tellStep(`${title}: ${job.phase} …`)
      phase = job.phase
      const share =
        job.total > 0 ? ` ${Math.floor((100 * job.done) / job.total)} %` : job.done > 0 ? ` ${job.done}` : ''
      terminal.showProgress(`${title}: ${job.phase}${share}`)
    })
  } finally {
    terminal.clearProgress()
  }
}

/** Runs a job to its end; a job that fails or is cancelled is a CommandError. */
export async function runJob(
  client: ApiClient,
  terminal: Terminal,
  title: string,
  started: Job,
  signal: AbortSignal,
): Promise<Job> {
  const job = await watchJob(client, terminal, title, started, signal)
  if (job.state === 'done') return job
  if (job.state === 'cancelled') throw new CommandError(EXIT.interrupted, `${title}: cancelled.`)
  throw new CommandError(exitOf(job.problem), `${title}: ${job.problem?.detail ?? 'failed'}`, listPlaces(job.problem))
}

/** What is wrong with a file, a line a place. */
export function listPlaces(problem: Problem | null): string[] {
  return (problem?.problems ?? []).map((one) => {
    const place = [one.file, one.line, one.column].filter((part) => part !== null).join(':')
    return `  ${place}${one.field === null ? '' : ` ${one.field}`}: ${one.message}`
  })
}

/** Exit code of a problem: what the server or the disk is at fault for is no fault of the input. */
export function exitOf(problem: Problem | null): number {
  const status = problem?.status ?? 500
  if (status === 404) return EXIT.notFound
  if (status === 503) return EXIT.unavailable
  return status >= 500 ? EXIT.failed : EXIT.refused
}
