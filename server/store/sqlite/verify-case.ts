import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecord, CaseRecordType } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions } from '../case-store.ts'
import { isForward, keyOf } from '../check-batch.ts'
import { FaultList } from '../fault-list.ts'
import type { IntegrityReport } from '../integrity.ts'
import { readSoundRecord } from '../read-sound-record.ts'
import { hashContent, listReferences } from '../record-content.ts'
import { findCaseNo } from './case-list.ts'
import type { SqlDatabase } from './driver.ts'
import { checkFindings } from './findings.ts'
import { selectRun } from './import-run.ts'
import type { WrittenRecord } from './index-rows.ts'
import { countRecords, iterateStored, selectBytes } from './record-slices.ts'
import { selectHashes } from './select-present.ts'
import type { StoreCore } from './store-core.ts'
import { takeSlices } from './take-slices.ts'
import { IndexCheck } from './verify-index.ts'
import { TextCheck } from './verify-text.ts'

const SLICE_SIZE = 500

/** Looks at all of a case while nothing is written; reads go on. */
export function verifyCase(
  { connection }: StoreCore,
  caseId: CaseId,
  options: AppendOptions,
): Promise<IntegrityReport> {
  return connection.runAlone(async (database) => {
    const caseNo = findCaseNo(database, caseId)
    const counts = countRecords(database, caseNo)
    const checked = Object.fromEntries(RECORD_TYPES.map((type) => [type, counts[type] ?? 0])) as Checked
    const total = Object.values(checked).reduce((sum, count) => sum + count, 0)
    const pending = selectRun(database, caseId, caseNo)?.openedAt ?? null
    const check = { database, caseNo, pending, faults: new FaultList() }
    await takeSlices(checkSlices(check), total, options)
    return check.faults.report(checked)
  })
}

type Checked = Record<CaseRecordType, number>

interface CaseCheck {
  readonly database: SqlDatabase
  readonly caseNo: number
  /** What the records of an import under way bear, whose claims may name claims still to come. */
  readonly pending: string | null
  readonly faults: FaultList
}

function* checkSlices(check: CaseCheck): Generator<number> {
  const { database, caseNo, faults } = check
  const index = new IndexCheck(database, caseNo, faults)
  const text = new TextCheck(database, caseNo, faults)
  for (const slice of iterateStored(database, caseNo, SLICE_SIZE)) {
    const sound: WrittenRecord[] = []
    for (const stored of slice) {
      const read = readSoundRecord(stored)
      if ('record' in read) sound.push({ no: stored.no, receivedAt: stored.received_at, record: read.record })
      else faults.add({ check: 'content', type: stored.type, id: stored.id, message: read.fault })
    }
    checkReferences(check, sound)
    index.checkRecords(sound)
    for (const { no, record } of sound) text.checkRecord(no, record, checkBytes(check, record))
    yield slice.length
  }
  checkSuperfluousBytes(check)
  yield* index.checkSuperfluous()
  text.checkSuperfluous()
  yield* checkFindings(database, caseNo, faults)
  yield 0
}

function checkReferences({ database, caseNo, pending, faults }: CaseCheck, sound: readonly WrittenRecord[]): void {
  const references = sound.flatMap(({ record, receivedAt }) =>
    listReferences(record)
      .filter((to) => receivedAt !== pending || !isForward(record, to))
      .map((to) => ({ from: record, to })),
  )
  const present = selectHashes(
    database,
    caseNo,
    references.map((one) => one.to),
  )
  for (const { from, to } of references) {
    if (present.has(keyOf(to))) continue
    const message = `it refers to the ${to.type} "${to.id}", which is not there`
    faults.add({ check: 'reference', type: from.type, id: from.id, message })
  }
}

/** The bytes of a source when they are the ones it speaks of. */
function checkBytes({ database, caseNo, faults }: CaseCheck, record: CaseRecord): Uint8Array | undefined {
  if (record.type !== 'source') return undefined
  const bytes = selectBytes(database, caseNo, record.sha256)
  if (bytes?.byteLength === record.byteLength && hashContent(bytes) === record.sha256) return bytes
  const message = bytes === undefined ? 'its bytes are missing' : 'its bytes are not those that were received'
  faults.add({ check: 'source-bytes', type: 'source', id: record.id, message })
  return undefined
}

function checkSuperfluousBytes({ database, caseNo, faults }: CaseCheck): void {
  const rows = database.all(
    `SELECT sha256 FROM source_bytes WHERE case_no = ? AND sha256 NOT IN (
       SELECT json_extract(body, '$.sha256') FROM record
       WHERE case_no = ? AND type = 'source' AND json_valid(body) AND json_extract(body, '$.sha256') IS NOT NULL
     ) ORDER BY sha256`,
    [caseNo, caseNo],
  ) as { sha256: string }[]
  for (const { sha256 } of rows) {
    faults.add({ check: 'source-bytes', type: 'bytes', id: sha256, message: 'these bytes are of no source' })
  }
}
