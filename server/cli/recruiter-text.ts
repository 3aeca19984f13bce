import type { ClaimView } from '../contract/claims.ts'
import type { RecruiterFindingView } from '../contract/exposure.ts'
import { count, describeLeads, describeLeftOut, nameEntity, quoteClaims } from './exposure-text.ts'

type Act = RecruiterFindingView['recruiters'][number]['acts'][number]
type Element = Act['act']
type Quotes = ReadonlyMap<string, readonly ClaimView[]>

/** A run of recruiter exposure for reading: each act with its elements and the sentences behind them. */
export function describeRecruiters(finding: RecruiterFindingView, quotes: Quotes): string[] {
  return [
    'What is told of recruiting, act by act. It is no score and predicts nothing; means and purpose of one act say nothing',
    'of another. Sorted by how many of the elements (act, means, purpose) are sourced, by how many origins.',
    describeLeftOut(finding.leftOut.people),
    ...(finding.ungraded ? ['Ungraded: some of the material carries no grade.'] : []),
    describeNotListed(finding),
    ...finding.recruiters.flatMap(({ person, acts }) => [
      '',
      `${nameEntity(person)}: named in ${count(acts.length, 'recruiting act')}`,
      ...acts.flatMap((act) => describeAct(act, quotes.get(person.id) ?? [])),
    ]),
    ...describeApart(finding, quotes),
    '',
    ...describeLeads(finding.leads),
    `Input ${finding.manifest.inputHash}, version ${finding.manifest.version}`,
  ]
}

function describeNotListed({ notListed }: RecruiterFindingView): string {
  const ungraded = count(notListed.ungraded, 'person is', 'people are')
  const shielded = count(notListed.protected, 'protected person is', 'protected people are')
  return `${ungraded} named by ungraded claims only and not listed; ${shielded} named and not listed.`
}

function describeAct(act: Act, claims: readonly ClaimView[]): string[] {
  const victim = act.victim === null ? 'nobody identified' : nameEntity(act.victim)
  const child = act.child
    ? ` (a child, for reasons given in ${act.minority.join(', ') || 'the protection'}: no means needed)`
    : ''
  const line = (name: string, element: Element): string[] => [
    `    ${name}: ${describeElement(element)}`,
    ...quoteAll(element.grounds.claims, claims).map((quote) => `      ${quote}`),
    ...quoteAll(element.against, claims).map((quote) => `      against: ${quote}`),
  ]
  return [
    `  of ${victim}${child}: ${act.sourced} of 3 elements, ${count(act.origins, 'origin')}`,
    ...line('act', act.act),
    ...line('means', act.means),
    ...line('purpose', act.purpose),
  ]
}

function describeElement({ state, needed, values, grounds }: Element): string {
  const told = state === 'unsourced' ? '' : ` (${values.join(', ')}; ${count(grounds.origins, 'origin')})`
  return `${state}${needed ? '' : ', not needed'}${told}`
}

function quoteAll(ids: readonly string[], claims: readonly ClaimView[]): string[] {
  return quoteClaims(claims.filter(({ id }) => ids.includes(id)))
}

/** The lists that are none of recruiters for exploitation. */
function describeApart({ groupRecruiters, nonPunishment, groups }: RecruiterFindingView, quotes: Quotes): string[] {
  return [
    '',
    'Recruitment into a group:',
    ...groupRecruiters.flatMap(({ person, recruits }) =>
      recruits.flatMap(({ person: recruit, kind, grounds, against }) => [
        `  ${nameEntity(person)} → ${nameEntity(recruit)}${kind === 'not-told' ? ' (for what is not said)' : ''}` +
          (against.length > 0 ? ' [contradicted]' : ''),
        ...quoteAll([...grounds.claims, ...against], quotes.get(person.id) ?? []).map((quote) => `      ${quote}`),
      ]),
    ),
    'Groups named in a recruiting act; it is said of no individual:',
    ...groups.map(({ group, grounds }) => `  ${nameEntity(group)}: ${grounds.claims.join(', ')}`),
    'Possible non-punishment: victims said to have recruited, in no rank:',
    ...nonPunishment.map(({ person, naming, victim }) => {
      return `  ${nameEntity(person)}: victim by ${victim.claims.join(', ')}; named in ${naming.claims.join(', ')}`
    }),
  ]
}
