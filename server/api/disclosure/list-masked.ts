import { CLAIM_STATUSES, objectEntity } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { Entity, Subkind } from '../../domain/entity.ts'
import type { ClaimId, EntityId } from '../../domain/ids.ts'
import type { PredicateDefinition } from '../../domain/vocabulary.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { CaseContext } from '../case-context.ts'
import { readEntitiesById, readTouching } from '../read-by-ids.ts'
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

/** A claim between somebody masked and what may lead to them. */
interface Trace {
  readonly id: ClaimId
  readonly predicate: string
  readonly subject: EntityId
  readonly object: EntityId
}

/**
 * Everything of a case that is shown under a pseudonym, with the letter its code begins with: M minors, V other
 * victims, and what would lead to them: L their dwellings and houses, O things that stand in a register under their
 * name and their own telephones, accounts, vehicles and papers. A town or a country somebody lives in leads to nobody;
 * there the claim itself is withheld, and that is enough.
 */
export async function listMasked(store: CaseStore, context: CaseContext): Promise<ReadonlyMap<EntityId, string>> {
  const letters = new Map<EntityId, string>()
  for (const [id, protection] of context.protections) {
    if (protection.masked) letters.set(id, protection.grounds.has('minor') ? 'M' : 'V')
  }
  const people = new Set(letters.keys())
  const traces = await readTraces(store, context, people)
  const ends = traces.flatMap(({ subject, object }) => [subject, object])
  const entities = await readEntitiesById(store, context.info.id, context.clocks, ends)
  for (const { predicate, subject, object } of traces) {
    if (!leadsToPeople(context.predicates.get(predicate), entities.get(object))) continue
    if (people.has(subject)) addTrace(letters, entities.get(object))
    if (people.has(object)) addTrace(letters, entities.get(subject))
  }
  return letters
}

/** Of every status, by id: what was refuted or withdrawn leads to people too. */
async function readTraces(
  store: CaseStore,
  { info, clocks, predicates }: CaseContext,
  people: ReadonlySet<EntityId>,
): Promise<readonly Trace[]> {
  const leading = [...predicates.values()].filter((one) => 'entity' in one.object && mayLead(one)).map((one) => one.id)
  const traces = new Map<ClaimId, Trace>()
  const query = { predicates: leading, statuses: CLAIM_STATUSES }
  for await (const page of readTouching(store, info.id, clocks, people, query)) {
    for (const trace of page.flatMap(keepTrace)) traces.set(trace.id, trace)
  }
  return [...traces.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function keepTrace(claim: KnownClaim): Trace[] {
  const object = objectEntity(claim)
  return object === null ? [] : [{ id: claim.id, predicate: claim.predicate, subject: claim.subject, object }]
}

function mayLead(definition: PredicateDefinition): boolean {
  return definition.identifying || isOrDescendsFrom(definition, 'OWNS') || isOrDescendsFrom(definition, 'USES')
}

function leadsToPeople(definition: PredicateDefinition | undefined, had: Entity | undefined): boolean {
  if (definition?.identifying === true) return true
  if (isOrDescendsFrom(definition, 'OWNS') && had?.kind === 'Location') return true
  const isHad = isOrDescendsFrom(definition, 'USES') || isOrDescendsFrom(definition, 'OWNS')
  return isHad && PERSONAL.has(had?.subkind ?? null)
}

function addTrace(letters: Map<EntityId, string>, entity: Entity | undefined): void {
  if (entity === undefined || letters.has(entity.id)) return
  if (entity.kind === 'Object') letters.set(entity.id, 'O')
  if (entity.subkind === 'address' || entity.subkind === 'building') letters.set(entity.id, 'L')
}
