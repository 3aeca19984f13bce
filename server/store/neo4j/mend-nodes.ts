import type { CaseId } from '../../domain/ids.ts'
import { keyOf } from '../check-batch.ts'
import type { RecordReference } from '../record-content.ts'
import type { NodeRepair } from './examine-records.ts'
import { isRecordTarget } from './expect-node.ts'
import type { ExpectedLink } from './expect-node.ts'
import { listIdsByType } from './sort-out-records.ts'
import type { Transaction } from './transactions.ts'
import { writeRows } from './write-rows.ts'

interface MissingLink extends ExpectedLink {
  readonly node: string
}

/** Makes nodes of records say what the records say. */
export async function mendNodes(
  transaction: Transaction,
  caseId: CaseId,
  repairs: readonly NodeRepair[],
): Promise<void> {
  const properties = repairs.filter((one) => one.properties !== null).map((one) => [one.node, one.properties])
  await writeRows(transaction, 'write/mend-properties', {}, properties)
  const labels = repairs.filter((one) => one.labels !== null).map((one) => [one.node, one.labels])
  await writeRows(transaction, 'write/mend-labels', {}, labels)
  const superfluous = repairs.flatMap((one) => one.superfluous)
  await writeRows(transaction, 'write/delete-links', {}, superfluous)
  await addLinks(
    transaction,
    caseId,
    repairs.flatMap(({ node, missing }) => missing.map((link): MissingLink => ({ ...link, node }))),
  )
}

async function addLinks(transaction: Transaction, caseId: CaseId, links: readonly MissingLink[]): Promise<void> {
  const words = links.filter(({ to }) => to.type === 'word').map(({ node, to }) => [node, to.id])
  await writeRows(transaction, 'write/link-words', { caseId }, words)
  const bytes = links.filter(({ to }) => to.type === 'bytes').map(({ node, to }) => [node, to.id])
  // Bytes that are gone cannot be had back from anything.
  if (bytes.length > 0) await transaction.run('write/link-bytes', { caseId, rows: bytes })
  const ends = links.flatMap(({ node, type, to }) => (isRecordTarget(to) ? [{ node, type, to }] : []))
  const targets = await findNodes(
    transaction,
    caseId,
    ends.map((one) => one.to),
  )
  const rows = ends.map(({ node, type, to }) => [node, type, targets.get(keyOf(to)) ?? ''])
  await writeRows(transaction, 'write/link-nodes', {}, rows)
}

/** The database's own ids of nodes, by the keys of their records. */
async function findNodes(
  transaction: Transaction,
  caseId: CaseId,
  wanted: readonly RecordReference[],
): Promise<ReadonlyMap<string, string>> {
  if (wanted.length === 0) return new Map()
  const parameters = { caseId, ...listIdsByType(wanted) }
  const rows = await transaction.run<RecordReference & { node: string }>('read/nodes-of-records', parameters)
  return new Map(rows.map((row) => [keyOf(row), row.node]))
}
