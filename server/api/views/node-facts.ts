import { CLAIM_STATUSES, objectLiteral } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { ProceduralCategory } from '../../domain/category.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId, EntityId } from '../../domain/ids.ts'
import type { NameLiteral } from '../../domain/literal.ts'
import { mayHoldOn } from '../../domain/partial-date.ts'
import type { CaseStore, ClaimQuery } from '../../store/case-store.ts'
import { readPages } from '../read-all.ts'
import { readTouching } from '../read-by-ids.ts'

/** What a chart tells of one entity, by the claims that stand at its clocks. */
export interface NodeFacts {
  readonly names: NameLiteral[]
  readonly categories: ProceduralCategory[]
  /** Some claim received by then, of whatever status and valid time, says whether it exists. */
  everClaimed: boolean
  /** Some claim that stands says that it does. */
  exists: boolean
}

/** Reads what a chart tells of the entities given, or of all of a case. */
export async function readNodeFacts(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
  ids: readonly EntityId[] | null,
): Promise<ReadonlyMap<EntityId, NodeFacts>> {
  const facts = new Map<EntityId, NodeFacts>()
  const read = (at: Clocks, query: Omit<ClaimQuery, 'touching'>) =>
    ids === null
      ? readPages((page) => store.readClaims(caseId, at, query, page))
      : readTouching(store, caseId, at, ids, query)
  for await (const page of read(clocks, { predicates: ['HAS_NAME', 'HAS_CATEGORY'] })) {
    for (const claim of page) addFact(factsOf(facts, claim.subject), claim)
  }
  const ever = { predicates: ['EXISTS'], statuses: CLAIM_STATUSES }
  for await (const page of read({ ...clocks, asAt: null }, ever)) {
    for (const claim of page) addExistence(factsOf(facts, claim.subject), claim, clocks)
  }
  return facts
}

function addFact(facts: NodeFacts, claim: KnownClaim): void {
  const literal = objectLiteral(claim)
  if (claim.predicate === 'HAS_NAME' && literal?.kind === 'name') facts.names.push(literal)
  if (claim.predicate === 'HAS_CATEGORY' && literal?.kind === 'category') facts.categories.push(literal.value)
}

function addExistence(facts: NodeFacts, claim: KnownClaim, { asAt }: Clocks): void {
  const literal = objectLiteral(claim)
  const stands = claim.status === 'active' && (asAt === null || mayHoldOn(claim.valid, asAt))
  facts.everClaimed = true
  if (stands && literal?.kind === 'boolean' && literal.value) facts.exists = true
}

function factsOf(facts: Map<EntityId, NodeFacts>, id: EntityId): NodeFacts {
  const known = facts.get(id)
  if (known !== undefined) return known
  const made = { names: [], categories: [], everClaimed: false, exists: false }
  facts.set(id, made)
  return made
}
