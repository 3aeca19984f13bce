import type { CaseInfo } from '../domain/case-record.ts'
import { CLAIM_STATUSES, objectLiteral } from '../domain/claim.ts'
import type { KnownClaim } from '../domain/claim.ts'
import { NOW } from '../domain/clocks.ts'
import type { Clocks } from '../domain/clocks.ts'
import type { Entity } from '../domain/entity.ts'
import type { CaseId, ClaimId, EntityId, ExcerptId, SourceId } from '../domain/ids.ts'
import { deriveProtections } from '../domain/protection.ts'
import type { Protection } from '../domain/protection.ts'
import type { Excerpt, Source } from '../domain/source.ts'
import type { PredicateDefinition } from '../domain/vocabulary.ts'
import { PREDICATES, resolvePredicate } from '../domain/vocabulary.ts'
import type { CaseStore } from '../store/case-store.ts'
import { readAll } from './read-all.ts'

/** All that is known of a case now and of all time: what every disclosure is judged by, whatever a view is set to. */
export interface CaseContext {
  readonly info: CaseInfo
  readonly entities: ReadonlyMap<EntityId, Entity>
  /** Claims of every status. */
  readonly claims: ReadonlyMap<ClaimId, KnownClaim>
  readonly bySubject: ReadonlyMap<EntityId, readonly KnownClaim[]>
  readonly sources: ReadonlyMap<SourceId, Source>
  readonly excerpts: ReadonlyMap<ExcerptId, Excerpt>
  readonly protections: ReadonlyMap<EntityId, Protection>
  readonly predicates: ReadonlyMap<string, PredicateDefinition>
}

const KEPT = 4

/** Loads contexts and keeps the last few, each as long as its case has received nothing new. */
export class CaseContexts {
  readonly #store: CaseStore
  readonly #kept = new Map<CaseId, { revision: string | null; context: Promise<CaseContext> }>()

  constructor(store: CaseStore) {
    this.#store = store
  }

  /** The context as of now. Rejects with UnknownCaseError. */
  async get(caseId: CaseId): Promise<CaseContext> {
    const info = await this.#store.getCase(caseId)
    const kept = this.#kept.get(caseId)
    if (kept?.revision === info.revision) return kept.context
    const context = loadContext(this.#store, info)
    this.#kept.delete(caseId)
    this.#kept.set(caseId, { revision: info.revision, context })
    context.catch(() => this.#kept.delete(caseId))
    const oldest = this.#kept.keys().next()
    if (this.#kept.size > KEPT && oldest.done !== true) this.#kept.delete(oldest.value)
    return context
  }
}

async function loadContext(store: CaseStore, info: CaseInfo): Promise<CaseContext> {
  const { id } = info
  const entities = indexById(await readAll((page) => store.readEntities(id, NOW, {}, page)))
  const claims = await readAll((page) => store.readClaims(id, NOW, { statuses: CLAIM_STATUSES }, page))
  const sources = indexById(await readAll((page) => store.readSources(id, NOW, page)))
  const overrides = await store.readOverrides(id, NOW)
  return {
    info,
    entities,
    claims: indexById(claims),
    bySubject: groupBySubject(claims),
    sources,
    excerpts: await loadExcerpts(store, id, [...sources.keys()]),
    protections: deriveProtections({ claims, entities, overrides }),
    predicates: await loadPredicates(store, id, NOW),
  }
}

async function loadExcerpts(
  store: CaseStore,
  caseId: CaseId,
  sources: readonly SourceId[],
): Promise<ReadonlyMap<ExcerptId, Excerpt>> {
  const excerpts = new Map<ExcerptId, Excerpt>()
  for (const source of sources) {
    for (const excerpt of await store.readExcerpts(caseId, NOW, { source })) excerpts.set(excerpt.id, excerpt)
  }
  return excerpts
}

async function loadPredicates(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
): Promise<ReadonlyMap<string, PredicateDefinition>> {
  const added = new Map((await store.readPredicates(caseId, clocks)).map((one) => [one.id, one]))
  const definitions = new Map(PREDICATES.map((one) => [one.id, one]))
  for (const id of added.keys()) {
    const definition = resolvePredicate(id, added)
    if (definition !== null) definitions.set(id, definition)
  }
  return definitions
}

/** Every value of literals of one kind that a claim of `predicate` ever gave the entity, whatever became of it. */
export function listLiterals<K extends 'name' | 'text' | 'count' | 'category' | 'date'>(
  claims: readonly KnownClaim[],
  predicate: string,
  kind: K,
): Extract<NonNullable<ReturnType<typeof objectLiteral>>, { kind: K }>[] {
  return claims.flatMap((claim) => {
    const literal = claim.predicate === predicate ? objectLiteral(claim) : null
    return literal?.kind === kind ? [literal as Extract<typeof literal, { kind: K }>] : []
  })
}

export function groupBySubject(claims: readonly KnownClaim[]): ReadonlyMap<EntityId, readonly KnownClaim[]> {
  const groups = new Map<EntityId, KnownClaim[]>()
  for (const claim of claims) {
    const group = groups.get(claim.subject)
    if (group === undefined) groups.set(claim.subject, [claim])
    else group.push(claim)
  }
  return groups
}

function indexById<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<T['id'], T> {
  return new Map(items.map((item) => [item.id, item]))
}
