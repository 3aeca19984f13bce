import type { CaseBatch } from '../domain/case-record.ts'
import type { CaseStore } from '../store/case-store.ts'

/** A case that ships with the program. */
export interface DemoCase {
  readonly name: string
  readonly description: string
  readonly batch: CaseBatch
}

/** How far back the log is searched for demos loaded before. */
const LOG_ROWS = 5000

/**
 * Loads each demo case that this store has never had, and resolves to how many that were. A start that was cut short
 * is made good by the next one; a demo that somebody removed does not come back.
 */
export async function loadDemos(store: CaseStore, demos: readonly DemoCase[], actor: string): Promise<number> {
  const log = await store.readLog(null, LOG_ROWS)
  const loaded = new Set(log.map((entry) => entry.detail['demo']))
  const missing = demos.filter((demo) => !loaded.has(demo.name))
  for (const demo of missing) await loadDemo(store, demo, actor)
  return missing.length
}

async function loadDemo(store: CaseStore, { name, description, batch }: DemoCase, actor: string): Promise<void> {
  const known = await store.findCaseByName(name)
  // Somebody's own case of that name is left alone; an empty one is what a start that was cut short left.
  if (known !== null && known.revision !== null) return
  const info = known ?? (await store.createCase(name, description))
  const receipt = await store.append(info.id, batch)
  const detail = { ...receipt.added, unchanged: receipt.unchanged, demo: name }
  await store.appendLog({ action: 'imported', caseId: info.id, actor, purpose: null, detail })
}
