import type { Claim } from '../../domain/claim.ts'
import type { Entity, Subkind } from '../../domain/entity.ts'
import type { Mapping } from '../mapping/mapping-schema.ts'
import { hashConstant, hashRule, nameClaim, nameEntity } from './content-id.ts'
import { detectScript } from './detect-script.ts'
import type { RowRecords } from './part-builder.ts'

/** The entities that a mapping declares, by key; the mapping has been checked. */
export function indexConstants({ namespace, entities = [] }: Mapping): ReadonlyMap<string, Entity> {
  return new Map(
    entities.map(({ key, kind, subkind }) => {
      const id = nameEntity(hashConstant(namespace, key))
      return [key, { type: 'entity', id, kind, subkind: (subkind ?? null) as Subkind | null }]
    }),
  )
}

/** Records of declared entities. No row says their names: the claims are assessments, and their note tells whose. */
export function declareEntities(mapping: Mapping, constants: ReadonlyMap<string, Entity>): RowRecords[] {
  return (mapping.entities ?? []).flatMap((rule) => {
    const entity = constants.get(rule.key)
    if (entity === undefined) return []
    const claims = rule.names.map(({ value, nameKind = 'description' }, item): Claim => {
      const content = hashRule(JSON.stringify([mapping.recorded, value, nameKind, rule.note ?? null]))
      return {
        type: 'claim',
        id: nameClaim(entity.id, 0, content, item),
        predicate: 'HAS_NAME',
        subject: entity.id,
        object: { literal: { kind: 'name', value, script: detectScript(value), language: null, nameKind } },
        role: null,
        quantity: null,
        valid: { from: null, to: null },
        recordedAt: mapping.recorded.at,
        recordedBy: mapping.recorded.by,
        grade: null,
        handling: mapping.recorded.handling ?? null,
        basis: 'assessment',
        certainty: 'implied',
        attributedTo: null,
        excerpts: [],
        supersedes: null,
        contradicts: [],
        note: rule.note ?? 'Declared by the mapping of the import; no row says it.',
      }
    })
    return [{ entities: [entity], excerpt: null, claims }]
  })
}
