import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecordType } from '../../domain/case-record.ts'
import { NOW } from '../../domain/clocks.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions } from '../case-store.ts'
import { FaultList } from '../fault-list.ts'
import type { IntegrityFault, IntegrityReport } from '../integrity.ts'
import { AppendProgress } from './append-progress.ts'
import { findCase } from './case-list.ts'
import { countNodes } from './count-nodes.ts'
import { examineRecords } from './examine-records.ts'
import { checkFindings } from './findings.ts'
import { readInCase } from './read-in-case.ts'
import type { CaseScope } from './read-in-case.ts'
import { TieClaims } from './read-tie-claims.ts'
import type { StoreCore } from './store-core.ts'
import type { Transactions } from './transactions.ts'
import { verifySource } from './verify-sources.ts'
import { verifyTies } from './verify-ties.ts'
import { readSlice, WALK_SLICE } from './walk-records.ts'
import { writeInCase } from './write-in-case.ts'

/** Entities whose direct relationships are looked at together. */
const TIE_SLICE = 100

/** Walks all records that are known when it begins, a slice at a time. */
export async function verifyCase(
  { transactions }: StoreCore,
  caseId: CaseId,
  options: AppendOptions,
): Promise<IntegrityReport> {
  options.signal?.throwIfAborted()
  const scope = await readInCase(transactions, caseId, NOW, (_, opened) => Promise.resolve(opened))
  const progress = new AppendProgress(await countNodes(transactions, caseId), options)
  const list = new FaultList()
  const checked = Object.fromEntries(RECORD_TYPES.map((type) => [type, 0])) as Record<CaseRecordType, number>
  const claims = new TieClaims()
  for (const type of RECORD_TYPES) {
    for (let after: string | null = ''; after !== null;) {
      progress.checkpoint()
      after = await verifySlice(transactions, scope, { type, after, list, checked, claims, progress })
    }
  }
  for (const fault of await findUnusedBytes(transactions, caseId)) list.add(fault)
  for await (const fault of checkFindings(transactions, caseId)) {
    progress.checkpoint()
    list.add(fault)
  }
  // A case that was erased on the way must not pass for a sound one.
  await transactions.read((transaction) => findCase(transaction, caseId))
  return list.report(checked)
}

interface Walk {
  readonly type: CaseRecordType
  readonly after: string
  readonly list: FaultList
  readonly checked: Record<CaseRecordType, number>
  readonly claims: TieClaims
  readonly progress: AppendProgress
}

/** The id after which to go on, or null after the last slice. */
async function verifySlice(transactions: Transactions, scope: CaseScope, walk: Walk): Promise<string | null> {
  const { type, after, list, checked, claims, progress } = walk
  const { ids, isLast } = await transactions.read(async (transaction) => {
    const rows = await readSlice(transaction, scope, type, after)
    const examined = await examineRecords(transaction, scope.caseId, type, rows)
    const faults = examined.flatMap((one) => one.faults)
    for (const { record, receivedAt } of examined) {
      if (record?.type === 'source') faults.push(...(await verifySource(transaction, scope, record, receivedAt)))
    }
    for (const fault of faults) list.add(fault)
    checked[type] += rows.length
    progress.advance(rows.length)
    return { ids: rows.map((row) => row.id), isLast: rows.length < WALK_SLICE }
  })
  if (type === 'entity') for (const fault of await verifyTiesOf(transactions, scope, ids, claims)) list.add(fault)
  return isLast ? null : (ids.at(-1) ?? null)
}

/**
 * Ties say what is active now, and somebody may append meanwhile. So what looks wrong is looked at again while nobody
 * can, and by what is known then.
 */
async function verifyTiesOf(
  transactions: Transactions,
  { caseId, knownAt }: CaseScope,
  entities: readonly string[],
  claims: TieClaims,
): Promise<IntegrityFault[]> {
  const faults: IntegrityFault[] = []
  for (let start = 0; start < entities.length; start += TIE_SLICE) {
    const subjects = entities.slice(start, start + TIE_SLICE)
    const suspected = await transactions.read((transaction) =>
      verifyTies(transaction, { caseId, knownAt }, subjects, claims),
    )
    if (suspected.length === 0) continue
    const confirmed = await writeInCase(transactions, caseId, (transaction, { revision }) =>
      verifyTies(transaction, { caseId, knownAt: revision ?? '' }, subjects, claims),
    )
    faults.push(...confirmed)
  }
  return faults
}

async function findUnusedBytes(transactions: Transactions, caseId: CaseId): Promise<IntegrityFault[]> {
  const rows = await transactions.read((transaction) =>
    transaction.run<{ sha256: string }>('read/unused-bytes', { caseId }),
  )
  return rows.map(({ sha256 }) => ({
    check: 'source-bytes',
    type: 'bytes',
    id: sha256,
    message: 'These bytes belong to no source.',
  }))
}
