import type { EntityRef } from '../../contract/common.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { NameLiteral } from '../../domain/literal.ts'
import type { CaseStore } from '../../store/case-store.ts'
import { listLiterals } from '../case-context.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'
import { readEntitiesById, readTouching } from '../read-by-ids.ts'

/**
 * How the entities given may be shown, by their names as the clocks have them. What an entity is never changes, and is
 * told whatever the clocks; an id that the case does not have is told as a concept without a name.
 */
export async function readLabels(
  store: CaseStore,
  disclosure: Disclosure,
  clocks: Clocks,
  ids: Iterable<EntityId>,
  script: string,
): Promise<(id: EntityId) => EntityRef> {
  const wanted = [...new Set(ids)]
  const { info, clocks: ever } = disclosure.context
  const entities = await readEntitiesById(store, info.id, ever, wanted)
  const named = wanted.filter((id) => !disclosure.isMasked(id))
  const names = await readNames(store, disclosure, clocks, named)
  return (id) => {
    const entity = entities.get(id) ?? { id, kind: 'Concept', subkind: null }
    return disclosure.refer(entity, names.get(id) ?? [], script)
  }
}

async function readNames(
  store: CaseStore,
  { context }: Disclosure,
  clocks: Clocks,
  ids: readonly EntityId[],
): Promise<ReadonlyMap<EntityId, readonly NameLiteral[]>> {
  const names = new Map<EntityId, NameLiteral[]>()
  for await (const page of readTouching(store, context.info.id, clocks, ids, { predicates: ['HAS_NAME'] })) {
    for (const claim of page) {
      const own = names.get(claim.subject) ?? []
      own.push(...listLiterals([claim], 'HAS_NAME', 'name'))
      names.set(claim.subject, own)
    }
  }
  return names
}
