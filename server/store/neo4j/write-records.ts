import type { CaseRecord, CaseRecordType } from '../../domain/case-record.ts'
import { objectEntity } from '../../domain/claim.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { PreparedRecord } from '../check-batch.ts'
import type { AppendProgress } from './append-progress.ts'
import { attachBytes } from './attach-bytes.ts'
import { listNameTokens } from './describe-record.ts'
import { writePassages } from './index-text.ts'
import { linkClaims } from './link-records.ts'
import type { QueryName } from './load-cypher.ts'
import { layOutRow } from './record-rows.ts'
import type { Transaction } from './transactions.ts'
import { writeRows } from './write-rows.ts'

/** An append under way. */
export interface Append {
  readonly caseId: CaseId
  /** The instant that the node of a record bears. */
  readonly readInstant: (record: CaseRecord) => string
  readonly sourceBytes: ReadonlyMap<string, Uint8Array>
  readonly progress: AppendProgress
}

const SLICE_SIZE = 1000

/** Claims about two entities and those with a literal are written by queries of their own. */
type NodeGroup = Exclude<CaseRecordType, 'claim'> | 'link' | 'fact'

const CREATE: Readonly<Record<NodeGroup, QueryName>> = {
  predicate: 'write/create-predicates',
  source: 'write/create-sources',
  entity: 'write/create-entities',
  excerpt: 'write/create-excerpts',
  link: 'write/create-links',
  fact: 'write/create-facts',
  review: 'write/create-reviews',
  override: 'write/create-overrides',
}

const WRITING_ORDER = ['predicate', 'source', 'entity', 'excerpt', 'link', 'fact', 'review', 'override'] as const

/**
 * Writes records that the case does not have yet, what they refer to first. `ahead` holds claims that are still to
 * come, to which nothing is tied yet. The next rows are prepared while the server writes those before.
 *
 * @throws {IncompleteWriteError} when something that a record refers to is not there
 */
export async function writeFresh(
  transaction: Transaction,
  append: Append,
  fresh: readonly PreparedRecord[],
  ahead: ReadonlySet<string> = new Set(),
): Promise<void> {
  for (const group of WRITING_ORDER) {
    const members = fresh.filter((one) => groupOf(one.record) === group)
    await createNodes(transaction, append, CREATE[group], members)
  }
  const sources = fresh.map((one) => one.record).filter((record) => record.type === 'source')
  await attachBytes(transaction, append, sources)
  const { caseId, sourceBytes, progress } = append
  for (const source of sources) {
    const place = { caseId, receivedAt: append.readInstant(source), sourceBytes }
    await writePassages(transaction, place, [source], () => {
      progress.checkpoint()
    })
  }
  const claims = fresh.map((one) => one.record).filter((record) => record.type === 'claim')
  await linkClaims(transaction, append, claims, ahead)
}

function groupOf(record: CaseRecord): NodeGroup {
  if (record.type !== 'claim') return record.type
  return objectEntity(record) === null ? 'fact' : 'link'
}

async function createNodes(
  transaction: Transaction,
  { caseId, readInstant, progress }: Append,
  query: QueryName,
  members: readonly PreparedRecord[],
): Promise<void> {
  let writing = Promise.resolve()
  for (let start = 0; start < members.length; start += SLICE_SIZE) {
    const slice = members.slice(start, start + SLICE_SIZE)
    const rows = slice.map((one) => layOutRow(one, readInstant(one.record)))
    const expected = slice.reduce((sum, one) => sum + 1 + countTied(one.record), 0)
    await writing
    progress.checkpoint()
    writing = writeRows(transaction, query, { caseId }, rows, expected)
    // Whoever awaits it next learns of a failure; until then it is no unhandled one.
    writing.catch(() => undefined)
    progress.advance(slice.length)
  }
  await writing
}

/** What the query that creates a node ties it to besides the one thing it is about. */
function countTied(record: CaseRecord): number {
  if (record.type === 'review') return new Set(record.excerpts).size
  return record.type === 'claim' ? new Set(record.excerpts).size + listNameTokens(record).length : 0
}
