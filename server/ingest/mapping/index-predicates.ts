import { resolvePredicate } from '../../domain/vocabulary.ts'
import type { PredicateDefinition } from '../../domain/vocabulary.ts'
import type { Mapping } from './mapping-schema.ts'

/** Finds what a predicate of the vocabulary, or one that the mapping adds, means; null for others. */
export type FindPredicate = (id: string) => PredicateDefinition | null

export function indexPredicates({ predicates = [] }: Pick<Mapping, 'predicates'>): FindPredicate {
  const added = new Map(predicates.map((one) => [one.id, one]))
  const known = new Map<string, PredicateDefinition | null>()
  return (id) => {
    const found = known.get(id)
    if (found !== undefined) return found
    const resolved = resolvePredicate(id, added)
    known.set(id, resolved)
    return resolved
  }
}
