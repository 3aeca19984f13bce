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

/** The sentences of claims, each once with the claims that quote it, a line each. */
export function quoteClaims(claims: readonly ClaimView[]): string[] {
  const told = new Map<string, string[]>()
  for (const claim of claims) {
    for (const { text, source } of claim.quotes) {
      const speaker = claim.attributedTo === null ? '' : `${claim.attributedTo.label} says `
      const sentence = `${speaker}“${text}” — ${source.exhibit ?? source.title}, ${claim.grade ?? 'ungraded'}`
      told.set(sentence, [...(told.get(sentence) ?? []), describeClaim(claim)])
    }
  }
  return [...told].map(([sentence, behind]) => `${sentence} [${behind.join(', ')}]`)
}

function describeClaim({ id, predicate, role, status }: ClaimView): string {
  return `${id} ${predicate}${role === null ? '' : ` (${role})`}${status === 'active' ? '' : ` ${status}`}`
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
