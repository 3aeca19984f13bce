import { CLAIM_STATUSES, objectLiteral } from '../../domain/claim.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { NameLiteral } from '../../domain/literal.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { CaseContext } from '../case-context.ts'
import { readPages } from '../read-all.ts'
import { readEntitiesById } from '../read-by-ids.ts'

/** Events and things are often named after people, so their names spare nothing. */
const SPARED = new Set<string | undefined>(['Person', 'Group', 'Location'])

/**
 * Names by which people, groups and places may be shown and which share a word with somebody masked (name-sieve.ts); all
 * others would spare nothing.
 */
export async function readSparedNames(
  store: CaseStore,
  { info, clocks }: CaseContext,
  sharesWord: (name: string) => boolean,
  isMasked: (id: EntityId) => boolean,
): Promise<NameLiteral[]> {
  const found = new Map<EntityId, NameLiteral[]>()
  const query = { predicates: ['HAS_NAME'], statuses: CLAIM_STATUSES }
  for await (const page of readPages((at) => store.readClaims(info.id, clocks, query, at))) {
    for (const { subject, object } of page) {
      const literal = objectLiteral({ object })
      if (literal?.kind !== 'name' || isMasked(subject) || !sharesWord(literal.value)) continue
      const own = found.get(subject)
      if (own === undefined) found.set(subject, [literal])
      else own.push(literal)
    }
  }
  const entities = await readEntitiesById(store, info.id, clocks, found.keys())
  return [...found].flatMap(([id, names]) => (SPARED.has(entities.get(id)?.kind) ? names : []))
}
