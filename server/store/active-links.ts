import type { KnownClaim } from '../domain/claim.ts'
import type { InformationGrade } from '../domain/grade.ts'
import type { ClaimId, EntityId } from '../domain/ids.ts'
import { compareCodePoints } from './compare-text.ts'
import type { Link, LinkCount } from './link.ts'

/** A claim between two entities, as both stores read it from their indexes. */
export interface LinkRow {
  readonly id: string
  readonly predicate: string
  readonly subject: string
  readonly object: string
  readonly validFrom: string | null
  readonly validTo: string | null
  /** As `spellGrade` writes it. */
  readonly grade: string
  /**
   * The claim as canonical JSON when something was decided about it, ever: a review that refutes or withdraws it, or a
   * later claim that supersedes it. Null when it is active whatever the clocks say.
   */
  readonly body: string | null
  readonly receivedAt: string
}

export type DecidedRow = LinkRow & { readonly body: string }

/** Those about which something was decided, so that the domain has to say what their status is. */
export function listDecided(rows: readonly LinkRow[]): DecidedRow[] {
  return rows.filter((row): row is DecidedRow => row.body !== null)
}

/** The rows of active claims; `decided` are the claims of `listDecided`, with their status at `knownAt`. */
export function keepActive<T extends LinkRow>(rows: readonly T[], decided: readonly KnownClaim[]): T[] {
  const active = new Set<string>(decided.filter((claim) => claim.status === 'active').map((claim) => claim.id))
  return rows.filter((row) => row.body === null || active.has(row.id))
}

export function toLink(row: LinkRow): Link {
  return {
    claim: row.id as ClaimId,
    predicate: row.predicate,
    subject: row.subject as EntityId,
    object: row.object as EntityId,
    valid: { from: row.validFrom, to: row.validTo },
    grade: readGrade(row.grade),
  }
}

/** Links in the order in which every read gives them. */
export function sortLinks(links: readonly Link[]): Link[] {
  return [...links].sort((a, b) => compareCodePoints(a.claim, b.claim))
}

/** Adds active links, one by one, to what an index counted. */
export function addCounts(counted: readonly LinkCount[], links: readonly Link[], entity: EntityId): LinkCount[] {
  const counts = new Map(counted.map((one) => [`${one.predicate} ${one.direction}`, one]))
  for (const { predicate, subject } of links) {
    const direction = subject === entity ? 'out' : 'in'
    const key = `${predicate} ${direction}`
    counts.set(key, { predicate, direction, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort(
    (a, b) => compareCodePoints(a.predicate, b.predicate) || compareCodePoints(a.direction, b.direction),
  )
}

function readGrade(spelled: string): InformationGrade | null {
  const [scheme, value] = spelled.split('/')
  return value === undefined ? null : ({ scheme, value } as InformationGrade)
}
