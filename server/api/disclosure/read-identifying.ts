import { CLAIM_STATUSES, objectEntity, objectLiteral } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { ClaimId, EntityId, ExcerptId } from '../../domain/ids.ts'
import type { Literal, NameLiteral } from '../../domain/literal.ts'
import type { CaseStore } from '../../store/case-store.ts'
import { listLiterals } from '../case-context.ts'
import type { CaseContext } from '../case-context.ts'
import { readTouching } from '../read-by-ids.ts'

/** What of a claim by an identifying predicate about somebody masked has to be remembered. */
export interface IdentifyingClaim {
  readonly id: ClaimId
  readonly predicate: string
  readonly subject: EntityId
  /** The name it gives; null when it gives something else. */
  readonly name: NameLiteral | null
  readonly excerpts: readonly ExcerptId[]
}

/** What is recorded of one masked entity that a text may repeat. */
export interface MaskedTraits {
  readonly names: NameLiteral[]
  readonly identifiers: string[]
  /** `YYYY-MM-DD`, or less precise. */
  readonly birthdays: string[]
  /** How many people it counts, by the first active claim. */
  count?: Extract<Literal, { kind: 'count' }>
}

export interface Identifying {
  /** Of every status, by id. */
  readonly claims: readonly IdentifyingClaim[]
  readonly traits: ReadonlyMap<EntityId, MaskedTraits>
}

/** Reads every claim that tells who somebody masked is, whatever became of it. */
export async function readIdentifying(
  store: CaseStore,
  { info, clocks, predicates }: CaseContext,
  masked: ReadonlySet<EntityId>,
): Promise<Identifying> {
  const identifying = new Set([...predicates.values()].filter((one) => one.identifying).map((one) => one.id))
  const claims = new Map<ClaimId, IdentifyingClaim>()
  const traits = new Map<EntityId, MaskedTraits>()
  const query = { predicates: [...identifying, 'HAS_COUNT'], statuses: CLAIM_STATUSES }
  for await (const page of readTouching(store, info.id, clocks, masked, query)) {
    for (const claim of page) {
      if (claims.has(claim.id)) continue
      if (identifying.has(claim.predicate)) claims.set(claim.id, keepIdentifying(claim))
      if (masked.has(claim.subject)) addTraits(traits, claim)
    }
  }
  return { claims: [...claims.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), traits }
}

/** A claim of an entity about itself comes with it alone, so that no trait is taken twice. */
function addTraits(traits: Map<EntityId, MaskedTraits>, claim: KnownClaim): void {
  if (objectEntity(claim) !== null) return
  const own = traits.get(claim.subject) ?? { names: [], identifiers: [], birthdays: [] }
  own.names.push(...listLiterals([claim], 'HAS_NAME', 'name'))
  own.identifiers.push(...listLiterals([claim], 'HAS_IDENTIFIER', 'text').map((literal) => literal.value))
  own.birthdays.push(...listLiterals([claim], 'BORN_ON', 'date').map((literal) => literal.value))
  const [count] = claim.status === 'active' ? listLiterals([claim], 'HAS_COUNT', 'count') : []
  if (count !== undefined) own.count ??= count
  traits.set(claim.subject, own)
}

function keepIdentifying(claim: KnownClaim): IdentifyingClaim {
  const literal = objectLiteral(claim)
  const { id, predicate, subject, excerpts } = claim
  return { id, predicate, subject, name: literal?.kind === 'name' ? literal : null, excerpts }
}
