import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseBatch, CaseRecord, CaseRecordType } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { Source } from '../../domain/source.ts'
import type { PreparedRecord } from '../check-batch.ts'
import type { AppendProgress } from './append-progress.ts'
import { toByteArray } from './convert-values.ts'
import { describeRecord } from './describe-record.ts'
import { linkClaims, linkReviews } from './link-records.ts'
import type { QueryName } from './load-cypher.ts'
import { updateTies } from './project-ties.ts'
import type { Transaction } from './transactions.ts'
import { writeRows } from './write-rows.ts'

/** An append under way. */
export interface Append {
  readonly caseId: CaseId
  readonly receivedAt: string
  readonly batch: CaseBatch
  readonly progress: AppendProgress
}

const SLICE_SIZE = 1000
/** Bytes of sources go in messages of about this size. */
const SLICE_BYTES = 4_000_000

const CREATE: Readonly<Record<CaseRecordType, QueryName>> = {
  predicate: 'write/create-predicates',
  source: 'write/create-sources',
  entity: 'write/create-entities',
  excerpt: 'write/create-excerpts',
  claim: 'write/create-claims',
  review: 'write/create-reviews',
  override: 'write/create-overrides',
}

/** Writes records that the case does not have yet, what they refer to first, then the direct relationships. */
export async function writeFresh(
  transaction: Transaction,
  append: Append,
  fresh: readonly PreparedRecord[],
): Promise<void> {
  for (const type of RECORD_TYPES) {
    const prepared = fresh.filter((one) => one.record.type === type)
    await createNodes(transaction, append, type, prepared)
    await connectNodes(
      transaction,
      append,
      type,
      prepared.map((one) => one.record),
    )
  }
  const { caseId, receivedAt, progress } = append
  await updateTies(
    transaction,
    caseId,
    receivedAt,
    fresh.map((one) => one.record),
    () => {
      progress.checkpoint()
    },
  )
  await transaction.run('write/note-receipt', { caseId, receivedAt })
}

async function createNodes(
  transaction: Transaction,
  { caseId, receivedAt, progress }: Append,
  type: CaseRecordType,
  prepared: readonly PreparedRecord[],
): Promise<void> {
  for (let start = 0; start < prepared.length; start += SLICE_SIZE) {
    const rows = prepared.slice(start, start + SLICE_SIZE).map(describeRecord)
    await writeRows(transaction, CREATE[type], { caseId, receivedAt }, rows)
    progress.advance(rows.length)
  }
}

async function connectNodes(
  transaction: Transaction,
  { caseId, batch, progress }: Append,
  type: CaseRecordType,
  records: readonly CaseRecord[],
): Promise<void> {
  const checkpoint = () => {
    progress.checkpoint()
  }
  if (type === 'source') {
    await attachBytes(
      transaction,
      caseId,
      records.filter((record) => record.type === 'source'),
      batch,
    )
  }
  if (type === 'claim') {
    await linkClaims(
      transaction,
      caseId,
      records.filter((record) => record.type === 'claim'),
      checkpoint,
    )
  }
  if (type === 'review') {
    await linkReviews(
      transaction,
      caseId,
      records.filter((record) => record.type === 'review'),
      checkpoint,
    )
  }
}

async function attachBytes(
  transaction: Transaction,
  caseId: CaseId,
  sources: readonly Source[],
  batch: CaseBatch,
): Promise<void> {
  let rows: { id: string; sha256: string; bytes: Int8Array }[] = []
  let size = 0
  for (const { id, sha256 } of sources) {
    const bytes = batch.sourceBytes.get(sha256)
    if (bytes === undefined) throw new TypeError('the bytes of a source went missing')
    rows.push({ id, sha256, bytes: toByteArray(bytes) })
    size += bytes.byteLength
    if (size < SLICE_BYTES && rows.length < SLICE_SIZE) continue
    await writeRows(transaction, 'write/attach-bytes', { caseId }, rows)
    rows = []
    size = 0
  }
  await writeRows(transaction, 'write/attach-bytes', { caseId }, rows)
}
