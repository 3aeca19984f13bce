import type { CaseRecord } from '../../domain/case-record.ts'
import type { Received } from '../../domain/claim-status.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId } from '../../domain/ids.ts'
import { selectLastInstant } from './append-records.ts'
import { iterateReceived } from './read-records.ts'
import { readInCase } from './store-core.ts'
import type { StoreCore } from './store-core.ts'

/** Every record known at `knownAt`, with the instant of its receipt, in canonical order. */
export async function* streamReceived(
  core: StoreCore,
  caseId: CaseId,
  clocks: Clocks,
): AsyncGenerator<Received<CaseRecord>> {
  const scope = await readInCase(core, caseId, clocks, (opened) => opened)
  // What arrives while the stream is read belongs to no part of it.
  const until = clocks.knownAt ?? selectLastInstant(scope.database) ?? ''
  yield* iterateReceived({ ...scope, until })
}

/** The same without the instants. */
export async function* streamRecords(core: StoreCore, caseId: CaseId, clocks: Clocks): AsyncGenerator<CaseRecord> {
  for await (const { receivedAt: _, ...record } of streamReceived(core, caseId, clocks)) yield record
}
