import { objectEntity } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId, ClaimId, EntityId } from '../../domain/ids.ts'
import { collectBirthdays, collectEventDays, tellsOfMinor } from '../../domain/minors-by-birth.ts'
import type { DaysOfEntities } from '../../domain/minors-by-birth.ts'
import { deriveProtections, listProtectingPredicates, mayProtect } from '../../domain/protection.ts'
import type { Protection, ProtectionClaim } from '../../domain/protection.ts'
import type { PredicateDefinition } from '../../domain/vocabulary.ts'
import type { CaseStore } from '../../store/case-store.ts'
import { readPages } from '../read-all.ts'
import { readEntitiesById, readTouching } from '../read-by-ids.ts'

interface DecidingClaim extends ProtectionClaim {
  readonly id: ClaimId
}

/** Derives who is protected from the claims that decide it, a page in memory at a time. */
export async function readProtections(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
  predicates: ReadonlyMap<string, PredicateDefinition>,
): Promise<ReadonlyMap<EntityId, Protection>> {
  const deciding: DecidingClaim[] = []
  for (const predicate of listProtectingPredicates(predicates.values())) {
    const query = { predicates: [predicate] }
    for await (const page of readPages((at) => store.readClaims(caseId, clocks, query, at))) {
      deciding.push(...page.filter(mayProtect).map(keepDeciding))
    }
  }
  const claims = [...deciding, ...(await readTellingOfMinors(store, caseId, clocks, deciding))]
  claims.sort((a, b) => (a.id < b.id ? -1 : 1))
  return deriveProtections({
    claims,
    entities: await readEntitiesById(store, caseId, clocks, listWholes(claims)),
    overrides: await store.readOverrides(caseId, clocks),
  })
}

/** Claims that put somebody with a birthday somewhere as a minor, and when the events they point to happened. */
async function readTellingOfMinors(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
  deciding: readonly DecidingClaim[],
): Promise<DecidingClaim[]> {
  const telling: DecidingClaim[] = []
  const birthdays = collectBirthdays(deciding)
  for await (const page of readTouching(store, caseId, clocks, birthdays.keys(), {})) {
    const own = page.filter((claim) => birthdays.has(claim.subject))
    const dated = await readDates(store, caseId, clocks, own)
    telling.push(...pickTelling(own, dated, birthdays).map(keepDeciding))
  }
  return telling
}

function pickTelling(
  claims: readonly KnownClaim[],
  dated: readonly KnownClaim[],
  birthdays: DaysOfEntities,
): readonly KnownClaim[] {
  const eventDays = collectEventDays(dated)
  const telling = claims.filter((claim) => tellsOfMinor(claim, birthdays, eventDays))
  const events = new Set(telling.map(objectEntity))
  return [...telling, ...dated.filter((claim) => events.has(claim.subject))]
}

async function readDates(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
  claims: readonly KnownClaim[],
): Promise<readonly KnownClaim[]> {
  const dates: KnownClaim[] = []
  const query = { predicates: ['OCCURRED_ON'] }
  for await (const page of readTouching(store, caseId, clocks, listObjects(claims), query)) dates.push(...page)
  return dates
}

function listWholes(claims: readonly DecidingClaim[]): EntityId[] {
  return listObjects(claims.filter(({ predicate }) => predicate === 'HOLDS_OFFICE_IN' || predicate === 'SUBGROUP_OF'))
}

function listObjects(claims: readonly Pick<KnownClaim, 'object'>[]): EntityId[] {
  return claims.map(objectEntity).filter((id) => id !== null)
}

/** What derivation needs of a claim, so that the rest of it is let go. */
function keepDeciding({ id, predicate, subject, object, role, valid, status }: KnownClaim): DecidingClaim {
  return { id, predicate, subject, object, role, valid, status }
}
