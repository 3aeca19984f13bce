import type { Claim } from '../../domain/claim.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { AppendProgress } from './append-progress.ts'
import type { QueryName } from './load-cypher.ts'
import type { Transaction } from './transactions.ts'
import { writeRows } from './write-rows.ts'

const SLICE_SIZE = 1000

/** From a new node to what it refers to. */
export interface Reference {
  readonly from: string
  readonly to: string
}

interface Linking {
  readonly caseId: CaseId
  readonly progress: AppendProgress
}

/**
 * Ties new claims to what few of them have: speakers, and claims they supersede or contradict. The queries that create
 * claims have tied them to all else. Claims of `ahead` are not there yet.
 */
export async function linkClaims(
  transaction: Transaction,
  linking: Linking,
  claims: readonly Claim[],
  ahead: ReadonlySet<string>,
): Promise<void> {
  const { supersedes, contradicts } = listClaimReferences(claims, (id) => !ahead.has(id))
  const speakers = listReferences(claims, ({ attributedTo }) =>
    attributedTo !== null && 'entity' in attributedTo ? [attributedTo.entity] : [],
  )
  await writeLinks(transaction, linking, 'write/link-speakers', speakers)
  await writeLinks(transaction, linking, 'write/link-supersessions', supersedes)
  await writeLinks(transaction, linking, 'write/link-contradictions', contradicts)
}

/** From claims to claims of which the condition holds. */
export function listClaimReferences(
  claims: readonly Claim[],
  isWanted: (id: string) => boolean,
): { readonly supersedes: Reference[]; readonly contradicts: Reference[] } {
  return {
    supersedes: listReferences(claims, (claim) => [claim.supersedes]).filter(({ to }) => isWanted(to)),
    contradicts: listReferences(claims, (claim) => claim.contradicts).filter(({ to }) => isWanted(to)),
  }
}

function listReferences<T extends { readonly id: string }>(
  records: readonly T[],
  listTargets: (record: T) => readonly (string | null)[],
): Reference[] {
  return records.flatMap((record) => {
    const targets = new Set(listTargets(record).filter((target) => target !== null))
    return [...targets].map((to) => ({ from: record.id, to }))
  })
}

async function writeLinks(
  transaction: Transaction,
  { caseId, progress }: Linking,
  query: QueryName,
  links: readonly Reference[],
): Promise<void> {
  for (let start = 0; start < links.length; start += SLICE_SIZE) {
    progress.checkpoint()
    await writeRows(transaction, query, { caseId }, links.slice(start, start + SLICE_SIZE))
  }
}
