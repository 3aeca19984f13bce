import { findBuiltIn } from '../../domain/vocabulary.ts'
import type { PredicateDefinition } from '../../domain/vocabulary.ts'

/** Whether a predicate is the one of the vocabulary named, or one that the case added under it. */
export function isOrDescendsFrom(definition: PredicateDefinition | undefined, builtIn: string): boolean {
  return definition !== undefined && findBuiltIn(definition) === builtIn
}
