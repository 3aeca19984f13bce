import type { CaseFileHeader } from '../../../server/contract/case-file-schema.ts'
import type { CaseBatch, CaseRecord } from '../../../server/domain/case-record.ts'
import { openCaseFile } from '../../../server/ingest/readers/read-case-file.ts'

/** A case file as a whole, all its parts in one. */
export async function readCaseFile(bytes: Uint8Array): Promise<{ header: CaseFileHeader; batch: CaseBatch }> {
  const source = await openCaseFile(bytes)
  try {
    const records: CaseRecord[] = []
    const sourceBytes = new Map<string, Uint8Array>()
    for await (const part of source.parts({ onReject: () => undefined })) {
      records.push(...part.records)
      for (const [sha256, one] of part.sourceBytes) sourceBytes.set(sha256, one)
    }
    return { header: source.header, batch: { records, sourceBytes } }
  } finally {
    await source.close()
  }
}
