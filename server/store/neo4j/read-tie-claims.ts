import type { Claim, ClaimStatus } from '../../domain/claim.ts'
import type { InformationGrade } from '../../domain/grade.ts'
import type { CaseId, ClaimId, SourceId } from '../../domain/ids.ts'
import type { Source } from '../../domain/source.ts'
import type { TieClaim, TieEnds } from './build-tie.ts'
import type { QueryName } from './load-cypher.ts'
import { completeClaims } from './read-claims.ts'
import { parseRecords } from './read-in-case.ts'
import type { RecordRow } from './read-in-case.ts'
import type { QueryParameters, Transaction } from './transactions.ts'

/** The part of a case that ties are made of. */
export interface TieScope {
  readonly caseId: CaseId
  readonly knownAt: string
}

/** A claim between two entities, as far as the projection needs it; `body` is there only where that is not enough. */
interface TieClaimRow extends RecordRow {
  readonly subject: string
  readonly predicate: string
  readonly object: string
  readonly certainty: TieClaim['certainty']
  readonly basis: TieClaim['basis']
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly grade: string | null
  readonly gradeScheme: string | null
  readonly attributed: boolean
  /** A review or a later claim may have changed its status. */
  readonly changed: boolean
  readonly sources: readonly SourceId[]
}

/** A claim with the tie it is for; `active` says whether it counts for it. */
export interface ClaimOfTie {
  readonly ends: TieEnds
  readonly id: ClaimId
  readonly active: TieClaim | null
}

/** Reads what ties are made of; remembers sources, which never change, from one slice to the next. */
export class TieClaims {
  readonly #sources = new Map<SourceId, Source>()

  /** All claims for each of the ties, whatever their status. */
  ofTies(transaction: Transaction, scope: TieScope, ends: readonly TieEnds[]): Promise<ClaimOfTie[]> {
    const ties = ends.map(({ subject, predicate, object }) => [subject, object, predicate])
    return this.#read(transaction, scope, 'read/claims-of-ties', { ties })
  }

  /** All claims about two entities whose subject is one of these. */
  ofSubjects(transaction: Transaction, scope: TieScope, subjects: readonly string[]): Promise<ClaimOfTie[]> {
    return this.#read(transaction, scope, 'read/claims-of-subjects', { subjects })
  }

  async #read(
    transaction: Transaction,
    scope: TieScope,
    query: QueryName,
    parameters: QueryParameters,
  ): Promise<ClaimOfTie[]> {
    const rows = await transaction.run<TieClaimRow>(query, { ...scope, ...parameters })
    const statuses = await readStatuses(transaction, scope, rows)
    await this.#learnSources(transaction, scope, rows)
    return rows.map((row) => {
      const { subject, predicate, object } = row
      const isActive = (statuses.get(row.id) ?? 'active') === 'active'
      return {
        ends: { subject, predicate, object } as TieEnds,
        id: row.id as ClaimId,
        active: isActive ? this.#describe(row) : null,
      }
    })
  }

  #describe(row: TieClaimRow): TieClaim {
    const { certainty, basis, firstDay, lastDay, grade, gradeScheme } = row
    return {
      id: row.id as ClaimId,
      certainty,
      basis,
      firstDay,
      lastDay,
      grade: grade === null ? null : ({ scheme: gradeScheme, value: grade } as InformationGrade),
      attributedTo: row.attributed ? (JSON.parse(row.body) as Claim).attributedTo : null,
      sources: row.sources.map((id) => this.#sources.get(id)).filter((source) => source !== undefined),
    }
  }

  async #learnSources(transaction: Transaction, { caseId }: TieScope, rows: readonly TieClaimRow[]): Promise<void> {
    const unknown = new Set(rows.flatMap((row) => row.sources).filter((id) => !this.#sources.has(id)))
    if (unknown.size === 0) return
    const found = await transaction.run<{ body: string }>('read/sources-by-id', { caseId, ids: [...unknown] })
    for (const { body } of found) {
      const source = JSON.parse(body) as Source
      this.#sources.set(source.id, source)
    }
  }
}

/** The statuses of those claims that something has happened to. */
async function readStatuses(
  transaction: Transaction,
  scope: TieScope,
  rows: readonly TieClaimRow[],
): Promise<ReadonlyMap<string, ClaimStatus>> {
  const changed = rows.filter((row) => row.changed)
  // Instants of imports compare with all others as those of their publication do, so none is translated here.
  const whole = { ...scope, published: {} }
  const known = await completeClaims(transaction, whole, parseRecords<Claim>(whole, changed))
  return new Map(known.map((claim) => [claim.id, claim.status]))
}
