import type { CaseRecord } from '../../server/domain/case-record.ts'
import { RECORD_TYPES } from '../../server/domain/case-record.ts'
import type { Claim, ClaimStatus } from '../../server/domain/claim.ts'
import type { Clocks } from '../../server/domain/clocks.ts'
import { foldName } from '../../server/domain/fold-name.ts'
import type { Review } from '../../server/domain/review.ts'
import type { ClaimQuery } from '../../server/store/case-store.ts'

interface Arrival {
  readonly record: CaseRecord
  readonly receivedAt: string
}

/** What a model expects of one claim. */
export interface ExpectedClaim {
  readonly id: string
  readonly receivedAt: string
  readonly status: ClaimStatus
  readonly confirmed: boolean
  readonly supersededBy: string | null
  readonly contradictions: readonly string[]
}

/**
 * A case as a plain list of arrivals. Every answer is worked out from the whole list and by other means than the
 * stores use, so that agreement says something.
 */
export class HistoryModel {
  readonly #arrivals: Arrival[] = []

  receive(records: readonly CaseRecord[], receivedAt: string): void {
    for (const record of records) this.#arrivals.push({ record, receivedAt })
  }

  listRecords(clocks: Clocks): CaseRecord[] {
    const known = this.#listKnown(clocks).map((arrival) => arrival.record)
    return RECORD_TYPES.flatMap((type) =>
      known.filter((one) => one.type === type).sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
  }

  listClaims(clocks: Clocks, query: ClaimQuery): ExpectedClaim[] {
    const known = this.#listKnown(clocks)
    const excerptSources = new Map(
      known.flatMap(({ record }) => (record.type === 'excerpt' ? [[record.id, record.source]] : [])),
    )
    return known
      .flatMap(({ record, receivedAt }) => (record.type === 'claim' ? [{ record, receivedAt }] : []))
      .filter(({ record }) => clocks.asAt === null || holdsOn(record, clocks.asAt))
      .filter(({ record }) => {
        const ends = 'entity' in record.object ? [record.subject, record.object.entity] : [record.subject]
        const sources = record.excerpts.map((id) => excerptSources.get(id))
        return (
          (query.touching === undefined || query.touching.some((id) => ends.includes(id))) &&
          (query.predicates === undefined || query.predicates.includes(record.predicate)) &&
          (query.ids === undefined || query.ids.includes(record.id)) &&
          (query.quoting === undefined || query.quoting.some((id) => sources.includes(id)))
        )
      })
      .map(({ record, receivedAt }) => ({ id: record.id, receivedAt, ...judge(record, known) }))
      .filter((claim) => (query.statuses ?? ['active']).includes(claim.status))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  listReviews(clocks: Clocks): string[] {
    return sortEvents(this.#listKnown(clocks).filter(({ record }) => record.type === 'review')).map(
      (one) => one.record.id,
    )
  }

  search(clocks: Clocks, text: string, limit: number): string[] {
    const words = foldName(text).split(' ')
    const active = new Set(this.listClaims(clocks, {}).map((claim) => claim.id))
    const best = new Map<string, string>()
    for (const { record } of this.#arrivals) {
      if (record.type !== 'claim' || !active.has(record.id) || !('literal' in record.object)) continue
      if (record.object.literal.kind !== 'name') continue
      const tokens = ` ${foldName(record.object.literal.value)}`
      if (!words.every((word) => tokens.includes(` ${word}`))) continue
      const hit = `${record.object.literal.value} ${record.id}`
      const known = best.get(record.subject)
      if (known === undefined || hit < known) best.set(record.subject, hit)
    }
    return [...best]
      .map(([entity, hit]) => `${entity}: ${hit}`)
      .sort()
      .slice(0, limit)
  }

  #listKnown(clocks: Clocks): Arrival[] {
    return this.#arrivals.filter(({ receivedAt }) => clocks.knownAt === null || receivedAt <= clocks.knownAt)
  }
}

/** Whether some day that the bounds can mean leaves `day` within them; compares dates by their common prefix. */
export function holdsOn(claim: Claim, day: string): boolean {
  const { from, to } = claim.valid
  const begun = from === null || from === 'unknown' || day.slice(0, from.length) >= from
  return begun && (to === null || to === 'unknown' || day.slice(0, to.length) <= to)
}

function judge(claim: Claim, known: readonly Arrival[]): Omit<ExpectedClaim, 'id' | 'receivedAt'> {
  let status: ClaimStatus = 'active'
  let supersededBy: string | null = null
  let confirmed = false
  const contradictions = new Set<string>(claim.contradicts)
  for (const { record } of sortEvents(known)) {
    if (record.type === 'claim' && record.contradicts.includes(claim.id)) contradictions.add(record.id)
    if (record.type === 'claim' && record.supersedes === claim.id) [status, supersededBy] = ['superseded', record.id]
    if (record.type !== 'review' || record.claim !== claim.id) continue
    if (record.verdict === 'confirmed' || record.verdict === 'unconfirmed') confirmed = record.verdict === 'confirmed'
    else [status, supersededBy] = [record.verdict === 'reinstated' ? 'active' : record.verdict, null]
  }
  return { status, supersededBy, confirmed, contradictions: [...contradictions].sort() }
}

function sortEvents(arrivals: readonly Arrival[]): { record: Claim | Review; receivedAt: string }[] {
  return arrivals
    .flatMap(({ record, receivedAt }) =>
      record.type === 'claim' || record.type === 'review' ? [{ record, receivedAt }] : [],
    )
    .sort((a, b) => {
      const [left, right] = [a, b].map((one) => [one.receivedAt, one.record.recordedAt, one.record.id])
      for (const [index, part] of (left ?? []).entries()) {
        const other = right?.[index] ?? ''
        if (part !== other) return part < other ? -1 : 1
      }
      return 0
    })
}
