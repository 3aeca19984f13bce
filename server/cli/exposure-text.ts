import type { ClaimView } from '../contract/claims.ts'
import type { EntityRef } from '../contract/common.ts'
import type { LeadsView } from '../contract/exposure-parts.ts'

/** Somebody with the id beside the name: two people may bear one name. */
export function nameEntity({ id, label }: EntityRef): string {
  return label === `(${id})` ? label : `${label} (${id})`
}

export function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`
}

/** A number as people compare it: three decimals. */
export function round(number: number): string {
  return number.toFixed(3)
}

/** The sentences of a claim with where each stands, a line each. */
export function quoteClaim(claim: ClaimView): string[] {
  const speaker = claim.attributedTo === null ? '' : `, ${claim.attributedTo.label} says`
  const state = claim.status === 'active' ? '' : ` [${claim.status}]`
  const head = `${claim.id} ${claim.predicate}${claim.role === null ? '' : ` (${claim.role})`}${state}`
  const grade = `${claim.grade ?? 'ungraded'}${speaker}`
  return claim.quotes.map(({ text, source }) => `${head}, ${grade}: “${text}” — ${source.exhibit ?? source.title}`)
}

/** Structural leads, and the sentence that must stand above them. */
export function describeLeads({ introducers, gatekeepers }: LeadsView, most = 5): string[] {
  return [
    'Leads, and no findings: positions in what is told. They may only mean that nobody was watched before, or elsewhere.',
    ...introducers.slice(0, most).map(({ person, credit, newcomers }) => {
      return `  introducer ${nameEntity(person)}: credit ${round(credit)}, ${count(newcomers.length, 'newcomer')}`
    }),
    ...gatekeepers.slice(0, most).map(({ person, group, pairs }) => {
      return `  gatekeeper ${nameEntity(person)} of ${nameEntity(group)}: ${count(pairs, 'pair')} without other contact`
    }),
    `  shown ${Math.min(most, introducers.length)} of ${count(introducers.length, 'introducer')}, ` +
      `${Math.min(most, gatekeepers.length)} of ${count(gatekeepers.length, 'gatekeeper')}`,
  ]
}

const NEVER_LISTED = 'Victims, witnesses, minors, the acquitted, officials and counsel are never listed and tie nobody.'

export function describeLeftOut(people: number): string {
  return `${count(people, 'person is', 'people are')} left out as protected. ${NEVER_LISTED}`
}
