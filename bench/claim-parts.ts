import { createHash } from 'node:crypto'

import { createRandom } from '../server/analysis/create-random.ts'
import type { Random } from '../server/analysis/create-random.ts'
import type { CaseBatch, CaseRecord } from '../server/domain/case-record.ts'
import type { Claim, ClaimObject } from '../server/domain/claim.ts'
import type { ClaimId, EntityId, ExcerptId, OriginId, SourceId } from '../server/domain/ids.ts'
import type { Interval } from '../server/domain/partial-date.ts'
import { SYLLABLES } from './invent-names.ts'

/** Rows of one table, which is one source. */
const ROWS_PER_TABLE = 500
const TABLES_PER_PART = 3
const CLAIMS_PER_PERSON = 20
const CLAIMS_PER_MEETING = 4
const RECORDED_AT = '2024-01-10T09:00:00.000Z'
const ALL_TIME: Interval = { from: null, to: null }

interface Row {
  readonly text: string
  readonly entity: CaseRecord
  readonly claims: readonly Pick<Claim, 'predicate' | 'subject' | 'object' | 'valid'>[]
}

/**
 * A seeded case of tables, of about so many claims: a register of people, a name each, and meetings, four claims each.
 * A few people are at many meetings, one of them (`p0000000`) at one in a hundred. Only the part at hand is in memory;
 * names are drawn beforehand.
 */
export function* readClaimParts(claims: number): Iterable<CaseBatch> {
  const random = createRandom(1)
  const people = countPeople(claims)
  const names = Array.from({ length: people }, (_, person) => `${spell(person * 7919, 3)} ${spellSurname(person)}`)
  const meetings = Math.max(1, Math.round((claims - names.length) / CLAIMS_PER_MEETING))
  let table = 0
  let records: CaseRecord[][] = []
  let sourceBytes = new Map<string, Uint8Array>()
  for (const rows of chunk(describeRows(names, meetings, random), ROWS_PER_TABLE)) {
    const made = makeTable(table, rows)
    records.push(made.records)
    sourceBytes.set(made.sha256, made.bytes)
    table += 1
    if (records.length < TABLES_PER_PART) continue
    yield { records: records.flat(), sourceBytes }
    records = []
    sourceBytes = new Map()
  }
  if (records.length > 0) yield { records: records.flat(), sourceBytes }
}

/** How many people there are in such a case, numbered from 0. */
export function countPeople(claims: number): number {
  return Math.max(2, Math.round(claims / CLAIMS_PER_PERSON))
}

/** No two people have the same. */
export function spellSurname(person: number): string {
  return spell(person, 4)
}

/** A word of so many syllables, of which there are only so many: given names repeat, surnames do not. */
function spell(number: number, syllables: number): string {
  let rest = number
  const word = Array.from({ length: syllables }, () => {
    const syllable = SYLLABLES[rest % SYLLABLES.length] ?? ''
    rest = Math.floor(rest / SYLLABLES.length)
    return syllable
  }).join('')
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function* describeRows(names: readonly string[], meetings: number, random: Random): Iterable<Row> {
  for (const [person, name] of names.entries()) yield describePerson(person, name)
  for (let meeting = 0; meeting < meetings; meeting += 1) yield describeMeeting(meeting, names, random)
}

function describePerson(person: number, name: string): Row {
  const literal = { kind: 'name', value: name, script: 'Latn', language: null, nameKind: 'legal' } as const
  return {
    text: `${person},${name}`,
    entity: { type: 'entity', id: personId(person), kind: 'Person', subkind: null },
    claims: [{ predicate: 'HAS_NAME', subject: personId(person), object: { literal }, valid: ALL_TIME }],
  }
}

function describeMeeting(meeting: number, names: readonly string[], random: Random): Row {
  const one = random() < 0.01 ? 0 : drawPerson(names.length, random)
  const other = (one + 1 + drawPerson(names.length - 1, random)) % names.length
  const day = new Date(Date.UTC(2020, 0, 1 + Math.floor(random() * 1400))).toISOString().slice(0, 10)
  const valid = { from: day, to: day }
  const event = numberId('e', meeting) as EntityId
  const take = (person: number) => ({
    predicate: 'PARTICIPATED_IN',
    subject: personId(person),
    object: { entity: event },
    valid,
  })
  return {
    text: `${meeting},${day},${names[one] ?? ''} met ${names[other] ?? ''} near the harbour`,
    entity: { type: 'entity', id: event, kind: 'Event', subkind: 'meeting' },
    claims: [
      take(one),
      take(other),
      { predicate: 'OCCURRED_ON', subject: event, object: { literal: { kind: 'date', value: day } }, valid: ALL_TIME },
      { predicate: 'ASSOCIATED_WITH', subject: personId(one), object: { entity: personId(other) }, valid },
    ],
  }
}

/** Some are met far more often than others. */
function drawPerson(people: number, random: Random): number {
  return Math.floor(people * random() ** 2)
}

function makeTable(table: number, rows: readonly Row[]): { records: CaseRecord[]; sha256: string; bytes: Uint8Array } {
  const text = rows.map((row) => `${row.text}\n`).join('')
  const bytes = new TextEncoder().encode(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const source = numberId('s', table) as SourceId
  const records: CaseRecord[] = [describeTable(source, table, sha256, bytes.byteLength)]
  let start = 0
  for (const [at, row] of rows.entries()) {
    const excerpt = `x${numberId('', table)}-${at}` as ExcerptId
    const end = start + row.text.length
    const quote = { quote: row.text, row: at + 1, translation: null }
    records.push(row.entity, { type: 'excerpt', id: excerpt, source, start, end, ...quote })
    for (const [index, claim] of row.claims.entries()) records.push(makeClaim(claim, `${excerpt}-${index}`, excerpt))
    start = end + 1
  }
  return { records, sha256, bytes }
}

function describeTable(id: SourceId, table: number, sha256: string, byteLength: number): CaseRecord {
  return {
    type: 'source',
    id,
    sha256,
    byteLength,
    mediaType: 'text/csv',
    kind: 'table',
    title: `Table ${table}`,
    languages: ['en'],
    publisher: null,
    date: '2024-01-05',
    originId: `o-${id}` as OriginId,
    reliability: { scheme: 'admiralty', value: 'B' },
    handling: null,
    exhibit: null,
  }
}

function makeClaim(said: Row['claims'][number], suffix: string, excerpt: ExcerptId): Claim {
  return {
    type: 'claim',
    id: `c${suffix}` as ClaimId,
    ...said,
    object: said.object satisfies ClaimObject,
    role: null,
    quantity: null,
    recordedAt: RECORDED_AT,
    recordedBy: 'analyst-1',
    grade: { scheme: 'admiralty', value: '2' },
    handling: null,
    basis: 'fact',
    certainty: 'stated',
    attributedTo: null,
    excerpts: [excerpt],
    supersedes: null,
    contradicts: [],
    note: null,
  }
}

function* chunk<T>(items: Iterable<T>, size: number): Iterable<T[]> {
  let part: T[] = []
  for (const item of items) {
    part.push(item)
    if (part.length < size) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

export function personId(person: number): EntityId {
  return numberId('p', person) as EntityId
}

function numberId(prefix: string, index: number): string {
  return `${prefix}${String(index).padStart(7, '0')}`
}
