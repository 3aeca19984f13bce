import type { EntityId } from './ids.ts'

export const ENTITY_KINDS = ['Person', 'Group', 'Location', 'Event', 'Object', 'Concept'] as const
export type EntityKind = (typeof ENTITY_KINDS)[number]

/** The finer kind, fixed with the record because the vocabulary depends on it; everything else is a claim. */
export const SUBKINDS = {
  Person: [],
  Group: ['criminal-group', 'person-group', 'public-body', 'organisation'],
  Location: ['country', 'region', 'city', 'district', 'address', 'building', 'area', 'other'],
  Event: [
    'meeting',
    'recruitment',
    'transport',
    'transfer',
    'exploitation',
    'kidnapping',
    'violence',
    'theft',
    'trafficking',
    'seizure',
    'arrest',
    'police-operation',
    'custody',
    'hearing',
    'statement',
    'report',
    'investigation',
    'assistance',
    'policy',
    'family-occasion',
    'other',
  ],
  Object: [
    'phone-number',
    'sim',
    'handset',
    'account',
    'vehicle',
    'identity-document',
    'weapon',
    'goods',
    'online-identity',
    'recording',
    'cited-document',
  ],
  Concept: ['offence', 'method'],
} as const satisfies Record<EntityKind, readonly string[]>

export type Subkind = (typeof SUBKINDS)[EntityKind][number]

/**
 * The record of an entity holds nothing but its id and kind. Its existence, names, categories, counts, dates and
 * coordinates are literal claims, so that they too are sourced and clocked.
 */
export interface Entity {
  readonly type: 'entity'
  readonly id: EntityId
  readonly kind: EntityKind
  /** Null for a Person and nobody else. */
  readonly subkind: Subkind | null
}

/** Whether `subkind` is one that `kind` allows. */
export function isSubkindOf(kind: EntityKind, subkind: string | null): boolean {
  const allowed: readonly string[] = SUBKINDS[kind]
  return subkind === null ? allowed.length === 0 : allowed.includes(subkind)
}
