import { createHash } from 'node:crypto'

import type { CaseBatch } from '../../../server/domain/case-record.ts'
import type { ProceduralCategory } from '../../../server/domain/category.ts'
import type { Attribution, Claim, ClaimObject } from '../../../server/domain/claim.ts'
import type { Entity } from '../../../server/domain/entity.ts'
import type { InformationGrade, Reliability } from '../../../server/domain/grade.ts'
import type { ClaimId, EntityId, ExcerptId, OriginId, SourceId } from '../../../server/domain/ids.ts'
import type { NameKind } from '../../../server/domain/literal.ts'
import type { Excerpt, Source } from '../../../server/domain/source.ts'
import { classifyNode } from './classify-node.ts'
import type { ExpectedEdge, ExpectedEvidence, ExpectedGraph, ExpectedNode, Seeds } from './read-seeds.ts'

/** Grades by which the whole case is loaded. */
export interface SeedGrades {
  readonly source: Extract<Reliability, { scheme: 'admiralty' }>['value']
  readonly attributed: Extract<InformationGrade, { scheme: 'admiralty' }>['value']
  readonly other: Extract<InformationGrade, { scheme: 'admiralty' }>['value']
}

/** As the expected graph proposes: publisher, author and date are unknown, so nothing weighs anything. */
export const PROPOSED_GRADES: SeedGrades = { source: 'F', attributed: '3', other: '6' }
/** As if the sources were known, so that computed ties have weight and a wrong one would show. */
export const WEIGHTY_GRADES: SeedGrades = { source: 'C', attributed: '3', other: '4' }

export interface SeedCase {
  readonly batch: CaseBatch
  /** By the id of the expected graph: node, source and edge. */
  readonly entityIds: ReadonlyMap<string, EntityId>
  readonly sourceIds: ReadonlyMap<string, SourceId>
  readonly edgeClaims: ReadonlyMap<string, ClaimId>
}

interface ClaimParts extends Pick<Claim, 'predicate' | 'subject' | 'certainty'> {
  readonly object: ClaimObject
  readonly evidence: readonly ExpectedEvidence[]
}

/** The two texts, byte for byte, with every node, edge, quote and fact of the expected graph as records of a case. */
export function buildSeedCase(seeds: Seeds, grades: SeedGrades = PROPOSED_GRADES): SeedCase {
  const builder = new SeedCaseBuilder(seeds, grades)
  for (const node of seeds.graph.nodes) builder.describeNode(node)
  for (const edge of seeds.graph.edges) builder.addEdge(edge)
  builder.addContextFacts(seeds.graph)
  return builder.build()
}

class SeedCaseBuilder {
  readonly #entityIds: Map<string, EntityId>
  readonly #sourceIds: Map<string, SourceId>
  readonly #edgeClaims = new Map<string, ClaimId>()
  readonly #excerpts = new Map<string, Excerpt>()
  readonly #claims: Claim[] = []

  constructor(
    private readonly seeds: Seeds,
    private readonly grades: SeedGrades,
  ) {
    const { nodes, sources } = seeds.graph
    this.#entityIds = new Map(nodes.map((node, index) => [node.id, numberId('e', index) as EntityId]))
    this.#sourceIds = new Map(sources.map((source, index) => [source.id, numberId('s', index) as SourceId]))
  }

  describeNode(node: ExpectedNode): void {
    const note = node.uncertain ?? node.note ?? null
    this.#describe(node, 'EXISTS', { literal: { kind: 'boolean', value: true } }, { note })
    for (const name of new Set([node.name, ...(node.aliases ?? [])]))
      this.#describe(node, 'HAS_NAME', nameOf(node, name))
    for (const value of readCategories(node)) {
      const isAssessment = node.led_category?.includes('assessment') === true
      const caution: Partial<Claim> = isAssessment ? { basis: 'assessment', certainty: 'implied' } : {}
      this.#describe(node, 'HAS_CATEGORY', { literal: { kind: 'category', value } }, caution)
    }
    if (node.minor === 'yes') this.#describe(node, 'IS_MINOR', { literal: { kind: 'boolean', value: true } })
    const min = node.count ?? node.count_min ?? null
    const max = node.count ?? node.count_max ?? null
    if (min !== null) this.#describe(node, 'HAS_COUNT', { literal: { kind: 'count', min, max } })
  }

