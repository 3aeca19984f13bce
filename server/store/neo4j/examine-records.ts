import type { CaseRecord, CaseRecordType } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import { keyOf } from '../check-batch.ts'
import type { IntegrityFault } from '../integrity.ts'
import { readSoundRecord } from '../read-sound-record.ts'
import type { RecordReference } from '../record-content.ts'
import {
  expectLabels,
  expectLinks,
  expectProperties,
  isRecordTarget,
  keyOfLink,
  saysTheSame,
  spellLink,
} from './expect-node.ts'
import type { ExpectedLink } from './expect-node.ts'
import type { NodeProperties } from './describe-record.ts'
import type { RecordRow } from './read-in-case.ts'
import { listIdsByType, readHashes } from './sort-out-records.ts'
import type { Transaction } from './transactions.ts'

/** A node of a record with all that is derived from it, as the database has it. */
interface NodeRow extends Record<string, unknown> {
  readonly id: string
  /** The database's own id, good within the transaction. */
  readonly node: string
  readonly labels: readonly string[]
  readonly properties: NodeProperties
  readonly links: readonly LinkRow[]
}

interface LinkRow {
  readonly link: string
  readonly type: string
  readonly label: string
  readonly to: string
  readonly inCase: boolean
}

/** What is wrong with the node of one record, and what would mend it; null where the record itself is broken. */
export interface Examination {
  readonly record: CaseRecord | null
  readonly receivedAt: string
  readonly faults: readonly IntegrityFault[]
  readonly repair: NodeRepair | null
}

export interface NodeRepair {
  readonly node: string
  /** Null when they are right. */
  readonly properties: NodeProperties | null
  readonly labels: readonly string[] | null
  readonly missing: readonly ExpectedLink[]
  /** Relationships that should not be there, by the database's own ids. */
  readonly superfluous: readonly string[]
}

/** Compares nodes of one type with the records that they carry. */
export async function examineRecords(
  transaction: Transaction,
  caseId: CaseId,
  type: CaseRecordType,
  rows: readonly RecordRow[],
): Promise<Examination[]> {
  if (rows.length === 0) return []
  const ids = listIdsByType(rows.map(({ id }) => ({ type, id })))
  const nodes = await transaction.run<NodeRow>('read/nodes-of-records', { caseId, ...ids })
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const examined = rows.map((row) => examineRecord(caseId, type, row, byId.get(row.id)))
  return judgeReferences(transaction, caseId, examined)
}

function examineRecord(caseId: CaseId, type: CaseRecordType, row: RecordRow, node: NodeRow | undefined): Examination {
  const { id, receivedAt } = row
  const sha256 = String(node?.properties['contentHash'])
  const read = readSoundRecord({ type, id, sha256, body: typeof row.body === 'string' ? row.body : '' })
  if (!('record' in read) || node === undefined) {
    const message = 'fault' in read ? read.fault : 'the record is not there'
    return { record: null, receivedAt, faults: [{ check: 'content', type, id, message }], repair: null }
  }
  const { record } = read
  const prepared = { record, body: row.body, sha256 }
  const properties = expectProperties(prepared, caseId, receivedAt)
  const labels = expectLabels(record)
  const repair: NodeRepair = {
    node: node.node,
    properties: saysTheSame(properties, node.properties) ? null : properties,
    labels: JSON.stringify(node.labels.toSorted()) === JSON.stringify(labels) ? null : labels,
    ...compareLinks(expectLinks(record), node.links),
  }
  return { record, receivedAt, faults: listFaults(record, repair), repair }
}

function compareLinks(
  expected: readonly ExpectedLink[],
  actual: readonly LinkRow[],
): Pick<NodeRepair, 'missing' | 'superfluous'> {
  const open = new Map(expected.map((link) => [keyOfLink(link), link]))
  const superfluous = actual.filter((link) => {
    const isExpected = link.inCase && open.delete(spellLink(link.type, link.label, link.to))
    return !isExpected
  })
  return { missing: [...open.values()], superfluous: superfluous.map((link) => link.link) }
}

function listFaults(record: CaseRecord, repair: NodeRepair): IntegrityFault[] {
  const fault = (message: string): IntegrityFault => ({
    check: 'projection',
    type: record.type,
    id: record.id,
    message,
  })
  return [
    ...(repair.properties === null ? [] : [fault('The properties of its node do not say what the record says.')]),
    ...(repair.labels === null ? [] : [fault('The labels of its node are not those of the record.')]),
    ...repair.missing.map(({ type, to }) =>
      to.type === 'bytes'
        ? { ...fault('The source has no bytes.'), check: 'source-bytes' as const }
        : fault(`It lacks its ${type} to the ${to.type} ${to.id}.`),
    ),
    ...repair.superfluous.map(() => fault('Its node has a relationship that the record does not speak of.')),
  ]
}

/** A relationship that is missing because the other end is not there is a fault of its own kind. */
async function judgeReferences(
  transaction: Transaction,
  caseId: CaseId,
  examined: readonly Examination[],
): Promise<Examination[]> {
  const wanted = examined.flatMap((one) => listMissingRecords(one.repair))
  const present = await readHashes(transaction, caseId, wanted)
  const dangling = new Set(wanted.filter((one) => !present.has(keyOf(one))).map(keyOf))
  if (dangling.size === 0) return [...examined]
  return examined.map((one) => {
    const lost = listMissingRecords(one.repair).filter((to) => dangling.has(keyOf(to)))
    return lost.length === 0 || one.repair === null ? one : markDangling(one, one.repair, lost)
  })
}

function listMissingRecords(repair: NodeRepair | null): RecordReference[] {
  return (repair?.missing ?? []).map((link) => link.to).filter(isRecordTarget)
}

function markDangling(one: Examination, repair: NodeRepair, lost: readonly RecordReference[]): Examination {
  const keys = new Set(lost.map(keyOf))
  const missing = repair.missing.filter(({ to }) => !isRecordTarget(to) || !keys.has(keyOf(to)))
  const { record } = one
  if (record === null) return one
  const faults = lost.map((to): IntegrityFault => ({
    check: 'reference',
    type: record.type,
    id: record.id,
    message: `It refers to the ${to.type} ${to.id}, which is not there.`,
  }))
  const mendable = { ...repair, missing }
  return { ...one, faults: [...faults, ...listFaults(record, mendable)], repair: mendable }
}
