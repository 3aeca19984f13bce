import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import type { ExportRequest } from '../../server/contract/cases.ts'
import { uploadSchema } from '../../server/contract/imports.ts'
import type { Job } from '../../server/contract/jobs.ts'
import { callEndpoint } from './call-endpoint.ts'
import { sendRequest } from './send-request.ts'

/** Files to be imported together. */
export interface FilesToImport {
  readonly files: readonly File[]
  /** What the columns of tables mean; null for files that need no mapping. */
  readonly mapping: File | null
  /** Case to import into; null takes the name that the files give. */
  readonly caseName: string | null
}

/**
 * Sends files one after the other and starts their import.
 *
 * @returns the job to watch
 */
export async function importFiles({ files, mapping, caseName }: FilesToImport, signal: AbortSignal): Promise<Job> {
  const uploads: string[] = []
  for (const file of files) uploads.push(await upload(file, signal))
  const body = { uploads, mapping: mapping === null ? null : await upload(mapping, signal), case: caseName }
  return callEndpoint(ENDPOINTS.startImport, { body, signal })
}

async function upload(file: File, signal: AbortSignal): Promise<string> {
  const response = await sendRequest(ENDPOINTS.upload, {
    query: { name: file.name },
    payload: { type: 'application/octet-stream', content: file },
    signal,
  })
  return uploadSchema.parse(await response.json()).id
}

/** Fetches the rejected rows of one file of an import. */
export async function downloadRejects(jobId: string, file: string): Promise<Blob> {
  const response = await sendRequest(ENDPOINTS.downloadRejects, { params: { jobId }, query: { file } })
  return response.blob()
}

/** Fetches a case file, masked or canonical. */
export async function downloadCaseFile(caseId: string, request: ExportRequest): Promise<Blob> {
  const response = await sendRequest(ENDPOINTS.exportCase, {
    params: { caseId },
    payload: { type: 'application/json', content: JSON.stringify(request) },
  })
  return response.blob()
}
