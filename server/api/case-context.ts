import type { CaseInfo } from '../domain/case-record.ts'
import { objectLiteral } from '../domain/claim.ts'
import type { KnownClaim } from '../domain/claim.ts'
import type { Clocks } from '../domain/clocks.ts'
import type { CaseId, EntityId, SourceId } from '../domain/ids.ts'
import type { Literal } from '../domain/literal.ts'
import type { Protection } from '../domain/protection.ts'
import type { Source } from '../domain/source.ts'
import type { PredicateDefinition } from '../domain/vocabulary.ts'
import { PREDICATES, resolvePredicate } from '../domain/vocabulary.ts'
import type { CaseStore } from '../store/case-store.ts'
import { ConcurrencyLimit } from '../store/concurrency-limit.ts'
import { readProtections } from './disclosure/read-protections.ts'
import { readAll } from './read-all.ts'

/**
 * What every disclosure of a case is judged by, from all that is known now and of all time, whatever a view is set to.
 * It grows with the sources and with who is protected, not with the case: claims, excerpts and entities are read as
 * they are needed.
 */
export interface CaseContext {
  readonly info: CaseInfo
  /** All that the case held at its revision, of all time. */
  readonly clocks: Clocks
  readonly sources: ReadonlyMap<SourceId, Source>
  readonly protections: ReadonlyMap<EntityId, Protection>
  readonly predicates: ReadonlyMap<string, PredicateDefinition>
}

/** Sources and protected entities that the contexts kept may have together; the newest is kept in any case. */
const MOST_KEPT = 200_000
/** Contexts that are read at a time: whoever lists cases asks for all of theirs at once. */
const MOST_LOADING = 4

interface Kept {
  readonly revision: string | null
  readonly context: Promise<CaseContext>
  /** How much it takes up; 0 until it is there. */
  weight: number
}

/** Loads contexts and keeps those used last, each as long as its case has received nothing new. */
export class CaseContexts {
  readonly #store: CaseStore
  readonly #kept = new Map<CaseId, Kept>()
  readonly #loading = new ConcurrencyLimit(MOST_LOADING)

  constructor(store: CaseStore) {
    this.#store = store
  }

  /** The context as of now. Rejects with UnknownCaseError. */
  async get(caseId: CaseId): Promise<CaseContext> {
    const info = await this.#store.getCase(caseId)
    const known = this.#kept.get(caseId)
    const kept = known?.revision === info.revision ? known : this.#load(info)
    this.#kept.delete(caseId)
    this.#kept.set(caseId, kept)
    return kept.context
  }

  /** Keeps nothing of a case that was erased. */
  forget(caseId: CaseId): void {
    this.#kept.delete(caseId)
  }

  #load(info: CaseInfo): Kept {
    const context = this.#loading.run(() => loadContext(this.#store, info))
    const kept: Kept = { revision: info.revision, context, weight: 0 }
    context.then(
      ({ sources, protections }) => {
        kept.weight = 1 + sources.size + protections.size
        this.#letGo()
      },
      () => {
        if (this.#kept.get(info.id) === kept) this.#kept.delete(info.id)
      },
    )
    return kept
  }

  /** Lets go of those used longest ago. */
  #letGo(): void {
    let total = [...this.#kept.values()].reduce((sum, { weight }) => sum + weight, 0)
    for (const [id, { weight }] of [...this.#kept].slice(0, -1)) {
      if (total <= MOST_KEPT) return
      this.#kept.delete(id)
      total -= weight
    }
  }
}

async function loadContext(store: CaseStore, info: CaseInfo): Promise<CaseContext> {
  const { id } = info
  const clocks = { asAt: null, knownAt: info.revision }
  const predicates = await loadPredicates(store, id, clocks)
  const sources = await readAll((page) => store.readSources(id, clocks, page))
  return {
    info,
    clocks,
    sources: new Map(sources.map((source) => [source.id, source])),
    protections: await readProtections(store, id, clocks, predicates),
    predicates,
  }
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

/** Every value of literals of one kind that a claim of `predicate` gives, whatever became of it. */
export function listLiterals<K extends Literal['kind']>(
  claims: readonly Pick<KnownClaim, 'predicate' | 'object'>[],
  predicate: string,
  kind: K,
): Extract<Literal, { kind: K }>[] {
  return claims.flatMap((claim) => {
    const literal = claim.predicate === predicate ? objectLiteral(claim) : null
    return literal?.kind === kind ? [literal as Extract<Literal, { kind: K }>] : []
  })
}
