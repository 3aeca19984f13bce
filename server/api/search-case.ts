import type { SearchResult } from '../contract/graph.ts'
import type { Clocks } from '../domain/clocks.ts'
import type { CaseStore, NameHit } from '../store/case-store.ts'
import { listSearchWords, matchesWords } from '../store/match-names.ts'
import type { Disclosure } from './disclosure/disclosure.ts'
import { readLabels } from './views/read-labels.ts'

interface CaseSearch {
  readonly text: string
  readonly limit: number
  readonly script: string
  readonly clocks: Clocks
}

/**
 * Searches names as they may be shown. Nobody masked is found by a name, and nothing is found by a part of its name
 * that is covered: either would tell who stands behind a pseudonym. The masked are found by their pseudonyms.
 */
export async function searchCase(store: CaseStore, disclosure: Disclosure, search: CaseSearch): Promise<SearchResult> {
  const { clocks, script, limit } = search
  const caseId = disclosure.context.info.id
  const found = await store.searchNames(caseId, clocks, search.text, Math.min(limit + disclosure.maskedCount, 5000))
  const named = found.flatMap((hit) => showHit(disclosure, hit, search.text)).slice(0, limit)
  const ids = named.map((hit) => hit.entity)
  const refer = await readLabels(store, disclosure, clocks, ids, script)
  const coded = await findMasked(store, disclosure, search)
  return { hits: [...named.map((hit) => ({ ...hit, entity: refer(hit.entity) })), ...coded].slice(0, limit) }
}

function showHit(disclosure: Disclosure, hit: NameHit, text: string): NameHit[] {
  if (disclosure.isMasked(hit.entity)) return []
  const name = disclosure.maskLabel(hit.name)
  return name === hit.name || matchesWords(name, listSearchWords(text)) ? [{ ...hit, name }] : []
}

async function findMasked(
  store: CaseStore,
  disclosure: Disclosure,
  { text, limit, script, clocks }: CaseSearch,
): Promise<SearchResult['hits']> {
  const ids = disclosure.findByPseudonym(text)
  if (ids.length === 0) return []
  const known = await store.readEntities(disclosure.context.info.id, clocks, { ids }, { after: null, limit })
  return known.items.map((entity) => {
    const shown = disclosure.refer(entity, [], script)
    return { entity: shown, name: shown.label, claim: null }
  })
}
