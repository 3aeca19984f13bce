import type { CaseRecord } from '../../domain/case-record.ts'
import { objectEntity } from '../../domain/claim.ts'
import type { Claim, KnownClaim } from '../../domain/claim.ts'
import { NOW } from '../../domain/clocks.ts'
import type { CaseId, ClaimId } from '../../domain/ids.ts'
import { lastInstantKnown } from '../check-read.ts'
import { UnknownCaseError } from '../store-errors.ts'
import { buildTie } from './build-tie.ts'
import type { TieEnds } from './build-tie.ts'
import { completeClaims, readSourcesOfClaims } from './read-claims.ts'
import { parseRecord } from './read-in-case.ts'
import type { RecordRow } from './read-in-case.ts'
import type { Transaction, Transactions } from './transactions.ts'
import { writeRows } from './write-rows.ts'

const SLICE_SIZE = 500

type EndsRow = TieEnds & Record<string, unknown>

/** Brings the direct relationships in line with records that were just written in the same transaction. */
export async function updateTies(
  transaction: Transaction,
  caseId: CaseId,
  receivedAt: string,
  written: readonly CaseRecord[],
  checkpoint: () => void,
): Promise<void> {
  const claims = written.filter((record) => record.type === 'claim')
  const ends = claims.flatMap(readEnds)
  const touched = [...new Set(written.flatMap(listJudged))]
  for (const slice of cutSlices(touched)) {
    ends.push(...(await transaction.run<EndsRow>('read/ends-of-claims', { caseId, claims: slice })))
  }
  for (const slice of cutSlices(listDistinctEnds(ends))) {
    checkpoint()
    const claims = await readClaimsOfTies(transaction, caseId, slice)
    // Only a tie with an older claim can be there; looking for the others would walk all neighbours of a hub each time.
    const old = slice.filter((one) => claims.get(keyOfEnds(one))?.some((claim) => claim.receivedAt < receivedAt))
    if (old.length > 0) await transaction.run('write/delete-ties', { caseId, ties: old })
    await createTies(transaction, caseId, slice, claims)
  }
}

/**
 * Makes all direct relationships of a case anew from its claims, in one transaction.
 *
 * @throws {UnknownCaseError}
 */
export function rebuildProjection(transactions: Transactions, caseId: CaseId): Promise<void> {
  return transactions.write(async (transaction) => {
    const locked = await transaction.run('write/lock-case', { caseId })
    if (locked.length === 0) throw new UnknownCaseError(caseId)
    await transaction.run('write/delete-case-ties', { caseId })
    const ends = await transaction.run<EndsRow>('read/ends-of-case', { caseId })
    for (const slice of cutSlices(ends)) {
      await createTies(transaction, caseId, slice, await readClaimsOfTies(transaction, caseId, slice))
    }
  })
}

/** The claims whose status a record may change. */
function listJudged(record: CaseRecord): ClaimId[] {
  if (record.type === 'review') return [record.claim]
  return record.type === 'claim' && record.supersedes !== null ? [record.supersedes] : []
}

function readEnds(claim: Claim): TieEnds[] {
  const object = objectEntity(claim)
  return object === null ? [] : [{ subject: claim.subject, predicate: claim.predicate, object }]
}

function listDistinctEnds(ends: readonly TieEnds[]): TieEnds[] {
  return [...new Map(ends.map((one) => [keyOfEnds(one), one])).values()]
}

function keyOfEnds({ subject, predicate, object }: TieEnds): string {
  return `${subject} ${predicate} ${object}`
}

function cutSlices<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / SLICE_SIZE)
  return Array.from({ length: count }, (_, index) => items.slice(index * SLICE_SIZE, (index + 1) * SLICE_SIZE))
}

/** All claims for each tie, whatever their status, by the key of its ends. */
async function readClaimsOfTies(
  transaction: Transaction,
  caseId: CaseId,
  ties: readonly TieEnds[],
): Promise<ReadonlyMap<string, readonly KnownClaim[]>> {
  const rows = await transaction.run<RecordRow>('read/claims-of-ties', { caseId, ties })
  const scope = { caseId, knownAt: lastInstantKnown(NOW) }
  const claims = await completeClaims(transaction, scope, rows.map(parseRecord<Claim>))
  const byEnds = new Map<string, KnownClaim[]>(ties.map((one) => [keyOfEnds(one), []]))
  for (const claim of claims) for (const ends of readEnds(claim)) byEnds.get(keyOfEnds(ends))?.push(claim)
  return byEnds
}

async function createTies(
  transaction: Transaction,
  caseId: CaseId,
  ties: readonly TieEnds[],
  claims: ReadonlyMap<string, readonly KnownClaim[]>,
): Promise<void> {
  const ids = [...claims.values()].flat().map((claim) => claim.id)
  const sources = await readSourcesOfClaims(transaction, caseId, ids)
  const rows = ties.flatMap((one) => buildTie(one, claims.get(keyOfEnds(one)) ?? [], sources) ?? [])
  await writeRows(transaction, 'write/create-ties', { caseId }, rows)
}
