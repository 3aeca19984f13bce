import { createHash } from 'node:crypto'
import { CASE_RECORD_SCHEMAS } from '../../../../server/contract/case-record-schemas.ts'
import type { CaseBatch, CasePredicate, CaseRecord } from '../../../../server/domain/case-record.ts'
import type { Entity } from '../../../../server/domain/entity.ts'
import { validateClaim } from '../../../../server/domain/validate-claim.ts'
import { resolvePredicate } from '../../../../server/domain/vocabulary.ts'
import { PART_RECORDS } from '../../../../server/ingest/import-source.ts'

/** Everything that is wrong with parts by the contract of an import: sizes, schemas, vocabulary, order, quotes, bytes. */
export function findFaults(parts: readonly CaseBatch[]): string[] {
  const checker = new PartChecker()
  parts.forEach((part, at) => {
    if (part.records.length > PART_RECORDS) checker.faults.push(`part ${at} has ${part.records.length} records`)
    if (part.records.length === 0) checker.faults.push(`part ${at} is empty`)
    checker.takeBytes(part)
    for (const record of part.records) checker.take(record)
  })
  return checker.faults
}

class PartChecker {
  readonly faults: string[] = []
  readonly #known = new Set<string>()
  readonly #predicates = new Map<string, CasePredicate>()
  readonly #entities = new Map<string, Entity>()
  readonly #texts = new Map<string, string>()
  readonly #textsByHash = new Map<string, string>()

  takeBytes({ records, sourceBytes }: CaseBatch): void {
    for (const [sha256, bytes] of sourceBytes) {
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) this.faults.push(`bytes of ${sha256} are others`)
      this.#textsByHash.set(sha256, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
    }
    for (const record of records) {
      if (record.type === 'source' && !sourceBytes.has(record.sha256)) this.faults.push(`${record.id} has no bytes`)
    }
  }

  take(record: CaseRecord): void {
    const parsed = CASE_RECORD_SCHEMAS[record.type].safeParse(record)
    if (!parsed.success) this.faults.push(`${record.type} ${record.id}: ${parsed.error.message}`)
    const key = `${record.type} ${record.id}`
    if (this.#known.has(key)) this.faults.push(`${key} comes twice`)
    this.#known.add(key)
    if (record.type === 'predicate') this.#predicates.set(record.id, record)
    if (record.type === 'entity') this.#entities.set(record.id, record)
    if (record.type === 'source') this.#texts.set(record.id, this.#textsByHash.get(record.sha256) ?? '')
    if (record.type === 'excerpt') {
      const text = this.#texts.get(record.source)
      if (text?.slice(record.start, record.end) !== record.quote) this.faults.push(`${record.id} is not in its source`)
    }
    if (record.type === 'claim') {
      const predicate = resolvePredicate(record.predicate, this.#predicates)
      const violations = validateClaim(record, predicate, (id) => this.#entities.get(id))
      this.faults.push(...violations.map(({ message }) => `${record.id}: ${message}`))
      for (const id of record.excerpts) {
        if (!this.#known.has(`excerpt ${id}`)) this.faults.push(`${record.id} comes before ${id}`)
      }
    }
  }
}
