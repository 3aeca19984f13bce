import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import type { ExportRequest } from '../../server/contract/cases.ts'
import { jobSchema } from '../../server/contract/jobs.ts'
import type { Job } from '../../server/contract/jobs.ts'
import { sendRequest } from './send-request.ts'

/**
 * Sends a case file to be imported.
 *
 * @param caseName case to import into; null takes the file's own name
 * @returns the job to watch
 */
export async function uploadCaseFile(file: File, caseName: string | null, signal: AbortSignal): Promise<Job> {
  const response = await sendRequest(ENDPOINTS.startImport, {
    ...(caseName === null ? {} : { query: { case: caseName } }),
    payload: { type: 'application/zip', content: file },
    signal,
  })
  return jobSchema.parse(await response.json())
}

/** Fetches a case file, masked or canonical. */
export async function downloadCaseFile(caseId: string, request: ExportRequest): Promise<Blob> {
  const response = await sendRequest(ENDPOINTS.exportCase, {
    params: { caseId },
    payload: { type: 'application/json', content: JSON.stringify(request) },
  })
  return response.blob()
}