  addEdge(edge: ExpectedEdge): void {
    const isAssessment = edge.fact_or_assessment?.includes('assessment') === true
    const parts = {
      predicate: edge.type,
      subject: this.#idOf(edge.from),
      object: { entity: this.#idOf(edge.to) },
      certainty: edge.certainty,
      evidence: edge.evidence,
    }
    const id = this.#addClaim(parts, {
      role: edge.role ?? edge.direction ?? null,
      quantity: edge.distance_km === undefined ? null : { value: edge.distance_km, unit: 'km' },
      attributedTo: edge.attributed_to === undefined ? null : this.#readSpeaker(edge.attributed_to),
      basis: isAssessment ? 'assessment' : 'fact',
      note: edge.uncertain ?? edge.note ?? null,
    })
    this.#edgeClaims.set(edge.id, id)
  }

  /** Numbers and generalities about the country, which the expected graph keeps beside the nodes. */
  addContextFacts(graph: ExpectedGraph): void {
    for (const fact of graph.context_facts) {
      const speaker = this.#entityIds.get(fact.by)
      const object: ClaimObject = { literal: { kind: 'text', value: fact.text, language: 'en' } }
      const certainty = speaker === undefined ? 'stated' : 'attributed'
      const parts = {
        predicate: 'HAS_NOTE',
        subject: this.#idOf('pl:peru'),
        object,
        certainty,
        evidence: fact.evidence,
      }
      this.#addClaim(
        { ...parts, certainty },
        {
          role: 'background',
          attributedTo: speaker === undefined ? null : { entity: speaker },
        },
      )
    }
  }

  build(): SeedCase {
    const sources = this.seeds.graph.sources.map((source) => this.#buildSource(source))
    const entities = this.seeds.graph.nodes.map((node): Entity => ({
      type: 'entity',
      id: this.#idOf(node.id),
      ...classifyNode(node),
    }))
    const sourceBytes = new Map([...this.seeds.bytes.values()].map((bytes) => [hash(bytes), bytes]))
    return {
      batch: { records: [...sources, ...entities, ...this.#excerpts.values(), ...this.#claims], sourceBytes },
      entityIds: this.#entityIds,
      sourceIds: this.#sourceIds,
      edgeClaims: this.#edgeClaims,
    }
  }

  #buildSource(source: ExpectedGraph['sources'][number]): Source {
    const bytes = this.seeds.bytes.get(source.id) ?? new Uint8Array()
    return {
      type: 'source',
      id: this.#sourceOf(source.id),
      sha256: hash(bytes),
      byteLength: bytes.byteLength,
      mediaType: 'text/plain',
      kind: 'press',
      title: `Reference text ${source.id}`,
      languages: source.languages,
      publisher: null,
      date: null,
      originId: `o-${source.id}` as OriginId,
      reliability: { scheme: 'admiralty', value: this.grades.source },
      handling: null,
      exhibit: null,
    }
  }

  #describe(node: ExpectedNode, predicate: string, object: ClaimObject, changes: Partial<Claim> = {}): void {
    const subject = this.#idOf(node.id)
    this.#addClaim({ predicate, subject, object, certainty: 'stated', evidence: node.evidence }, changes)
  }

  #addClaim({ evidence, ...parts }: ClaimParts, changes: Partial<Claim> = {}): ClaimId {
    const id = numberId('c', this.#claims.length) as ClaimId
    const certainty = changes.certainty ?? parts.certainty
    this.#claims.push({
      type: 'claim',
      id,
      ...parts,
      role: null,
      quantity: null,
      valid: { from: null, to: null },
      recordedAt: '2025-01-15T09:00:00.000Z',
      recordedBy: 'reference reader',
      grade: { scheme: 'admiralty', value: certainty === 'attributed' ? this.grades.attributed : this.grades.other },
      handling: null,
      basis: 'fact',
      attributedTo: null,
      excerpts: [...new Set(evidence.map((one) => this.#quote(one)))],
      supersedes: null,
      contradicts: [],
      note: null,
      ...changes,
    })
    return id
  }

  #quote({ source, start, end, quote }: ExpectedEvidence): ExcerptId {
    const key = `${source} ${start} ${end}`
    const known = this.#excerpts.get(key)
    if (known !== undefined) return known.id
    const id = numberId('x', this.#excerpts.size) as ExcerptId
    const where = { source: this.#sourceOf(source), start, end, quote }
    this.#excerpts.set(key, { type: 'excerpt', id, ...where, row: null, translation: null })
    return id
  }

  /** "initial investigations / doc:stmt1" names an entity among other words; "the authorities" names none. */
  #readSpeaker(text: string): Attribution {
    const named = text.split(/[\s()]+/).find((word) => this.#entityIds.has(word))
    return named === undefined ? { text } : { entity: this.#idOf(named) }
  }

  #idOf(key: string): EntityId {
    const id = this.#entityIds.get(key)
    if (id === undefined) throw new Error(`the expected graph has no node ${key}`)
    return id
  }

  #sourceOf(key: string): SourceId {
    const id = this.#sourceIds.get(key)
    if (id === undefined) throw new Error(`the expected graph has no source ${key}`)
    return id
  }
}

function nameOf(node: ExpectedNode, value: string): ClaimObject {
  const isNamed = ['Person', 'PublicBody', 'Place'].includes(node.label) || (node.aliases?.length ?? 0) > 0
  const script = /^\p{Script=Arabic}/u.test(value) ? 'Arab' : 'Latn'
  const nameKind: NameKind = value !== node.name ? 'alias' : isNamed ? 'legal' : 'description'
  return { literal: { kind: 'name', value, script, language: null, nameKind } }
}

function readCategories(node: ExpectedNode): ProceduralCategory[] {
  if (node.label !== 'Person' && node.label !== 'PersonGroup') return []
  const words: readonly ProceduralCategory[] = ['victim', 'witness', 'suspect', 'official']
  return words.filter((word) => node.led_category?.includes(word) === true)
}

function numberId(prefix: string, index: number): string {
  return `${prefix}-${String(index + 1).padStart(4, '0')}`
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
