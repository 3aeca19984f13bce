import type { CaseRecord } from '../../domain/case-record.ts'
import { StoreUnavailableError } from '../store-errors.ts'
import { deleteIndexRows } from './delete-rows.ts'
import type { SqlDatabase } from './driver.ts'
import { indexRecord } from './index-record.ts'
import { iterateStored, selectBytes } from './record-slices.ts'
import type { StoredRecord } from './record-slices.ts'
import { selectExcerptSources } from './select-present.ts'

const SLICE_SIZE = 500

/**
 * Makes all that is derived from the records of a case anew, in slices, within the transaction that the caller holds;
 * gives the number of records indexed in each.
 *
 * @throws {StoreUnavailableError} when a record cannot be read
 */
export function* rebuildIndex(writer: SqlDatabase, caseNo: number): Generator<number> {
  yield* deleteIndexRows(writer, caseNo)
  // Excerpts come before the claims that quote them.
  for (const slice of iterateStored(writer, caseNo, SLICE_SIZE)) {
    const records = slice.map(readStored)
    const excerpts = records.flatMap((record) => (record.type === 'claim' ? record.excerpts : []))
    const place = { caseNo, sourceOf: new Map(selectExcerptSources(writer, caseNo, excerpts)) }
    for (const [index, record] of records.entries()) {
      const stored = slice[index]
      if (stored === undefined) continue
      const bytes = record.type === 'source' ? selectBytes(writer, caseNo, record.sha256) : undefined
      indexRecord(writer, place, { no: stored.no, receivedAt: stored.received_at, record }, bytes)
    }
    yield slice.length
  }
}

function readStored({ type, id, body }: StoredRecord): CaseRecord {
  try {
    return JSON.parse(body) as CaseRecord
  } catch (cause) {
    throw new StoreUnavailableError(`The ${type} "${id}" is damaged. Restore a backup.`, { cause })
  }
}
