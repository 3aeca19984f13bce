import { createHash } from 'node:crypto'

import { createRandom } from '../server/analysis/create-random.ts'
import type { Random } from '../server/analysis/create-random.ts'
import type { CaseBatch } from '../server/domain/case-record.ts'
import type { Claim, ClaimObject } from '../server/domain/claim.ts'
import type { Entity } from '../server/domain/entity.ts'
import type { ClaimId, EntityId, ExcerptId, OriginId, ReviewId, SourceId } from '../server/domain/ids.ts'
import type { Review } from '../server/domain/review.ts'
import type { Excerpt, Source } from '../server/domain/source.ts'
import { inventNames } from './invent-names.ts'

export interface MadeCase {
  readonly sources: readonly Source[]
  readonly entities: readonly Entity[]
  readonly excerpts: readonly Excerpt[]
  readonly claims: readonly Claim[]
  readonly reviews: readonly Review[]
  /** All of the above in canonical order, with the bytes of the sources. */
  readonly batch: CaseBatch
}

export interface CaseSize {
  readonly people: number
  /** Ties between two people; no two have the same pair. */
  readonly ties: number
  readonly reviews: number
}

interface Statement {
  readonly sentence: string
  readonly predicate: string
  readonly subject: EntityId
  readonly object: ClaimObject
}

const SENTENCES_PER_SOURCE = 50
const RECORDED_AT = '2024-01-10T09:00:00.000Z'

/** A seeded case: every person has a name, every claim quotes a sentence of its own, 50 sentences make a source. */
export function makeCase({ people, ties, reviews }: CaseSize, seed: number): MadeCase {
  const random = createRandom(seed)
  const names = inventNames(people, random)
  const statements = [
    ...names.map((name, person) => stateName(person, name)),
    ...drawPairs(people, ties, random).map(([a, b]) => stateTie(a, b, names)),
  ]
  const texts = chunk(statements, SENTENCES_PER_SOURCE).map((part) => part.map(({ sentence }) => sentence).join(' '))
  const sources = texts.map(makeSource)
  const entities = names.map((_, person): Entity => ({
    type: 'entity',
    id: personId(person),
    kind: 'Person',
    subkind: null,
  }))
  const excerpts = chunk(statements, SENTENCES_PER_SOURCE).flatMap(quoteSentences)
  const claims = statements.map(makeClaim)
  const made = { sources, entities, excerpts, claims, reviews: claims.slice(0, reviews).map(makeReview) }
  const bytes = new Map(sources.map((source, index) => [source.sha256, encode(texts[index] ?? '')]))
  return { ...made, batch: { records: Object.values(made).flat(), sourceBytes: bytes } }
}

/** Pairs `[a, b]` with a < b, each once. */
function drawPairs(people: number, count: number, random: Random): [number, number][] {
  if (count > (people * (people - 1)) / 4) throw new RangeError('too few people for so many ties')
  const drawn = new Map<number, [number, number]>()
  while (drawn.size < count) {
    const one = Math.floor(random() * people)
    const other = Math.floor(random() * people)
    const [a, b] = one < other ? [one, other] : [other, one]
    if (a !== b) drawn.set(a * people + b, [a, b])
  }
  return [...drawn.values()]
}

function stateName(person: number, name: string): Statement {
  const literal = { kind: 'name', value: name, script: 'Latn', language: null, nameKind: 'legal' } as const
  const sentence = `The register has a person called ${name}.`
  return { sentence, predicate: 'HAS_NAME', subject: personId(person), object: { literal } }
}

function stateTie(a: number, b: number, names: readonly string[]): Statement {
  const sentence = `According to the report ${names[a] ?? ''} was seen with ${names[b] ?? ''} near the harbour.`
  return { sentence, predicate: 'ASSOCIATED_WITH', subject: personId(a), object: { entity: personId(b) } }
}

function makeSource(text: string, index: number): Source {
  const bytes = encode(text)
  return {
    type: 'source',
    id: numberId('s', index) as SourceId,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    byteLength: bytes.byteLength,
    mediaType: 'text/plain',
    kind: 'police-report',
    title: `Report ${index}`,
    languages: ['en'],
    publisher: null,
    date: '2024-01-05',
    originId: numberId('o', index) as OriginId,
    reliability: { scheme: 'admiralty', value: 'B' },
    handling: null,
    exhibit: null,
  }
}

function quoteSentences(statements: readonly Statement[], source: number): Excerpt[] {
  let start = 0
  return statements.map(({ sentence }, index) => {
    const end = start + sentence.length
    const id = numberId('x', source * SENTENCES_PER_SOURCE + index) as ExcerptId
    const place = { source: numberId('s', source) as SourceId, start, end }
    start = end + 1
    return { type: 'excerpt', id, ...place, quote: sentence, row: null, translation: null }
  })
}

function makeClaim({ predicate, subject, object }: Statement, index: number): Claim {
  return {
    type: 'claim',
    id: numberId('c', index) as ClaimId,
    predicate,
    subject,
    object,
    role: null,
    quantity: null,
    valid: { from: '2023-05', to: null },
    recordedAt: RECORDED_AT,
    recordedBy: 'analyst-1',
    grade: { scheme: 'admiralty', value: '2' },
    handling: null,
    basis: 'fact',
    certainty: 'stated',
    attributedTo: null,
    excerpts: [numberId('x', index) as ExcerptId],
    supersedes: null,
    contradicts: [],
    note: null,
  }
}

function makeReview(claim: Claim, index: number): Review {
  return {
    type: 'review',
    id: numberId('r', index) as ReviewId,
    claim: claim.id,
    verdict: 'confirmed',
    author: 'analyst-1',
    recordedAt: RECORDED_AT,
    reason: 'Compared with the register.',
    excerpts: [],
  }
}

function personId(person: number): EntityId {
  return numberId('p', person) as EntityId
}

/** Ids of one prefix in the order of their numbers, as canonical order wants. */
function numberId(prefix: string, index: number): string {
  return `${prefix}${String(index).padStart(7, '0')}`
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  )
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
