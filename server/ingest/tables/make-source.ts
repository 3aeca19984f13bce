import canonicalize from 'canonicalize'

import { ID_PATTERN } from '../../domain/ids.ts'
import type { OriginId } from '../../domain/ids.ts'
import type { Source } from '../../domain/source.ts'
import type { Mapping } from '../mapping/mapping-schema.ts'
import { matchesFiles } from '../mapping/match-files.ts'
import { nameOrigin, nameSource } from './content-id.ts'

export interface TableBytes {
  readonly name: string
  readonly sha256: string
  readonly byteLength: number
}

/** The source that a table is, as the mapping describes it. */
export function makeSource({ name, sha256, byteLength }: TableBytes, mapping: Mapping): Source {
  const own = (mapping.sources ?? []).filter((one) => matchesFiles(one.files, name))
  const described = Object.assign({}, mapping.source, ...own) as NonNullable<Mapping['source']>
  const fields = {
    sha256,
    byteLength,
    mediaType: 'text/csv',
    kind: described.kind ?? 'table',
    title: described.title ?? name,
    languages: described.languages ?? ['und'],
    publisher: described.publisher ?? null,
    date: described.date ?? null,
    originId: described.originId ?? (ID_PATTERN.test(name) ? (name as OriginId) : nameOrigin(name)),
    reliability: described.reliability ?? null,
    handling: described.handling ?? null,
    exhibit: null,
  } as const
  return { type: 'source', id: nameSource(canonicalize({ name, ...fields }) ?? ''), ...fields }
}
