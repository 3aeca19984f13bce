import type { CaseId } from '../../domain/ids.ts'
import type { Source } from '../../domain/source.ts'
import { toByteArray } from './convert-values.ts'
import type { Transaction } from './transactions.ts'
import { writeRows } from './write-rows.ts'

const MOST_ROWS = 1000
/** Bytes of sources go in messages of about this size. */
const MESSAGE_BYTES = 4_000_000

interface BytesToAttach {
  readonly caseId: CaseId
  readonly sourceBytes: ReadonlyMap<string, Uint8Array>
}

/** Keeps the bytes of new sources, the same bytes once. */
export async function attachBytes(
  transaction: Transaction,
  { caseId, sourceBytes }: BytesToAttach,
  sources: readonly Source[],
): Promise<void> {
  let rows: { id: string; sha256: string; bytes: Int8Array }[] = []
  let size = 0
  for (const { id, sha256 } of sources) {
    const bytes = sourceBytes.get(sha256)
    if (bytes === undefined) throw new TypeError('the bytes of a source went missing')
    rows.push({ id, sha256, bytes: toByteArray(bytes) })
    size += bytes.byteLength
    if (size < MESSAGE_BYTES && rows.length < MOST_ROWS) continue
    await writeRows(transaction, 'write/attach-bytes', { caseId }, rows)
    rows = []
    size = 0
  }
  await writeRows(transaction, 'write/attach-bytes', { caseId }, rows)
}
