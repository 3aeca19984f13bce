import type { CaseBatch, CasePredicate } from '../../domain/case-record.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Entity } from '../../domain/entity.ts'
import type { Excerpt, Source } from '../../domain/source.ts'
import { PART_RECORDS, PART_SOURCE_BYTES } from '../import-source.ts'

/** Gathers records into a part, what is referred to before what refers to it. */
export class PartBuilder {
  #predicates: CasePredicate[] = []
  #sources: Source[] = []
  #entities: Entity[] = []
  #excerpts: Excerpt[] = []
  #claims: Claim[] = []
  #bytes = new Map<string, Uint8Array>()
  #sourceBytes = 0

  get size(): number {
    const lists = [this.#predicates, this.#sources, this.#entities, this.#excerpts, this.#claims]
    return lists.reduce((sum, list) => sum + list.length, 0)
  }

  /** Whether so many records more would be too many, or the sources have enough bytes for one part. */
  isFullFor(records: number): boolean {
    return this.size + records > PART_RECORDS || this.#sourceBytes >= PART_SOURCE_BYTES
  }

  addPredicate(predicate: CasePredicate): void {
    this.#predicates.push(predicate)
  }

  addSource(source: Source, bytes: Uint8Array): void {
    this.#sources.push(source)
    this.#bytes.set(source.sha256, bytes)
    this.#sourceBytes += bytes.byteLength
  }

  add(records: RowRecords): void {
    this.#entities.push(...records.entities)
    if (records.excerpt !== null) this.#excerpts.push(records.excerpt)
    this.#claims.push(...records.claims)
  }

  /** The part so far; the next one begins. */
  take(): CaseBatch {
    const records = [...this.#predicates, ...this.#sources, ...this.#entities, ...this.#excerpts, ...this.#claims]
    const sourceBytes = this.#bytes
    this.#predicates = []
    this.#sources = []
    this.#entities = []
    this.#excerpts = []
    this.#claims = []
    this.#bytes = new Map()
    this.#sourceBytes = 0
    return { records, sourceBytes }
  }
}

/** What one row becomes. */
export interface RowRecords {
  readonly entities: readonly Entity[]
  readonly excerpt: Excerpt | null
  readonly claims: readonly Claim[]
}

export function countRecords({ entities, excerpt, claims }: RowRecords): number {
  return entities.length + claims.length + (excerpt === null ? 0 : 1)
}
