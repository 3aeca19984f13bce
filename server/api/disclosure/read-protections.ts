import { objectEntity } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId, ClaimId, EntityId } from '../../domain/ids.ts'
import { collectBirthdays, collectEventDays, tellsOfMinor } from '../../domain/minors-by-birth.ts'
import type { DaysOfEntities } from '../../domain/minors-by-birth.ts'
import { deriveProtections, listProtectingPredicates, mayProtect } from '../../domain/protection.ts'
import type { Protection, ProtectionClaim } from '../../domain/protection.ts'
import { findBuiltIn } from '../../domain/vocabulary.ts'
import type { PredicateDefinition } from '../../domain/vocabulary.ts'
import type { CaseStore } from '../../store/case-store.ts'
import { readPages } from '../read-all.ts'
import { readEntitiesById, readTouching } from '../read-by-ids.ts'

interface DecidingClaim extends ProtectionClaim {
  readonly id: ClaimId
}

/** By id of a predicate, the predicate of the vocabulary that it counts as: itself, or the one it was added under. */
type CountsAs = ReadonlyMap<string, string>

/**
 * Derives who is protected from the claims that decide it, a page in memory at a time. A predicate that the case added
 * protects as the one does that it was added under.
 */
export async function readProtections(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
  predicates: ReadonlyMap<string, PredicateDefinition>,
): Promise<ReadonlyMap<EntityId, Protection>> {
  const countsAs = new Map([...predicates].map(([id, definition]) => [id, findBuiltIn(definition)]))
  const deciding: DecidingClaim[] = []
  for (const predicate of listCountingAs(countsAs, listProtectingPredicates())) {
    const query = { predicates: [predicate] }
    for await (const page of readPages((at) => store.readClaims(caseId, clocks, query, at))) {
      deciding.push(...page.map((claim) => keepDeciding(claim, countsAs)).filter(mayProtect))
    }
  }
  const claims = [...deciding, ...(await readTellingOfMinors(store, caseId, clocks, deciding, countsAs))]
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
  countsAs: CountsAs,
): Promise<DecidingClaim[]> {
  const dating = listCountingAs(countsAs, ['OCCURRED_ON'])
  const telling: DecidingClaim[] = []
  const birthdays = collectBirthdays(deciding)
  const decidingEvents = listObjects(deciding)
  for await (const page of readTouching(store, caseId, clocks, birthdays.keys(), {})) {
    const own = page.filter((claim) => birthdays.has(claim.subject)).map((claim) => keepDeciding(claim, countsAs))
    const dated: DecidingClaim[] = []
    for await (const dates of readTouching(store, caseId, clocks, listObjects(own), { predicates: dating })) {
      dated.push(...dates.map((claim) => keepDeciding(claim, countsAs)))
    }
    telling.push(...pickTelling(own, dated, birthdays, decidingEvents))
  }
  return telling
}

function pickTelling(
  claims: readonly DecidingClaim[],
  dated: readonly DecidingClaim[],
  birthdays: DaysOfEntities,
  decidingEvents: readonly EntityId[],
): readonly DecidingClaim[] {
  const eventDays = collectEventDays(dated)
  const telling = claims.filter((claim) => tellsOfMinor(claim, birthdays, eventDays))
  // Without the dates of their events, claims that decide for another reason would be taken at their own time.
  const events = new Set([...listObjects(telling), ...decidingEvents])
  return [...telling, ...dated.filter((claim) => events.has(claim.subject))]
}

function listWholes(claims: readonly DecidingClaim[]): EntityId[] {
  return listObjects(claims.filter(({ predicate }) => predicate === 'HOLDS_OFFICE_IN' || predicate === 'SUBGROUP_OF'))
}

function listObjects(claims: readonly Pick<KnownClaim, 'object'>[]): EntityId[] {
  return claims.map(objectEntity).filter((id) => id !== null)
}

/** What derivation needs of a claim, so that the rest of it is let go. */
function keepDeciding(claim: KnownClaim, countsAs: CountsAs): DecidingClaim {
  const { id, predicate, subject, object, role, valid, status } = claim
  return { id, predicate: countsAs.get(predicate) ?? predicate, subject, object, role, valid, status }
}

function listCountingAs(countsAs: CountsAs, builtIns: readonly string[]): string[] {
  return [...countsAs].filter(([, builtIn]) => builtIns.includes(builtIn)).map(([id]) => id)
}
