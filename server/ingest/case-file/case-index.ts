import type { CasePredicate, CaseRecord, CaseRecordType } from '../../domain/case-record.ts'
import { RECORD_TYPES } from '../../domain/case-record.ts'
import { ENTITY_KINDS, SUBKINDS } from '../../domain/entity.ts'
import type { Entity, EntityKind, Subkind } from '../../domain/entity.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Excerpt, Source } from '../../domain/source.ts'
import { IdTable } from './id-table.ts'
import { KeyedHash } from './keyed-hash.ts'
import { NumberColumn } from './number-column.ts'
import type { BrokenRecord } from './parse-line.ts'

/** Every kind with each of its subkinds; an entity is kept as a place in this list. */
const KINDS = ENTITY_KINDS.flatMap((kind): { readonly kind: EntityKind; readonly subkind: Subkind | null }[] =>
  kind === 'Person' ? [{ kind, subkind: null }] : SUBKINDS[kind].map((subkind) => ({ kind, subkind })),
)
const KIND_CODES = new Map(KINDS.map(({ kind, subkind }, code) => [`${kind} ${subkind ?? ''}`, code]))

/** What stands in `SourceColumns.entry` for a source whose bytes the archive does not have. */
export const NO_ENTRY = 0xffffffff
/** What an offset beyond every text becomes. */
const FAR = 0xffffffff

/** Sources by number: what it takes to check their bytes and what quotes them. */
export interface SourceColumns {
  /** Place of its bytes among the hashes of the archive, or NO_ENTRY. */
  readonly entry: NumberColumn
  readonly byteLength: NumberColumn
  readonly isTable: NumberColumn
}

/** Excerpts by number: where each is said to stand, and the hash of what is said to stand there. */
export interface ExcerptColumns {
  readonly line: NumberColumn
  readonly source: NumberColumn
  readonly start: NumberColumn
  readonly end: NumberColumn
  readonly high: NumberColumn
  readonly low: NumberColumn
}

/**
 * What must be known of the records of one file to check them against each other: hashes of their ids and a few numbers
 * each, some 30 bytes a record, so that millions fit into memory.
 */
export class CaseIndex {
  readonly hash = new KeyedHash()
  readonly #ids = new Map<CaseRecordType, IdTable>(RECORD_TYPES.map((type) => [type, new IdTable(this.hash)]))
  readonly predicates = new Map<string, Pick<CasePredicate, 'parent' | 'definition'>>()
  readonly #entityKinds = NumberColumn.ofBytes()
  readonly sources: SourceColumns = {
    entry: NumberColumn.ofWords(),
    byteLength: NumberColumn.ofWhole(),
    isTable: NumberColumn.ofBytes(),
  }
  readonly excerpts: ExcerptColumns = {
    line: NumberColumn.ofWords(),
    source: NumberColumn.ofWords(),
    start: NumberColumn.ofWords(),
    end: NumberColumn.ofWords(),
    high: NumberColumn.ofWords(),
    low: NumberColumn.ofWords(),
  }
  /** Pairs of numbers of claims: one that supersedes, and the one it supersedes. */
  readonly superseding = NumberColumn.ofWords()
  readonly #entryOf: ReadonlyMap<string, number>
  readonly #broken = new Set<string>()
  #hasNameless = false

  /**
   * @param hashes SHA-256 of the sources whose bytes are at hand
   * @param folder where in the archive they are, for messages
   */
  constructor(
    readonly hashes: readonly string[],
    readonly folder: string,
  ) {
    this.#entryOf = new Map(hashes.map((sha256, entry) => [sha256, entry]))
  }

  hasBytes(sha256: string): boolean {
    return this.#entryOf.has(sha256)
  }

  /** What the archive calls the bytes of a source. */
  nameBytes(sha256: string): string {
    return `${this.folder}${sha256}`
  }

  /** Adds a record; null, or the line of the one that has its id already. */
  add(record: CaseRecord, line: number): number | null {
    const ids = this.#table(record.type)
    const known = ids.find(record.id)
    if (known !== -1) return ids.lineOf(known)
    ids.add(record.id, line)
    if (record.type === 'entity') this.#entityKinds.push(KIND_CODES.get(`${record.kind} ${record.subkind ?? ''}`) ?? 0)
    else if (record.type === 'source') this.#addSource(record)
    // A definition decides nothing here, and may be long.
    else if (record.type === 'predicate') this.predicates.set(record.id, { parent: record.parent, definition: '' })
    return null
  }

  #addSource(source: Source): void {
    this.sources.entry.push(this.#entryOf.get(source.sha256) ?? NO_ENTRY)
    this.sources.byteLength.push(source.byteLength)
    this.sources.isTable.push(source.mediaType === 'text/csv' ? 1 : 0)
  }

  /** Notes where an excerpt stands; its source has been added. */
  addExcerpt(excerpt: Excerpt, line: number): void {
    const { excerpts, hash } = this
    excerpts.line.push(line)
    excerpts.source.push(this.find('source', excerpt.source))
    excerpts.start.push(Math.min(excerpt.start, FAR))
    excerpts.end.push(Math.min(excerpt.end, FAR))
    hash.take(excerpt.quote)
    excerpts.high.push(hash.high)
    excerpts.low.push(hash.low)
  }

  /** Notes a record that could not be read, so that references to it are not reported as well. */
  addBroken(broken: Pick<BrokenRecord, 'type' | 'id'>): void {
    if (broken.type === null || broken.id === null) this.#hasNameless = true
    else this.#broken.add(`${broken.type} ${broken.id}`)
  }

  /** Whether the file has the record, or may have it on a line that could not be read. */
  mayHave(type: CaseRecordType, id: string): boolean {
    return this.find(type, id) !== -1 || this.#hasNameless || this.#broken.has(`${type} ${id}`)
  }

  /** Whether a record of the type could not be read. */
  hasBroken(type: CaseRecordType): boolean {
    return this.#hasNameless || [...this.#broken].some((key) => key.startsWith(`${type} `))
  }

  /** The number of a record among those of its type, counted from 0 in the order of lines; -1 without one. */
  find(type: CaseRecordType, id: string): number {
    return this.#table(type).find(id)
  }

  count(type: CaseRecordType): number {
    return this.#table(type).size
  }

  lineOf(type: CaseRecordType, number: number): number {
    return this.#table(type).lineOf(number)
  }

  findEntity(id: string): Entity | undefined {
    const number = this.find('entity', id)
    const kind = number === -1 ? undefined : KINDS[this.#entityKinds.get(number)]
    // The id was given back by a record that has been checked, hence its brand.
    return kind === undefined ? undefined : { type: 'entity', id: id as EntityId, ...kind }
  }

  #table(type: CaseRecordType): IdTable {
    const table = this.#ids.get(type)
    if (table === undefined) throw new TypeError(`there is no record type "${type}"`)
    return table
  }
}
