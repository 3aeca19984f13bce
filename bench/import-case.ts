import type { CaseBatch } from '../server/domain/case-record.ts'
import type { CaseId } from '../server/domain/ids.ts'
import type { CaseStore } from '../server/store/case-store.ts'
import type { PausableWatch } from './stopwatch.ts'
import { timeEach } from './stopwatch.ts'

/** A case in parts, the same each time; only the part at hand is in memory. */
export type Parts = Iterable<CaseBatch> | AsyncIterable<CaseBatch>

/** Nothing is ever resumed, so one key does for all. */
const REQUEST = { key: '0'.repeat(64), title: 'Measured' }

/** Imports a case part by part and publishes it; making the parts is not timed. */
export async function importCase(parts: Parts, store: CaseStore, caseId: CaseId, watch: PausableWatch): Promise<void> {
  await store.openImport(caseId, REQUEST)
  let part = 0
  await timeEach(parts, watch, async (batch) => {
    await store.appendPart(caseId, REQUEST.key, part, batch)
    part += 1
  })
  await store.publishImport(caseId, REQUEST.key)
}
