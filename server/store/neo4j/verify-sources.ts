import type { Source } from '../../domain/source.ts'
import type { IntegrityFault } from '../integrity.ts'
import { hashContent } from '../record-content.ts'
import { fromByteArray } from './convert-values.ts'
import { saysTheSame } from './expect-node.ts'
import { listPassages } from './index-text.ts'
import type { NodeProperties } from './describe-record.ts'
import type { Transaction } from './transactions.ts'

/** Compares a source with its bytes, and the passages of a running text with both. */
export async function verifySource(
  transaction: Transaction,
  scope: { readonly caseId: string; readonly knownAt: string },
  source: Source,
  receivedAt: string,
): Promise<IntegrityFault[]> {
  const { id } = source
  const [row] = await transaction.run<{ bytes: Int8Array }>('read/source-bytes', { ...scope, id })
  // That there are none is found where its node is looked at.
  if (row === undefined) return []
  const bytes = fromByteArray(row.bytes)
  const fault = { type: 'source' as const, id }
  if (bytes.byteLength !== source.byteLength || hashContent(bytes) !== source.sha256) {
    return [{ ...fault, check: 'source-bytes', message: 'Its bytes do not have its hash and length.' }]
  }
  const { caseId } = scope
  const expected = listPassages(source, bytes).map((one) => ({ ...one, caseId, receivedAt }))
  return (await hasPassagesRight(transaction, caseId, id, expected))
    ? []
    : [{ ...fault, check: 'projection', message: 'Its passages do not say what its bytes say.' }]
}

async function hasPassagesRight(
  transaction: Transaction,
  caseId: string,
  source: string,
  expected: readonly NodeProperties[],
): Promise<boolean> {
  const rows = await transaction.run<{ properties: NodeProperties }>('read/passages-of-source', { caseId, source })
  const sort = (all: readonly NodeProperties[]): NodeProperties[] =>
    all.toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
  const actual = sort(rows.map((row) => row.properties))
  return (
    actual.length === expected.length && sort(expected).every((one, index) => saysTheSame(one, actual[index] ?? {}))
  )
}
