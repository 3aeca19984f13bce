import type { Claim, ClaimObject } from '../../domain/claim.ts'
import type { Entity } from '../../domain/entity.ts'
import type { ExcerptId } from '../../domain/ids.ts'
import type { Excerpt, Source } from '../../domain/source.ts'
import { validateClaim } from '../../domain/validate-claim.ts'
import type { PredicateDefinition } from '../../domain/vocabulary.ts'
import { shorten } from '../problem.ts'
import type { ClaimFields } from './compile-claim.ts'
import { nameClaim, nameEntity, nameExcerpt } from './content-id.ts'
import type { EntityIndex } from './entity-index.ts'
import { hashContent } from './hash-content.ts'
import type { RowRecords } from './part-builder.ts'
import type { LiteralPlan, NodePlan, TablePlan } from './plans.ts'
import { RowFault } from './row-fault.ts'
import type { CsvRecord } from './split-records.ts'

/** What became of a row. */
export interface WrittenRow {
  readonly records: RowRecords
  /** Why the row, or claims of it, are left out. */
  readonly faults: readonly RowFault[]
  /** An equal row has made the same entity already. */
  readonly isRepeat: boolean
}

interface Draft {
  readonly record: CsvRecord
  readonly excerpt: ExcerptId
  readonly entities: Entity[]
  readonly claims: Claim[]
  readonly faults: RowFault[]
  isRepeat: boolean
}

/** Turns rows of one file into records. */
export class RowWriter {
  constructor(
    readonly source: Source,
    /** Place of the file among the tables, as the index has it. */
    readonly file: number,
    readonly index: EntityIndex,
  ) {}

  /** The entities alone, for a table whose edges must wait until all nodes are there; faults are told later. */
  writeEntities(record: CsvRecord, plan: TablePlan): RowRecords {
    const draft = this.#start(record)
    for (const node of plan.nodes) tryTo(draft.faults, () => this.#addEntity(draft, node))
    return { entities: draft.entities, excerpt: null, claims: [] }
  }

  /** All that a row says; its entities only `withEntities`. */
  write(record: CsvRecord, plan: TablePlan, withEntities: boolean): WrittenRow {
    const draft = this.#start(record)
    for (const node of plan.nodes) {
      tryTo(draft.faults, () => {
        const entity = this.#addEntity(draft, node)
        if (entity !== null) this.#describe(draft, node, entity)
      })
    }
    for (const edge of plan.edges) {
      tryTo(draft.faults, () => {
        if (!edge.applies(record.cells)) return
        const [from, to] = [edge.readFrom(record.cells), edge.readTo(record.cells)]
        this.#claim(draft, edge.predicate, { from, to }, { entity: to.id }, edge.key, 0, edge.describe(record.cells))
      })
    }
    const { claims, faults, isRepeat } = draft
    const entities = withEntities ? draft.entities : []
    return {
      records: { entities, excerpt: claims.length === 0 ? null : this.#quote(draft), claims },
      faults,
      isRepeat,
    }
  }

  /** The entity that the row is the first to name; null where another row was, or the rule says nothing of it. */
  #addEntity(draft: Draft, node: NodePlan): Entity | null {
    const { cells, row, text } = draft.record
    if (!node.applies(cells)) return null
    const digest = node.hash(cells)
    const form = node.readForm(cells)
    const first = this.index.get(digest)
    const entity: Entity = { type: 'entity', id: nameEntity(digest), ...form }
    if (first?.file === this.file && first.row === row) {
      if (draft.entities.some((one) => one.id === entity.id)) return null
      draft.entities.push(entity)
      return entity
    }
    if (node.firstSpeaks) return null
    if (first?.content !== hashContent(text)) throw refuseDuplicate(node, first?.row)
    draft.isRepeat = true
    return null
  }

  #describe(draft: Draft, node: NodePlan, entity: Entity): void {
    const before = draft.claims.length
    for (const literal of node.literals)
      tryTo(draft.faults, () => {
        this.#addLiterals(draft, literal, entity)
      })
    if (draft.claims.length === before) this.#addLiterals(draft, node.exists, entity)
  }

  #addLiterals(draft: Draft, plan: LiteralPlan, entity: Entity): void {
    const { cells } = draft.record
    if (!plan.applies(cells)) return
    const literals = plan.read(cells)
    if (literals.length === 0) return
    const fields = plan.describe(cells)
    literals.forEach((literal, item) => {
      this.#claim(draft, plan.predicate, { from: entity, to: null }, { literal }, plan.key, item, fields)
    })
  }

  #claim(
    draft: Draft,
    predicate: PredicateDefinition,
    { from, to }: { readonly from: Entity; readonly to: Entity | null },
    object: ClaimObject,
    rule: string,
    item: number,
    fields: ClaimFields,
  ): void {
    const { row } = draft.record
    const claim: Claim = {
      type: 'claim',
      id: nameClaim(this.source.id, row, rule, item),
      predicate: predicate.id,
      subject: from.id,
      object,
      ...fields,
      excerpts: [draft.excerpt],
      supersedes: null,
      contradicts: [],
    }
    const find = (id: string) => (id === from.id ? from : to?.id === id ? to : undefined)
    const [violation] = validateClaim(claim, predicate, find)
    if (violation !== undefined) throw new RowFault(violation.kind, null, `${violation.message} (${violation.field})`)
    draft.claims.push(claim)
  }

  #start(record: CsvRecord): Draft {
    const excerpt = nameExcerpt(this.source.id, record.row)
    return { record, excerpt, entities: [], claims: [], faults: [], isRepeat: false }
  }

  #quote({ record, excerpt }: Draft): Excerpt {
    const { row, start, end, text } = record
    return { type: 'excerpt', id: excerpt, source: this.source.id, start, end, quote: text, row, translation: null }
  }
}

function tryTo(faults: RowFault[], work: () => unknown): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof RowFault)) throw error
    faults.push(error)
  }
}

function refuseDuplicate(node: NodePlan, row: number | undefined): RowFault {
  const message = `row ${row ?? '?'} of this table, or a row of another, has this id with other content; give one its own id, merge the rows, or tell the id spaces apart in the mapping`
  return new RowFault('duplicate-id', shorten(node.idField), message)
}
