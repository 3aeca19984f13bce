import type { ClaimView } from '../contract/claims.ts'
import type { RecruiterFindingView } from '../contract/exposure.ts'
import type { Cell } from './write-csv.ts'

const HEAD = ['list', 'id', 'label', 'other', 'other label', 'child', 'element', 'state', 'needed', 'values']
const GROUNDS = ['origins', 'claims', 'against', 'sentences']

/** One row for each element of each act; then recruitment into a group, and victims said to have recruited. */
export function tabulateRecruiters(
  { recruiters, groupRecruiters, nonPunishment }: RecruiterFindingView,
  quotes: ReadonlyMap<string, readonly ClaimView[]>,
): Cell[][] {
  const quote = (person: string, ids: readonly string[]): string => {
    const claims = (quotes.get(person) ?? []).filter(({ id }) => ids.includes(id))
    return [...new Set(claims.flatMap((claim) => claim.quotes.map(({ text }) => text)))].join(' | ')
  }
  const acts = recruiters.flatMap(({ person, acts }) =>
    acts.flatMap(({ victim, child, act, means, purpose }) =>
      Object.entries({ act, means, purpose }).map(([name, { state, needed, values, grounds, against }]): Cell[] => [
        ...['exploitation', person.id, person.label, victim?.id ?? null, victim?.label ?? null],
        ...[child, name, state, needed, values.join(' ')],
        ...[grounds.origins, grounds.claims.join(' '), against.join(' '), quote(person.id, grounds.claims)],
      ]),
    ),
  )
  const grouped = groupRecruiters.flatMap(({ person, recruits }) =>
    recruits.map(({ person: other, kind, grounds, against }): Cell[] => [
      ...[kind, person.id, person.label, other.id, other.label, null, null],
      ...[against.length > 0 ? 'contradicted' : 'sourced', null, null],
      ...[grounds.origins, grounds.claims.join(' '), against.join(' '), quote(person.id, grounds.claims)],
    ]),
  )
  const apart = nonPunishment.map(({ person, naming }): Cell[] => [
    ...['possible non-punishment', person.id, person.label, null, null, null, null, null, null, null],
    ...[naming.origins, naming.claims.join(' '), null, quote(person.id, naming.claims)],
  ])
  return [[...HEAD, ...GROUNDS], ...acts, ...grouped, ...apart]
}
