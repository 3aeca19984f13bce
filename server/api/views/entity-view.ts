import type { EntityDetail } from '../../contract/claims.ts'
import { objectLiteral } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'

/** One entity with its names and categories, from its active claims at the clocks asked for. */
export function viewEntity(
  disclosure: Disclosure,
  id: EntityId,
  claims: readonly KnownClaim[],
  script: string,
): EntityDetail {
  const own = claims.filter((claim) => claim.subject === id)
  const protection = disclosure.context.protections.get(id)
  return {
    ...disclosure.refer(id, own, script),
    names: own.flatMap((claim) => (disclosure.withholds(claim) ? [] : viewName(claim, disclosure))),
    categories: own.flatMap(viewCategory),
    grounds: [...(protection?.grounds ?? [])].sort(),
    unranked: protection?.unranked ?? false,
    claimCount: claims.filter((claim) => !disclosure.hidesTime(claim)).length + countHidden(disclosure, id),
  }
}

/** Claims whose time is hidden count on every day alike. */
function countHidden(disclosure: Disclosure, id: EntityId): number {
  const own = disclosure.context.bySubject.get(id) ?? []
  return own.filter((claim) => claim.status === 'active' && disclosure.hidesTime(claim)).length
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
