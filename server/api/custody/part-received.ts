import type { CaseRecord } from '../../domain/case-record.ts'
import type { Received } from '../../domain/claim-status.ts'
import type { SourceId } from '../../domain/ids.ts'
import type { RestoredPart } from '../../store/import-state.ts'

/** Most records of one part. */
const PART_RECORDS = 5000
/** A part ends once its sources have so many bytes. */
const PART_BYTES = 16 * 1024 * 1024

/** Records as they are streamed, in parts small enough to be held, with the bytes of their sources. */
export async function* partReceived(
  records: AsyncIterable<Received<CaseRecord>>,
  readBytes: (id: SourceId) => Promise<Uint8Array>,
): AsyncGenerator<RestoredPart> {
  let part = startPart()
  for await (const record of records) {
    part.records.push(record)
    if (record.type === 'source') {
      const bytes = await readBytes(record.id)
      part.sourceBytes.set(record.sha256, bytes)
      part.byteLength += bytes.length
    }
    if (part.records.length < PART_RECORDS && part.byteLength < PART_BYTES) continue
    yield part
    part = startPart()
  }
  if (part.records.length > 0) yield part
}

function startPart(): { records: Received<CaseRecord>[]; sourceBytes: Map<string, Uint8Array>; byteLength: number } {
  return { records: [], sourceBytes: new Map(), byteLength: 0 }
}
