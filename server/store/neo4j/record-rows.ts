import type { CaseRecordType } from '../../domain/case-record.ts'
import type { PreparedRecord } from '../check-batch.ts'
import { describeRecord } from './describe-record.ts'
import type { NodeProperties } from './describe-record.ts'

/**
 * The order in which the properties of a node stand in a row of the query that creates it (cypher/write/create-*).
 * Lists are quicker to send and to read than maps, which would name every property again for every record.
 */
export const ROW_LAYOUTS: Readonly<Record<CaseRecordType, readonly string[]>> = {
  predicate: ['id', 'body', 'contentHash', 'parent', 'definition', 'receivedAt'],
  source: [
    ...['id', 'body', 'contentHash', 'sha256', 'kind', 'title', 'languages', 'publisher', 'date', 'originId'],
    ...['reliability', 'reliabilityScheme', 'handling', 'exhibit', 'mediaType', 'byteLength', 'receivedAt'],
  ],
  entity: ['id', 'body', 'contentHash', 'kind', 'subkind', 'receivedAt'],
  excerpt: [
    'id',
    'body',
    'contentHash',
    'sourceId',
    'start',
    'end',
    'quote',
    'row',
    'translation',
    'searchText',
    'receivedAt',
  ],
  claim: [
    ...['id', 'body', 'contentHash', 'subjectId', 'objectId', 'predicate', 'role', 'quantity', 'unit', 'validFrom'],
    ...[
      'validTo',
      'firstDay',
      'lastDay',
      'day',
      'recordedAt',
      'recordedBy',
      'grade',
      'gradeScheme',
      'handling',
      'basis',
    ],
    ...['certainty', 'attributedTo', 'note', 'literalKind', 'value', 'min', 'max', 'latitude', 'longitude', 'element'],
    ...['receivedAt', 'nameTokens'],
  ],
  review: ['id', 'body', 'contentHash', 'claimId', 'verdict', 'author', 'recordedAt', 'reason', 'receivedAt'],
  override: ['id', 'body', 'contentHash', 'entityId', 'ground', 'author', 'recordedAt', 'reason', 'receivedAt'],
}

/** A row of values, null for what the record does not have; where a record may quote, its excerpts come last. */
export function layOutRow(prepared: PreparedRecord, receivedAt: string): unknown[] {
  const { record } = prepared
  const properties: NodeProperties = { ...describeRecord(prepared), receivedAt }
  const row = ROW_LAYOUTS[record.type].map((name) => properties[name] ?? null)
  if (record.type === 'claim' || record.type === 'review') row.push([...new Set(record.excerpts)])
  return row
}
