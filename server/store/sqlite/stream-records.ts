import type { CaseRecord } from '../../domain/case-record.ts'
import type { Received } from '../../domain/claim-status.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId } from '../../domain/ids.ts'
import { stripInstant } from '../strip-instant.ts'
import { findCaseNo } from './case-list.ts'
import { iterateReceived } from './read-records.ts'
import { readInCase } from './store-core.ts'
import type { StoreCore } from './store-core.ts'
import { selectLastInstant } from './store-instant.ts'

/**
 * Every record known at `knownAt`, with the instant of its receipt, in canonical order.
 *
 * @throws {UnknownCaseError} also at the end, when the case was erased meanwhile
 */
export async function* streamReceived(
  core: StoreCore,
  caseId: CaseId,
  clocks: Clocks,
): AsyncGenerator<Received<CaseRecord>> {
  const scope = await readInCase(core, caseId, clocks, (opened) => opened)
  // What arrives while the stream is read belongs to no part of it.
  const last = selectLastInstant(scope.database) ?? ''
  yield* iterateReceived({ ...scope, until: scope.until < last ? scope.until : last })
  // A case that was erased on the way must not pass for one that ends here.
  findCaseNo(scope.database, caseId)
}

/** The same without the instants. */
export async function* streamRecords(core: StoreCore, caseId: CaseId, clocks: Clocks): AsyncGenerator<CaseRecord> {
  for await (const received of streamReceived(core, caseId, clocks)) yield stripInstant(received)
}
