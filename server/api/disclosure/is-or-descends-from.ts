import { findPredicate } from '../../domain/vocabulary.ts'
import type { PredicateDefinition } from '../../domain/vocabulary.ts'

/**
 * Whether a predicate is the one of the vocabulary named, or one that the case added under it: that one shares the
 * rule of its object with its parent and with no other.
 */
export function isOrDescendsFrom(definition: PredicateDefinition | undefined, builtIn: string): boolean {
  return definition !== undefined && definition.object === findPredicate(builtIn)?.object
}
