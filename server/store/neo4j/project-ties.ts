import type { CaseRecord } from '../../domain/case-record.ts'
import { objectEntity } from '../../domain/claim.ts'
import type { CaseId, ClaimId } from '../../domain/ids.ts'
import { buildTie } from './build-tie.ts'
import type { TieEnds, TieRow } from './build-tie.ts'
import { TieClaims } from './read-tie-claims.ts'
import type { ClaimOfTie, TieScope } from './read-tie-claims.ts'
import type { Transaction } from './transactions.ts'
import { writeRows } from './write-rows.ts'

const SLICE_SIZE = 500

/** Claims whose direct relationships have to be brought in line. */
export interface Projected {
  /** New ones; a tie of which there are no others cannot be there yet. */
  readonly fresh: ReadonlySet<ClaimId>
  /** Older ones whose status may have changed. */
  readonly judged: readonly ClaimId[]
}

/** What of some new records the direct relationships depend on. */
export function listProjected(records: readonly CaseRecord[]): Projected {
  const linking = records.filter((record) => record.type === 'claim' && objectEntity(record) !== null)
  return {
    fresh: new Set(linking.map((record) => record.id as ClaimId)),
    judged: [...new Set(records.flatMap(listJudged))],
  }
}

/** Brings the direct relationships in line with records that were just written in the same transaction. */
export async function projectRecords(
  transaction: Transaction,
  scope: TieScope,
  records: readonly CaseRecord[],
  checkpoint: () => void,
): Promise<void> {
  const { fresh, judged } = listProjected(records)
  const ends = [...records.flatMap(listEnds), ...(await readEnds(transaction, scope.caseId, judged))]
  await projectEnds(transaction, scope, { ends, fresh, checkpoint, claims: new TieClaims() })
}

/** The same for claims that were written before. */
export async function projectClaims(
  transaction: Transaction,
  scope: TieScope,
  { fresh, judged }: Projected,
  claims: TieClaims,
): Promise<void> {
  const ends = await readEnds(transaction, scope.caseId, [...fresh, ...judged])
  await projectEnds(transaction, scope, { ends, fresh, checkpoint: () => undefined, claims })
}

interface Projection {
  readonly ends: readonly TieEnds[]
  readonly fresh: ReadonlySet<string>
  readonly checkpoint: () => void
  readonly claims: TieClaims
}

async function projectEnds(transaction: Transaction, scope: TieScope, projection: Projection): Promise<void> {
  const ends = [...new Map(projection.ends.map((one) => [keyOfEnds(one), one])).values()]
  for (let start = 0; start < ends.length; start += SLICE_SIZE) {
    projection.checkpoint()
    const claims = await projection.claims.ofTies(transaction, scope, ends.slice(start, start + SLICE_SIZE))
    // Looking for every tie would walk all neighbours of a hub each time.
    const old = claims.filter((claim) => !projection.fresh.has(claim.id)).map((claim) => claim.ends)
    if (old.length > 0) await transaction.run('write/delete-ties', { caseId: scope.caseId, ties: listDistinct(old) })
    await createTies(transaction, scope.caseId, buildTies(claims))
  }
}

/** What the active ones among the claims amount to; all claims for a tie have to be among them. */
export function buildTies(claims: readonly ClaimOfTie[]): TieRow[] {
  const byEnds = new Map<string, ClaimOfTie[]>()
  for (const claim of claims) {
    const key = keyOfEnds(claim.ends)
    const known = byEnds.get(key)
    if (known === undefined) byEnds.set(key, [claim])
    else known.push(claim)
  }
  return [...byEnds.values()].flatMap((group) => {
    const [first] = group
    const active = group.map((one) => one.active).filter((one) => one !== null)
    return first === undefined ? [] : (buildTie(first.ends, active) ?? [])
  })
}

async function createTies(transaction: Transaction, caseId: CaseId, ties: readonly TieRow[]): Promise<void> {
  for (let start = 0; start < ties.length; start += SLICE_SIZE) {
    const rows = ties.slice(start, start + SLICE_SIZE).map(layOutTie)
    await writeRows(transaction, 'write/create-ties', { caseId }, rows)
  }
}

/** Creates ties in a case that may be damaged: those to an entity that is gone are left out. */
export async function createTiesThatCan(
  transaction: Transaction,
  caseId: CaseId,
  ties: readonly TieRow[],
): Promise<void> {
  for (let start = 0; start < ties.length; start += SLICE_SIZE) {
    const rows = ties.slice(start, start + SLICE_SIZE).map(layOutTie)
    await transaction.run('write/create-ties', { caseId, rows })
  }
}

function layOutTie({ subject, predicate, object, properties }: TieRow): unknown[] {
  return [subject, object, predicate, ...TIE_LAYOUT.map((name) => properties[name] ?? null)]
}

/** The order in which properties of a tie stand in a row of the query that creates it, after its ends. */
const TIE_LAYOUT = ['claimIds', 'count', 'weight', 'origins', 'ungraded', 'certainties', 'bases', 'from', 'to'] as const

export function keyOfEnds({ subject, predicate, object }: TieEnds): string {
  return JSON.stringify([subject, predicate, object])
}

function listDistinct(ends: readonly TieEnds[]): TieEnds[] {
  return [...new Map(ends.map((one) => [keyOfEnds(one), one])).values()]
}

/** The claims whose status a record may change. */
function listJudged(record: CaseRecord): ClaimId[] {
  if (record.type === 'review') return [record.claim]
  return record.type === 'claim' && record.supersedes !== null ? [record.supersedes] : []
}

function listEnds(record: CaseRecord): TieEnds[] {
  if (record.type !== 'claim') return []
  const object = objectEntity(record)
  return object === null ? [] : [{ subject: record.subject, predicate: record.predicate, object }]
}

async function readEnds(transaction: Transaction, caseId: CaseId, claims: readonly ClaimId[]): Promise<TieEnds[]> {
  if (claims.length === 0) return []
  return transaction.run<TieEnds & Record<string, unknown>>('read/ends-of-claims', { caseId, claims })
}
