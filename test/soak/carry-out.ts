import type { CaseId } from '../../server/domain/ids.ts'
import type { CaseStore } from '../../server/store/case-store.ts'
import type { ImportPlan } from './import-plan.ts'

/** What an import ends with, unless it is cut off before. */
export const ENDINGS = ['publish', 'discard'] as const
export type Ending = (typeof ENDINGS)[number]

/** Tells what has been done, or is about to be. */
export type Say = (line: string) => void

/**
 * Appends the base of a plan to a new case and imports its parts, saying `case <id>`, `part <number>` once a part is
 * acknowledged, and `publish` or `discard` before it does so and `done` after.
 */
export async function carryOut(
  store: CaseStore,
  plan: ImportPlan,
  name: string,
  ending: Ending,
  say: Say,
): Promise<void> {
  const { id } = await store.createCase(name, '')
  await store.append(id, plan.base)
  say(`case ${id}`)
  await appendRest(store, id, plan, say)
  say(ending)
  if (ending === 'publish') await store.publishImport(id, plan.request.key)
  else await store.discardImport(id)
  say('done')
}

/** Opens the import of a plan, or finds it again, and appends the parts that are missing. */
export async function appendRest(store: CaseStore, caseId: CaseId, plan: ImportPlan, say: Say): Promise<void> {
  const { key } = plan.request
  const { parts } = await store.openImport(caseId, plan.request)
  for (const [part, batch] of plan.parts.entries()) {
    if (part < parts) continue
    await store.appendPart(caseId, key, part, batch)
    say(`part ${part}`)
  }
}
