import type { Entity } from '../../domain/entity.ts'
import type { FindPredicate } from '../mapping/index-predicates.ts'
import type { Mapping } from '../mapping/mapping-schema.ts'
import type { EntityIndex } from './entity-index.ts'

/** What the tables of one import have in common. */
export interface ImportContext {
  readonly mapping: Mapping
  readonly find: FindPredicate
  readonly index: EntityIndex
  /** Entities that the mapping declares, by key. */
  readonly constants: ReadonlyMap<string, Entity>
}
