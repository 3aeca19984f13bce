import { objectEntity } from '../../domain/claim.ts'
import type { Claim } from '../../domain/claim.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { Review } from '../../domain/review.ts'
import { listNameTokens } from './describe-record.ts'
import type { QueryName } from './load-cypher.ts'
import type { Transaction } from './transactions.ts'
import { writeRows } from './write-rows.ts'

const SLICE_SIZE = 1000

/** From a new node to what it refers to. */
interface Link {
  readonly from: string
  readonly to: string
}

/** Ties new claims to their objects, speakers, excerpts, to other claims, and to the words of the names they give. */
export async function linkClaims(
  transaction: Transaction,
  caseId: CaseId,
  claims: readonly Claim[],
  checkpoint: () => void,
): Promise<void> {
  const link = (query: QueryName, listTargets: (claim: Claim) => readonly (string | null)[]) =>
    writeLinks(transaction, caseId, query, listLinks(claims, listTargets), checkpoint)
  await link('write/link-objects', (claim) => [objectEntity(claim)])
  await link('write/link-speakers', ({ attributedTo }) =>
    attributedTo !== null && 'entity' in attributedTo ? [attributedTo.entity] : [],
  )
  await link('write/link-quotes', (claim) => claim.excerpts)
  await link('write/link-supersessions', (claim) => [claim.supersedes])
  await link('write/link-contradictions', (claim) => claim.contradicts)
  await link('write/link-name-tokens', listNameTokens)
}

/** Ties new reviews to the excerpts they quote. */
export function linkReviews(
  transaction: Transaction,
  caseId: CaseId,
  reviews: readonly Review[],
  checkpoint: () => void,
): Promise<void> {
  const links = listLinks(reviews, (review) => review.excerpts)
  return writeLinks(transaction, caseId, 'write/link-review-quotes', links, checkpoint)
}

function listLinks<T extends { readonly id: string }>(
  records: readonly T[],
  listTargets: (record: T) => readonly (string | null)[],
): Link[] {
  return records.flatMap((record) => {
    const targets = new Set(listTargets(record).filter((target) => target !== null))
    return [...targets].map((to) => ({ from: record.id, to }))
  })
}

async function writeLinks(
  transaction: Transaction,
  caseId: CaseId,
  query: QueryName,
  links: readonly Link[],
  checkpoint: () => void,
): Promise<void> {
  for (let start = 0; start < links.length; start += SLICE_SIZE) {
    checkpoint()
    await writeRows(transaction, query, { caseId }, links.slice(start, start + SLICE_SIZE))
  }
}
