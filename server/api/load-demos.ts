import type { CaseBatch } from '../domain/case-record.ts'
import type { CaseStore } from '../store/case-store.ts'

/** A case that ships with the program. */
export interface DemoCase {
  readonly name: string
  readonly description: string
  readonly batch: CaseBatch
}

/**
 * Loads the demo cases into a store that nothing was ever imported into. A start that was cut short is made good by
 * the next one; a demo that somebody removed later does not come back.
 */
export async function loadDemos(store: CaseStore, demos: readonly DemoCase[], actor: string): Promise<number> {
  const log = await store.readLog(null, 1000)
  if (log.some((entry) => entry.action === 'imported')) return 0
  for (const demo of demos) {
    const info = (await store.findCaseByName(demo.name)) ?? (await store.createCase(demo.name, demo.description))
    const receipt = await store.append(info.id, demo.batch)
    const detail = { ...receipt.added, unchanged: receipt.unchanged, demo: true }
    await store.appendLog({ action: 'imported', caseId: info.id, actor, purpose: null, detail })
  }
  return demos.length
}
