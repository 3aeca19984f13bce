import type { EntityForm } from './entity-index.ts'
import type { Cells, ColumnScope } from './column-scope.ts'
import type { ClaimReader } from './compile-claim.ts'
import type { ReadLiterals } from './compile-literal.ts'
import type { Entity } from '../../domain/entity.ts'
import type { PredicateDefinition } from '../../domain/vocabulary.ts'

/** How the rows of one table become what one rule says. Functions throw RowFault for cells that cannot be taken. */
export interface LiteralPlan extends ClaimReader {
  /** Names the rule by its content. */
  readonly key: string
  readonly predicate: PredicateDefinition
  readonly read: ReadLiterals
}

export interface NodePlan {
  readonly key: string
  readonly applies: (cells: Cells) => boolean
  readonly hash: (cells: Cells) => Buffer
  readonly readForm: (cells: Cells) => EntityForm
  /** Name of the id's column, or its template. */
  readonly idField: string
  readonly firstSpeaks: boolean
  readonly literals: readonly LiteralPlan[]
  /** What is claimed where a row says nothing else of its entity, so that it too stands on its row. */
  readonly exists: LiteralPlan
}

export interface EdgePlan extends ClaimReader {
  readonly key: string
  readonly predicate: PredicateDefinition
  readonly readFrom: (cells: Cells) => Entity
  readonly readTo: (cells: Cells) => Entity
}

/** A rule of the mapping for a table, made ready for the columns of one file. */
export interface TablePlan {
  readonly name: string
  readonly skip: string | null
  readonly scope: ColumnScope
  readonly nodes: readonly NodePlan[]
  readonly edges: readonly EdgePlan[]
  /** Why columns are left out, by title. */
  readonly ignored: Readonly<Record<string, string>>
}
