import type { CaseBatch, CaseRecord } from '../server/domain/case-record.ts'
import { objectEntity } from '../server/domain/claim.ts'
import type { Claim } from '../server/domain/claim.ts'
import { prepareRecord } from '../server/store/check-batch.ts'
import { toByteArray } from '../server/store/neo4j/convert-values.ts'
import { describeRecord, listNameTokens } from '../server/store/neo4j/describe-record.ts'
import type { TieRow } from '../server/store/neo4j/build-tie.ts'
import { deriveTies } from './derive-ties.ts'
import { groupBy } from './group-by.ts'
import type { Parts } from './import-case.ts'

/** Of what the Neo4j store keeps, in the order in which a bare load writes it. */
export const BARE_LABELS = [
  'BarePredicate',
  'BareSource',
  'BareSourceBytes',
  'BareEntity',
  'BareExcerpt',
  'BareNameToken',
  'BareClaim',
] as const
export type BareLabel = (typeof BARE_LABELS)[number]

/** A part as the nodes and relationships that the Neo4j store makes of it, ready to be sent. */
export interface BarePart {
  readonly nodes: readonly { readonly label: BareLabel; readonly rows: readonly NodeRow[] }[]
  readonly relationships: readonly RelationshipGroup[]
  readonly ties: readonly { readonly predicate: string; readonly rows: readonly TieRow[] }[]
}

interface NodeRow {
  readonly id: string
  readonly properties: Readonly<Record<string, unknown>>
}

interface RelationshipGroup {
  readonly type: string
  readonly from: BareLabel
  readonly to: BareLabel
  readonly rows: readonly { readonly from: string; readonly to: string }[]
}

const RECEIVED_AT = '2024-01-10T09:00:00.000Z'

const LABELS: Readonly<Partial<Record<CaseRecord['type'], BareLabel>>> = {
  predicate: 'BarePredicate',
  source: 'BareSource',
  entity: 'BareEntity',
  excerpt: 'BareExcerpt',
  claim: 'BareClaim',
}

/** Part by part, in the store's own words; only the part at hand is in memory. */
export async function* describeParts(parts: Parts): AsyncIterable<BarePart> {
  for await (const part of parts) yield describePart(part)
}

function describePart({ records, sourceBytes }: CaseBatch): BarePart {
  const claims = records.filter((record) => record.type === 'claim')
  const tokens = new Set(claims.flatMap(listNameTokens))
  const nodes = groupBy(records.map(describeNode), ({ label }) => label)
  const own = (label: BareLabel): NodeRow[] => (nodes.get(label) ?? []).map(({ row }) => row)
  const rows: Partial<Record<BareLabel, NodeRow[]>> = {
    BareNameToken: [...tokens].map((id) => ({ id, properties: {} })),
    BareSourceBytes: [...sourceBytes].map(([id, bytes]) => ({ id, properties: { bytes: toByteArray(bytes) } })),
  }
  return {
    nodes: BARE_LABELS.map((label) => ({ label, rows: rows[label] ?? own(label) })).filter(hasRows),
    relationships: listRelationships(records, claims).filter(hasRows),
    ties: deriveTies(records),
  }
}

function hasRows({ rows }: { readonly rows: readonly unknown[] }): boolean {
  return rows.length > 0
}

function describeNode(record: CaseRecord): { label: BareLabel; row: NodeRow } {
  const label = LABELS[record.type]
  if (label === undefined) throw new RangeError(`no bare load of a ${record.type}`)
  const properties: NodeRow['properties'] = { ...describeRecord(prepareRecord(record)), receivedAt: RECEIVED_AT }
  const given = Object.entries(properties).filter(([, value]) => value !== null && value !== undefined)
  return { label, row: { id: record.id, properties: Object.fromEntries(given) } }
}

function listRelationships(records: readonly CaseRecord[], claims: readonly Claim[]): RelationshipGroup[] {
  const excerpts = records.filter((record) => record.type === 'excerpt')
  const sources = records.filter((record) => record.type === 'source')
  const ofClaims = (list: (claim: Claim) => readonly string[]) =>
    claims.flatMap((claim) => list(claim).map((to) => ({ from: claim.id, to })))
  const objects = (claim: Claim): string[] => [objectEntity(claim)].filter((id) => id !== null)
  return [
    {
      type: 'HAS_BYTES',
      from: 'BareSource',
      to: 'BareSourceBytes',
      rows: sources.map(({ id, sha256 }) => ({ from: id, to: sha256 })),
    },
    {
      type: 'OF',
      from: 'BareExcerpt',
      to: 'BareSource',
      rows: excerpts.map(({ id, source }) => ({ from: id, to: source })),
    },
    { type: 'SUBJECT', from: 'BareClaim', to: 'BareEntity', rows: ofClaims((claim) => [claim.subject]) },
    { type: 'OBJECT', from: 'BareClaim', to: 'BareEntity', rows: ofClaims(objects) },
    { type: 'QUOTES', from: 'BareClaim', to: 'BareExcerpt', rows: ofClaims((claim) => [...new Set(claim.excerpts)]) },
    { type: 'HAS_TOKEN', from: 'BareClaim', to: 'BareNameToken', rows: ofClaims(listNameTokens) },
  ]
}
