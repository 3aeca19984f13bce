import { NOW } from '../server/domain/clocks.ts'
import type { CaseId } from '../server/domain/ids.ts'
import type { CaseStore } from '../server/store/case-store.ts'
import { findShortestPaths } from '../server/store/traverse/find-shortest-paths.ts'
import { readClaimParts } from './claim-parts.ts'
import { importCase } from './import-case.ts'
import { MOST_HOPS, PAGE } from './questions.ts'
import type { Answers } from './questions.ts'
import { Stopwatch } from './stopwatch.ts'

const NOBODY: ReadonlySet<never> = new Set()

/** The reads of Trama, as of now; nobody is barred from a path. */
export function answerByStore(store: CaseStore, caseId: CaseId): Answers {
  const traversal = { reader: store, caseId, clocks: NOW }
  const first = { after: null, limit: PAGE }
  return {
    async expand(entity) {
      return (await store.readLinks(caseId, NOW, entity, {}, first)).items.length
    },
    async walk(from, to) {
      const query = { from, to, k: 1, maxHops: MOST_HOPS, shortestOnly: true, barred: NOBODY }
      return (await findShortestPaths(traversal, query)).paths[0]?.steps.length ?? 0
    },
    async search(text) {
      return (await store.searchText(caseId, NOW, { field: 'quote', text }, first)).items.length
    },
  }
}

/** The case of that name; unless a side before has imported it, the made-up case of so many claims comes into it. */
export async function findOrImport(store: CaseStore, name: string, claims: number): Promise<CaseId> {
  const known = await store.findCaseByName(name)
  if (known !== null) return known.id
  const { id } = await store.createCase(name, '')
  const watch = new Stopwatch()
  watch.resume()
  await importCase(readClaimParts(claims), store, id, watch)
  return id
}
