import type { CaseRecord } from '../server/domain/case-record.ts'
import { objectEntity } from '../server/domain/claim.ts'
import type { Claim } from '../server/domain/claim.ts'
import { firstPossibleDay, lastPossibleDay } from '../server/domain/partial-date.ts'
import { buildTie } from '../server/store/neo4j/build-tie.ts'
import type { TieClaim, TieEnds, TieRow } from '../server/store/neo4j/build-tie.ts'
import { groupBy } from './group-by.ts'

interface EndedClaim {
  readonly ends: TieEnds
  readonly claim: Claim
}

/** The direct relationships that the claims of one part amount to, by predicate; sources of other parts do not count. */
export function deriveTies(records: readonly CaseRecord[]): { predicate: string; rows: TieRow[] }[] {
  const readSources = indexSources(records)
  const ended = records.flatMap((record) => (record.type === 'claim' ? listEnds(record) : []))
  const groups = groupBy(ended, ({ ends }) => JSON.stringify([ends.subject, ends.predicate, ends.object]))
  const ties = [...groups.values()].flatMap((group) => {
    const claims = group.map(({ claim }) => toTieClaim(claim, readSources(claim)))
    return group[0] === undefined ? [] : (buildTie(group[0].ends, claims) ?? [])
  })
  return [...groupBy(ties, (tie) => tie.predicate)].map(([predicate, rows]) => ({ predicate, rows }))
}

function listEnds(claim: Claim): EndedClaim[] {
  const object = objectEntity(claim)
  return object === null ? [] : [{ ends: { subject: claim.subject, predicate: claim.predicate, object }, claim }]
}

function toTieClaim(claim: Claim, sources: TieClaim['sources']): TieClaim {
  const { id, grade, attributedTo, certainty, basis, valid } = claim
  const days = { firstDay: firstPossibleDay(valid), lastDay: lastPossibleDay(valid) }
  return { id, grade, attributedTo, certainty, basis, ...days, sources }
}

function indexSources(records: readonly CaseRecord[]): (claim: Claim) => TieClaim['sources'] {
  const sources = new Map(records.flatMap((record) => (record.type === 'source' ? [[record.id, record] as const] : [])))
  const ofExcerpts = new Map(
    records.flatMap((record) => (record.type === 'excerpt' ? [[record.id, record.source] as const] : [])),
  )
  return (claim) => {
    const ids = new Set(claim.excerpts.flatMap((excerpt) => ofExcerpts.get(excerpt) ?? []))
    return [...ids].flatMap((id) => sources.get(id) ?? [])
  }
}
