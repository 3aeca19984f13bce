import neo4j from 'neo4j-driver'

import type { CaseRecord } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { PreparedRecord } from '../check-batch.ts'
import { listReferences } from '../record-content.ts'
import type { RecordReference } from '../record-content.ts'
import { describeRecord, listNameTokens } from './describe-record.ts'
import type { NodeProperties } from './describe-record.ts'

/** A node that is none of a record. */
interface DerivedTarget {
  readonly type: 'bytes' | 'word'
  readonly id: string
}

/** A relationship that a record's node has to have, to the node of another record, its bytes or a word. */
export interface ExpectedLink {
  readonly type: string
  readonly to: RecordReference | DerivedTarget
}

/** Whether a relationship leads to another record. */
export function isRecordTarget(to: ExpectedLink['to']): to is RecordReference {
  return to.type !== 'bytes' && to.type !== 'word'
}

const LABELS = {
  predicate: 'Predicate',
  source: 'Source',
  entity: 'Entity',
  excerpt: 'Excerpt',
  claim: 'Claim',
  review: 'Review',
  override: 'Override',
  bytes: 'SourceBytes',
  word: 'NameToken',
} as const

/** The properties of a record's node, those that are not there left out. */
export function expectProperties(prepared: PreparedRecord, caseId: CaseId, receivedAt: string): NodeProperties {
  const properties: NodeProperties = { ...describeRecord(prepared), caseId, receivedAt }
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null && value !== undefined))
}

export function expectLabels(record: CaseRecord): string[] {
  return record.type === 'entity' ? ['Entity', record.kind].sort() : [LABELS[record.type]]
}

/** What a record's node is tied to; the direct relationships between entities are not among it. */
export function expectLinks(record: CaseRecord): ExpectedLink[] {
  const links = listReferences(record).map((to): ExpectedLink => ({ type: nameLink(record, to), to }))
  if (record.type === 'source') return [...links, { type: 'HAS_BYTES', to: { type: 'bytes', id: record.sha256 } }]
  if (record.type !== 'claim') return distinct(links)
  const words = listNameTokens(record).map((id): ExpectedLink => ({ type: 'HAS_TOKEN', to: { type: 'word', id } }))
  return distinct([...expectClaimLinks(record), ...words])
}

/** The type of the relationship from a record that is no claim. */
function nameLink(record: CaseRecord, to: RecordReference): string {
  if (record.type === 'excerpt') return 'OF'
  if (record.type === 'override') return 'OF_ENTITY'
  return to.type === 'excerpt' ? 'QUOTES' : 'REVIEWS'
}

function expectClaimLinks(claim: Extract<CaseRecord, { type: 'claim' }>): ExpectedLink[] {
  const { subject, object, attributedTo, excerpts, supersedes, contradicts } = claim
  const link = (type: string, to: RecordReference['type'], id: string): ExpectedLink => ({ type, to: { type: to, id } })
  return [
    link('SUBJECT', 'entity', subject),
    ...('entity' in object ? [link('OBJECT', 'entity', object.entity)] : []),
    ...(attributedTo !== null && 'entity' in attributedTo
      ? [link('ATTRIBUTED_TO', 'entity', attributedTo.entity)]
      : []),
    ...excerpts.map((id) => link('QUOTES', 'excerpt', id)),
    ...(supersedes === null ? [] : [link('SUPERSEDES', 'claim', supersedes)]),
    ...contradicts.map((id) => link('CONTRADICTS', 'claim', id)),
  ]
}

/** Tells relationships of one node apart, by type, label of the other end and its id. */
export function keyOfLink({ type, to }: ExpectedLink): string {
  return spellLink(type, LABELS[to.type], to.id)
}

export function spellLink(type: string, label: string, id: string): string {
  return JSON.stringify([type, label, id])
}

function distinct(links: readonly ExpectedLink[]): ExpectedLink[] {
  return [...new Map(links.map((link) => [keyOfLink(link), link])).values()]
}

/** Whether properties say the same, integers apart from floats and in whatever order. */
export function saysTheSame(one: NodeProperties, other: NodeProperties): boolean {
  return spell(one) === spell(other)
}

function spell(properties: NodeProperties): string {
  const entries = Object.entries(properties).filter(([, value]) => value !== null && value !== undefined)
  return JSON.stringify(
    entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, neo4j.isInt(value) ? `integer ${value.toString()}` : value]),
  )
}
