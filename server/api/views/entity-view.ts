import type { EntityDetail } from '../../contract/claims.ts'
import { objectLiteral } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { Entity } from '../../domain/entity.ts'
import type { CaseStore } from '../../store/case-store.ts'
import { listLiterals } from '../case-context.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'
import { readAll } from '../read-all.ts'

/** One entity with its names and categories, as they stand at the clocks asked for; its links are only counted. */
export async function viewEntity(
  store: CaseStore,
  disclosure: Disclosure,
  entity: Entity,
  clocks: Clocks,
  script: string,
): Promise<EntityDetail> {
  const own = await readFacts(store, disclosure, entity, clocks)
  const protection = disclosure.context.protections.get(entity.id)
  return {
    ...disclosure.refer(entity, listLiterals(own, 'HAS_NAME', 'name'), script),
    names: own.flatMap((claim) => (disclosure.withholds(claim) ? [] : viewName(claim, disclosure))),
    categories: own.flatMap(viewCategory),
    grounds: [...(protection?.grounds ?? [])].sort(),
    unranked: protection?.unranked ?? false,
    claimCount:
      own.filter((claim) => !disclosure.hidesTime(claim)).length +
      (await countHidden(store, disclosure, entity)) +
      (await countLinks(store, disclosure, entity, clocks)),
  }
}

/** What is claimed of the entity alone. */
function readFacts(
  store: CaseStore,
  { context }: Disclosure,
  { id }: Entity,
  clocks: Clocks,
): Promise<readonly KnownClaim[]> {
  const facts = [...context.predicates.values()].filter((one) => 'literal' in one.object).map((one) => one.id)
  const query = { touching: [id], predicates: facts }
  return readAll((page) => store.readClaims(context.info.id, clocks, query, page))
}

/** Claims whose time is hidden count on every day alike. */
async function countHidden(store: CaseStore, disclosure: Disclosure, entity: Entity): Promise<number> {
  if (!disclosure.isMasked(entity.id)) return 0
  const ever = await readFacts(store, disclosure, entity, disclosure.context.clocks)
  return ever.filter((claim) => disclosure.hidesTime(claim)).length
}

async function countLinks(store: CaseStore, { context }: Disclosure, { id }: Entity, clocks: Clocks): Promise<number> {
  const counts = await store.countLinks(context.info.id, clocks, id, {})
  return counts.reduce((sum, { count }) => sum + count, 0)
}

function viewName(claim: KnownClaim, disclosure: Disclosure): EntityDetail['names'] {
  const literal = objectLiteral(claim)
  if (literal?.kind !== 'name') return []
  const { value, script, language, nameKind } = literal
  return [{ claim: claim.id, value: disclosure.maskLabel(value), script, language, nameKind }]
}

function viewCategory(claim: KnownClaim): EntityDetail['categories'] {
  const literal = objectLiteral(claim)
  if (claim.predicate !== 'HAS_CATEGORY' || literal?.kind !== 'category') return []
  return [{ category: literal.value, claim: claim.id, valid: claim.valid }]
}
