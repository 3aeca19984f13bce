import { objectEntity } from '../../domain/claim.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { CaseContext } from '../case-context.ts'

/**
 * Everything of a case that is shown under a pseudonym, with the letter its code begins with: M minors, V other
 * victims, and what would lead to them: L their dwellings, O things that stand in a register under their name. A town
 * or a country somebody lives in leads to nobody; there the claim itself is withheld, and that is enough.
 */
export function listMasked(context: CaseContext): ReadonlyMap<EntityId, string> {
  const letters = new Map<EntityId, string>()
  for (const [id, protection] of context.protections) {
    if (protection.masked) letters.set(id, protection.grounds.has('minor') ? 'M' : 'V')
  }
  const people = new Set(letters.keys())
  for (const claim of context.claims.values()) {
    const object = objectEntity(claim)
    if (object === null || context.predicates.get(claim.predicate)?.identifying !== true) continue
    if (people.has(claim.subject)) addTrace(letters, context, object)
    if (people.has(object)) addTrace(letters, context, claim.subject)
  }
  return letters
}

function addTrace(letters: Map<EntityId, string>, context: CaseContext, id: EntityId): void {
  const entity = context.entities.get(id)
  if (letters.has(id) || entity === undefined) return
  if (entity.kind === 'Object') letters.set(id, 'O')
  if (entity.subkind === 'address' || entity.subkind === 'building') letters.set(id, 'L')
}
