import type { CaseId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { CaseRows } from '../../store/import-state.ts'
import type { LogEntry } from '../../store/log-entry.ts'

/** Log entries read at once. */
const LOG_PAGE = 1000

/** All of a case that is no record: its log, oldest first, and the positions of its views. */
export async function readRows(store: CaseStore, caseId: CaseId): Promise<CaseRows> {
  const views: Record<string, CaseRows['views'][string]> = {}
  for (const view of await store.listViews(caseId)) views[view] = await store.readPositions(caseId, view)
  return { log: await readWholeLog(store, caseId), views }
}

async function readWholeLog(store: CaseStore, caseId: CaseId): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  let page: readonly LogEntry[]
  do {
    page = await store.readLog(caseId, LOG_PAGE, entries.at(-1)?.sequence)
    entries.push(...page)
  } while (page.length === LOG_PAGE)
  return entries.reverse()
}
