import { randomUUID } from 'node:crypto'

import type { CaseRecord } from '../../server/domain/case-record.ts'
import type { ClaimStatus, KnownClaim } from '../../server/domain/claim.ts'
import { CLAIM_STATUSES } from '../../server/domain/claim.ts'
import { NOW } from '../../server/domain/clocks.ts'
import type { Clocks } from '../../server/domain/clocks.ts'
import type { CaseId } from '../../server/domain/ids.ts'
import type { CaseStore, ClaimQuery, Page, PageRequest } from '../../server/store/case-store.ts'
import { makeBatch } from './build-records.ts'
import type { TestClock } from './test-clock.ts'

/** What every part of the contract suite works on: an open store that others may be using too, and its clock. */
export interface StoreBench {
  readonly store: CaseStore
  readonly clock: TestClock
}

/** Gives the bench once the suite's store is open. */
export type FindBench = () => StoreBench

/** A name no other case has, in this run or another. */
export function makeCaseName(): string {
  return `Contract ${randomUUID()}`
}

/** An empty case of its own for one test: nothing is ever wiped. */
export async function openCase(store: CaseStore): Promise<CaseId> {
  return (await store.createCase(makeCaseName(), '')).id
}

/** Appends records that need no bytes and returns the instant under which they were received. */
export async function appendAll(store: CaseStore, caseId: CaseId, ...records: CaseRecord[]): Promise<string> {
  return (await store.append(caseId, makeBatch(records))).receivedAt
}

/** Every claim a query finds, whatever its status unless the query says, over pages of `limit`. */
export async function readAllClaims(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks = NOW,
  query: ClaimQuery = {},
  limit = 1000,
): Promise<KnownClaim[]> {
  const full = { statuses: CLAIM_STATUSES, ...query }
  return collectPages((page) => store.readClaims(caseId, clocks, full, page), limit)
}

/** The ids of the claims a query finds; the query's own default of statuses applies. */
export async function readClaimIds(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
  query: ClaimQuery = {},
): Promise<string[]> {
  const claims = await collectPages((page) => store.readClaims(caseId, clocks, query, page), 1000)
  return claims.map((claim) => claim.id)
}

/** The status of one claim at `knownAt`, or null while the store does not have it. */
export async function readStatus(
  store: CaseStore,
  caseId: CaseId,
  claim: string,
  knownAt: string | null,
): Promise<ClaimStatus | null> {
  const claims = await readAllClaims(store, caseId, { asAt: null, knownAt })
  return claims.find((one) => one.id === claim)?.status ?? null
}

export async function collectPages<T>(read: (page: PageRequest) => Promise<Page<T>>, limit: number): Promise<T[]> {
  const items: T[] = []
  let after: string | null = null
  do {
    const page: Page<T> = await read({ after, limit })
    if (page.items.length > limit) throw new RangeError(`a page of ${page.items.length} for a limit of ${limit}`)
    items.push(...page.items)
    after = page.next
  } while (after !== null)
  return items
}

export async function collectRecords(store: CaseStore, caseId: CaseId, clocks: Clocks = NOW): Promise<CaseRecord[]> {
  const records: CaseRecord[] = []
  for await (const record of store.streamRecords(caseId, clocks)) records.push(record)
  return records
}
