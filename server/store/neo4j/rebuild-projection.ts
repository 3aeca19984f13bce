import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecordType } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { Source } from '../../domain/source.ts'
import type { AppendOptions } from '../case-store.ts'
import { fromByteArray } from './convert-values.ts'
import { examineRecords } from './examine-records.ts'
import type { Examination } from './examine-records.ts'
import { writePassages } from './index-text.ts'
import { mendNodes } from './mend-nodes.ts'
import { rebuildTies } from './rebuild-ties.ts'
import type { StoreCore } from './store-core.ts'
import type { Transaction } from './transactions.ts'
import { readSlice, WALK_SLICE } from './walk-records.ts'
import { writeInCase } from './write-in-case.ts'

/**
 * Makes what is derived from the records of a case say what they say: what is right is left alone. Each slice is a
 * transaction that holds the lock of the case, so it can be cut off anywhere and called again.
 */
export async function rebuildProjection(core: StoreCore, caseId: CaseId, { signal }: AppendOptions): Promise<void> {
  signal?.throwIfAborted()
  for (const type of RECORD_TYPES) {
    for (let after: string | null = ''; after !== null;) {
      signal?.throwIfAborted()
      after = await mendSlice(core, caseId, type, after)
    }
  }
  await rebuildTies(core.transactions, { caseId, hidden: '', checkpoint: () => signal?.throwIfAborted() })
}

function mendSlice(core: StoreCore, caseId: CaseId, type: CaseRecordType, after: string): Promise<string | null> {
  return writeInCase(core.transactions, caseId, async (transaction, { revision }) => {
    const rows = await readSlice(transaction, { caseId, knownAt: revision ?? '' }, type, after)
    const examined = await examineRecords(transaction, caseId, type, rows)
    await mendNodes(
      transaction,
      caseId,
      examined.flatMap((one) => one.repair ?? []),
    )
    for (const one of examined) await remakePassages(transaction, caseId, one)
    return rows.length === WALK_SLICE ? (rows.at(-1)?.id ?? null) : null
  })
}

async function remakePassages(
  transaction: Transaction,
  caseId: CaseId,
  { record, receivedAt }: Examination,
): Promise<void> {
  if (record?.type !== 'source') return
  await transaction.run('write/delete-passages', { caseId, source: record.id })
  const sourceBytes = await readBytes(transaction, caseId, record, receivedAt)
  await writePassages(transaction, { caseId, receivedAt, sourceBytes }, [record], () => undefined)
}

async function readBytes(
  transaction: Transaction,
  caseId: CaseId,
  { id, sha256 }: Source,
  knownAt: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const [row] = await transaction.run<{ bytes: Int8Array }>('read/source-bytes', { caseId, id, knownAt })
  return new Map(row === undefined ? [] : [[sha256, fromByteArray(row.bytes)]])
}
