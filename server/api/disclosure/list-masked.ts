import { objectEntity } from '../../domain/claim.ts'
import type { Subkind } from '../../domain/entity.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { CaseContext } from '../case-context.ts'
import { isOrDescendsFrom } from './is-or-descends-from.ts'

/** Things that are one person's own, so that their numbers lead to whoever has them. */
const PERSONAL: ReadonlySet<Subkind | null> = new Set<Subkind>([
  'phone-number',
  'sim',
  'handset',
  'account',
  'vehicle',
  'identity-document',
  'online-identity',
])

/**
 * Everything of a case that is shown under a pseudonym, with the letter its code begins with: M minors, V other
 * victims, and what would lead to them: L their dwellings and houses, O things that stand in a register under their
 * name and their own telephones, accounts, vehicles and papers. A town or a country somebody lives in leads to nobody;
 * there the claim itself is withheld, and that is enough.
 */
export function listMasked(context: CaseContext): ReadonlyMap<EntityId, string> {
  const letters = new Map<EntityId, string>()
  for (const [id, protection] of context.protections) {
    if (protection.masked) letters.set(id, protection.grounds.has('minor') ? 'M' : 'V')
  }
  const people = new Set(letters.keys())
  for (const claim of context.claims.values()) {
    const object = objectEntity(claim)
    if (object === null || !leadsToPeople(context, claim.predicate, object)) continue
    if (people.has(claim.subject)) addTrace(letters, context, object)
    if (people.has(object)) addTrace(letters, context, claim.subject)
  }
  return letters
}

function leadsToPeople(context: CaseContext, predicate: string, object: EntityId): boolean {
  const definition = context.predicates.get(predicate)
  if (definition?.identifying === true) return true
  const had = context.entities.get(object)
  if (isOrDescendsFrom(definition, 'OWNS') && had?.kind === 'Location') return true
  const isHad = isOrDescendsFrom(definition, 'USES') || isOrDescendsFrom(definition, 'OWNS')
  return isHad && PERSONAL.has(had?.subkind ?? null)
}

function addTrace(letters: Map<EntityId, string>, context: CaseContext, id: EntityId): void {
  const entity = context.entities.get(id)
  if (letters.has(id) || entity === undefined) return
  if (entity.kind === 'Object') letters.set(id, 'O')
  if (entity.subkind === 'address' || entity.subkind === 'building') letters.set(id, 'L')
}
