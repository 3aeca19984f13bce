import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecord } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import { checkReferences, keyOf, listOutsideReferences, prepareRecord, sortOutKnown } from '../check-batch.ts'
import type { OutsideReference, PreparedRecord } from '../check-batch.ts'
import type { RecordReference } from '../record-content.ts'
import type { AppendProgress } from './append-progress.ts'
import type { Transaction } from './transactions.ts'

const SLICE_SIZE = 1000

type HashRow = RecordReference & { readonly contentHash: string } & Record<string, unknown>

/**
 * The records that the case does not have yet.
 *
 * @throws {RecordConflictError} for the first whose id is taken by other content
 */
export async function sortOutRecords(
  transaction: Transaction,
  caseId: CaseId,
  records: readonly CaseRecord[],
  progress: AppendProgress,
): Promise<PreparedRecord[]> {
  const fresh: PreparedRecord[] = []
  const seen = new Map<string, string>()
  for (let start = 0; start < records.length; start += SLICE_SIZE) {
    progress.checkpoint()
    const slice = records.slice(start, start + SLICE_SIZE)
    const reading = readHashes(transaction, caseId, slice)
    // The server looks them up in the meantime.
    const prepared = slice.map(prepareRecord)
    for (const [key, hash] of await reading) seen.set(key, hash)
    for (const one of sortOutKnown(prepared, seen).fresh) {
      seen.set(keyOf(one.record), one.sha256)
      fresh.push(one)
    }
  }
  return fresh
}

/**
 * The records, each once, without a look at what the case has: where something is there already, a constraint refuses
 * to write it.
 *
 * @throws {RecordConflictError} when two of one id differ
 */
export function trustRecords(records: readonly CaseRecord[]): PreparedRecord[] {
  return sortOutKnown(records.map(prepareRecord), new Map()).fresh
}

/**
 * Checks what the records refer to outside of themselves.
 *
 * @throws {DanglingReferenceError} for the first that the case does not have
 */
export async function checkOutside(
  transaction: Transaction,
  caseId: CaseId,
  records: readonly CaseRecord[],
): Promise<void> {
  const outside = listOutsideReferences(records)
  checkReferences(outside, await findPresent(transaction, caseId, outside))
}

/**
 * The same where claims may refer to claims that are still to come, which are given back.
 *
 * @throws {DanglingReferenceError} for the first of any other type that the case does not have
 */
export async function checkOutsideButClaims(
  transaction: Transaction,
  caseId: CaseId,
  records: readonly CaseRecord[],
): Promise<ReadonlySet<string>> {
  const outside = listOutsideReferences(records)
  const present = await findPresent(transaction, caseId, outside)
  const ahead = outside.filter((one) => mayComeLater(one) && !present.has(keyOf(one.to)))
  const others = new Set(
    records.filter((one) => one.type === 'review').map((one) => keyOf({ type: 'claim', id: one.claim })),
  )
  checkReferences(
    outside.filter((one) => !mayComeLater(one) || others.has(keyOf(one.to))),
    present,
  )
  return new Set(ahead.map((one) => one.to.id))
}

/** Which of the claims that claims of the records refer to are still to come; nothing else is looked up. */
export async function findClaimsAhead(
  transaction: Transaction,
  caseId: CaseId,
  records: readonly CaseRecord[],
): Promise<ReadonlySet<string>> {
  const outside = listOutsideReferences(records.filter((one) => one.type === 'claim')).filter(mayComeLater)
  const present = await findPresent(transaction, caseId, outside)
  return new Set(outside.filter((one) => !present.has(keyOf(one.to))).map((one) => one.to.id))
}

function mayComeLater({ from, to }: OutsideReference): boolean {
  return from.type === 'claim' && to.type === 'claim'
}

async function findPresent(
  transaction: Transaction,
  caseId: CaseId,
  outside: readonly OutsideReference[],
): Promise<ReadonlySet<string>> {
  const present = new Set<string>()
  for (let start = 0; start < outside.length; start += SLICE_SIZE) {
    const slice = outside.slice(start, start + SLICE_SIZE).map((one) => one.to)
    for (const key of (await readHashes(transaction, caseId, slice)).keys()) present.add(key)
  }
  return present
}

/** The content hashes, by key, of those records that the case has. */
export async function readHashes(
  transaction: Transaction,
  caseId: CaseId,
  wanted: readonly RecordReference[],
): Promise<ReadonlyMap<string, string>> {
  if (wanted.length === 0) return new Map()
  const rows = await transaction.run<HashRow>('read/stored-hashes', { caseId, ...listIdsByType(wanted) })
  return new Map(rows.map((row) => [keyOf(row), row.contentHash]))
}

/** The ids, each once, under the names of parameters such as `claimIds`. */
export function listIdsByType(wanted: readonly RecordReference[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    RECORD_TYPES.map((type) => {
      const ofType = wanted.filter((one) => one.type === type).map((one) => one.id)
      return [`${type}Ids`, [...new Set(ofType)]]
    }),
  )
}
