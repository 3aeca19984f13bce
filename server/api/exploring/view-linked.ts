import type { Graph } from '../../contract/graph.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { Link } from '../../store/link.ts'
import { splitIds, readAll } from '../read-all.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'
import { readGraphOf } from '../views/read-graph.ts'

/** Where something was looked for, and how it is to be shown. */
export interface Exploration {
  readonly store: CaseStore
  readonly disclosure: Disclosure
  readonly clocks: Clocks
  readonly script: string
  readonly signal: AbortSignal
}

/** Links as lines of a chart, with the entities at their ends and those of `also`. */
export async function viewLinked(
  { store, disclosure, clocks, script }: Exploration,
  links: readonly Link[],
  also: readonly EntityId[],
): Promise<Pick<Graph, 'nodes' | 'edges'>> {
  const caseId = disclosure.context.info.id
  const ids = new Set([...also, ...links.flatMap(({ subject, object }) => [subject, object])])
  const claims = []
  for (const part of splitIds(links.map((link) => link.claim))) {
    claims.push(...(await readAll((page) => store.readClaims(caseId, clocks, { ids: part }, page))))
  }
  return readGraphOf(store, disclosure, clocks, { script, ids: [...ids], lines: claims })
}
