import canonicalize from 'canonicalize'

import type { CaseRecord, CaseRecordType } from '../../domain/case-record.ts'
import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { Entity } from '../../domain/entity.ts'
import type { ProblemList } from '../problem.ts'
import type { BrokenRecord } from './parse-line.ts'

/** A record with the line that it stands on. */
export interface LocatedRecord<R extends CaseRecord = CaseRecord> {
  readonly record: R
  readonly line: number
}

/** The records of one file by type and id, with what is known of those that could not be read. */
export class RecordIndex {
  readonly #byType = new Map<CaseRecordType, Map<string, LocatedRecord>>(RECORD_TYPES.map((type) => [type, new Map()]))
  readonly #broken = new Set<string>()
  #hasNameless = false

  constructor(
    readonly file: string,
    readonly problems: ProblemList,
  ) {}

  /** Adds a record, or a problem when its id is taken by another of its type. */
  add(record: CaseRecord, line: number): void {
    const ofType = this.#byType.get(record.type)
    const known = ofType?.get(record.id)
    if (known === undefined) ofType?.set(record.id, { record, line })
    else this.#reportDuplicate(record, line, known)
  }

  /** Notes a record that could not be read, so that references to it are not reported as well. */
  addBroken(broken: BrokenRecord): void {
    if (broken.type === null || broken.id === null) this.#hasNameless = true
    else this.#broken.add(`${broken.type} ${broken.id}`)
  }

  /** Some line could not be read as far as type and id: what seems to be missing may stand there. */
  get hasNameless(): boolean {
    return this.#hasNameless
  }

  /** Whether the file has the record, or may have it on a line that could not be read. */
  mayHave(type: CaseRecordType, id: string): boolean {
    return this.#hasNameless || this.#broken.has(`${type} ${id}`) || this.#byType.get(type)?.has(id) === true
  }

  /** Whether a record of the type could not be read. */
  hasBroken(type: CaseRecordType): boolean {
    return this.#hasNameless || [...this.#broken].some((key) => key.startsWith(`${type} `))
  }

  findEntity(id: string): Entity | undefined {
    const found = this.#byType.get('entity')?.get(id)?.record
    return found?.type === 'entity' ? found : undefined
  }

  /** Records of one type in the order of their lines. */
  *ofType<T extends CaseRecordType>(type: T): Generator<LocatedRecord<Extract<CaseRecord, { type: T }>>> {
    for (const located of this.#byType.get(type)?.values() ?? []) {
      if (isOfType(located, type)) yield located
    }
  }

  /** All records in canonical order: by type as in RECORD_TYPES, then by id in code point order. */
  listCanonically(): CaseRecord[] {
    return RECORD_TYPES.flatMap((type) =>
      [...this.ofType(type)].map((located) => located.record).sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
  }

  #reportDuplicate(record: CaseRecord, line: number, known: LocatedRecord): void {
    const isSame = canonicalize(record) === canonicalize(known.record)
    this.problems.add({
      file: this.file,
      line,
      field: 'id',
      code: isSame ? 'duplicate-record' : 'conflicting-record',
      message: isSame
        ? `the ${record.type} "${record.id}" stands on line ${known.line} already; remove one`
        : `line ${known.line} has another ${record.type} "${record.id}" with other content; give one its own id`,
    })
  }
}

function isOfType<T extends CaseRecordType>(
  located: LocatedRecord,
  type: T,
): located is LocatedRecord<Extract<CaseRecord, { type: T }>> {
  return located.record.type === type
}
