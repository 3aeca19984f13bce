import type { AnalysisRequest, FindingView } from '../contract/analysis.ts'
import { ENDPOINTS } from '../contract/endpoints.ts'
import { ProblemError } from './api-client.ts'
import type { ApiClient } from './api-client.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { tabulateFinding } from './finding-table.ts'
import { followJob } from './follow-job.ts'
import { refuseUndefined } from './refuse-undefined.ts'
import { createProgressLine } from './show-progress.ts'
import type { Terminal } from './terminal.ts'
import { tabulateTies } from './tie-table.ts'
import { writeCsv } from './write-csv.ts'
import { writeWhole } from './write-whole.ts'

export interface AnalyseFiles {
  readonly out: string
  /** Edge list of the network; null where none is wanted. */
  readonly ties: string | null
}

/**
 * Runs measures as a job of the server and writes what they found, or nothing. Aborting cancels the job. Rejects with
 * CommandError, also for measures that are not defined on the network, and with ProblemError.
 */
export async function runAnalyse(
  client: ApiClient,
  terminal: Terminal,
  caseId: string,
  request: AnalysisRequest,
  files: AnalyseFiles,
  signal: AbortSignal,
): Promise<FindingView> {
  const finding = await compute(client, terminal, caseId, request, signal)
  refuseUndefined(finding.undefined, finding.manifest.measures)
  const tables = [{ path: files.out, text: writeCsv(tabulateFinding(finding)) }]
  if (files.ties !== null) tables.push({ path: files.ties, text: writeCsv(tabulateTies(finding)) })
  await writeWhole(tables, signal)
  return finding
}

async function compute(
  client: ApiClient,
  terminal: Terminal,
  caseId: string,
  request: AnalysisRequest,
  signal: AbortSignal,
): Promise<FindingView> {
  const progress = createProgressLine(terminal)
  try {
    const started = await client.call(ENDPOINTS.startAnalysis, { params: { caseId }, body: request })
    const job = await followJob(client, started, signal, ({ state, phase, done, total }) => {
      if (state === 'running') progress.show(phase, done, total)
    })
    if (job.state === 'cancelled') throw new CommandError(EXIT.interrupted, 'Cancelled; nothing was written.')
    if (job.problem !== null) throw new ProblemError(job.problem)
    return await client.call(ENDPOINTS.getFinding, { params: { jobId: job.id } })
  } finally {
    progress.clear()
  }
}
