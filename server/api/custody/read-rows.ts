import type { CaseId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { CaseRows } from '../../store/import-state.ts'
import type { LogEntry } from '../../store/log-entry.ts'
import { ApiError } from '../problem-of.ts'

/** The most log entries that a store gives at once. */
const MOST_LOG = 5000

/** All of a case that is no record: its log, oldest first, and the positions of its views. */
export async function readRows(store: CaseStore, caseId: CaseId): Promise<CaseRows> {
  const views: Record<string, CaseRows['views'][string]> = {}
  for (const view of await store.listViews(caseId)) views[view] = await store.readPositions(caseId, view)
  return { log: await readWholeLog(store, caseId), views }
}

async function readWholeLog(store: CaseStore, caseId: CaseId): Promise<LogEntry[]> {
  const entries = await store.readLog(caseId, MOST_LOG)
  if (entries.length < MOST_LOG) return [...entries].reverse()
  throw new ApiError(
    409,
    'log-too-long',
    `The log of this case has more than ${MOST_LOG} entries and cannot be copied whole.`,
  )
}
