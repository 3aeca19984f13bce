import type { AnalysisRequest } from '../contract/analysis.ts'
import { ENDPOINTS } from '../contract/endpoints.ts'
import { ProblemError } from './api-client.ts'
import type { ApiClient } from './api-client.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { documentFinding } from './finding-document.ts'
import type { AnalyseOutcome } from './finding-document.ts'
import { tabulateFinding } from './finding-table.ts'
import { followJob } from './follow-job.ts'
import { refuseUndefined } from './refuse-undefined.ts'
import { createProgressLine } from './show-progress.ts'
import type { Terminal } from './terminal.ts'
import { tabulateStability } from './stability-table.ts'
import { tabulateTies } from './tie-table.ts'
import { writeCsv } from './write-csv.ts'
import { writeWhole } from './write-whole.ts'

export interface AnalyseFiles {
  readonly out: string
  /** Edge list of the network; null where none is wanted. */
  readonly ties: string | null
  /** How firm each rank is, by way of resampling; null where no such table is wanted. */
  readonly stability?: string | null
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
): Promise<AnalyseOutcome> {
  const outcome = await compute(client, terminal, caseId, request, signal)
  const { finding } = outcome
  refuseUndefined(finding.undefined, finding.manifest.measures)
  const tables = [{ path: files.out, text: writeOut(outcome, files) }]
  if (files.ties !== null) tables.push({ path: files.ties, text: writeCsv(tabulateTies(finding)) })
  const { stability = null } = files
  if (stability !== null) tables.push({ path: stability, text: writeCsv(tabulateStability(finding)) })
  await writeWhole(tables, signal)
  return outcome
}

/** The table, or the whole run where the file is called `.json`. */
function writeOut(outcome: AnalyseOutcome, { out, ties }: AnalyseFiles): string {
  if (!out.toLowerCase().endsWith('.json')) return writeCsv(tabulateFinding(outcome.finding))
  return `${JSON.stringify(documentFinding(outcome, { file: out, ties }))}\n`
}

async function compute(
  client: ApiClient,
  terminal: Terminal,
  caseId: string,
  request: AnalysisRequest,
  signal: AbortSignal,
): Promise<AnalyseOutcome> {
  const progress = createProgressLine(terminal)
  try {
    const started = await client.call(ENDPOINTS.startAnalysis, { params: { caseId }, body: request })
    const job = await followJob(client, started, signal, ({ state, phase, done, total }) => {
      if (state === 'running') progress.show(phase, done, total)
    })
    if (job.state === 'cancelled') throw new CommandError(EXIT.interrupted, 'Cancelled; nothing was written.')
    if (job.problem !== null) throw new ProblemError(job.problem)
    const finding = await client.call(ENDPOINTS.getFinding, { params: { jobId: job.id } })
    return { finding, id: job.finding ?? null }
  } finally {
    progress.clear()
  }
}
