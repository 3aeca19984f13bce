import type { ClaimView } from '../contract/claims.ts'
import type { BranchFindingView, BranchPersonView } from '../contract/exposure.ts'
import { count, describeLeads, describeLeftOut, nameEntity, quoteClaims, round } from './exposure-text.ts'

type Contact = BranchPersonView['contacts'][number]
type Names = ReadonlyMap<string, string>

const FAILURES: Readonly<Record<BranchPersonView['failed'][number], string>> = {
  'no-contact': 'no contact with members is told',
  'no-branch': 'contacts point to no branch that may be asked about',
  margin: 'the first branch is not far enough ahead',
  days: 'too few different days',
  members: 'too few different members',
  origins: 'too few independent origins',
}

/** A run of branch exposure for reading: how good it is here, then everybody with their reasons. */
export function describeBranches(
  finding: BranchFindingView,
  quotes: ReadonlyMap<string, readonly ClaimView[]>,
): string[] {
  const names: Names = new Map(finding.groups.map((group) => [group.id, nameEntity(group)]))
  return [
    'Branch exposure says which branch contacts point to, and never whether somebody belongs to a group at all.',
    ...describeQuality(finding),
    describeLeftOut(finding.leftOut.people),
    ...(finding.ungraded ? ['Ungraded: some of the material carries no grade and weighs in full.'] : []),
    '',
    ...finding.branches.flatMap(({ branch, claims, members, assessed }) => [
      `Branch ${nameEntity(branch)}: ${count(members, 'asserted member')}; by ${claims.join(', ')}${assessed ? ' (assessed)' : ''}`,
    ]),
    ...finding.people.flatMap((person) => ['', ...describePerson(person, names, quotes.get(person.person.id) ?? [])]),
    '',
    ...finding.bridges.map(({ person, sides }) => {
      const told = sides.map(({ branch, own, members, contacts }) => {
        const met = `${count(members, 'member')} in ${count(contacts.length, 'contact')}`
        return `${names.get(branch) ?? branch} (${own ? 'own; ' : ''}${met})`
      })
      return `Between branches: ${nameEntity(person)}: ${told.join(', ')}`
    }),
    '',
    ...describeLeads(finding.leads),
    `Input ${finding.manifest.inputHash}, version ${finding.manifest.version}`,
  ]
}

/** What was found where it is known, and how many would be labelled who must not be. */
export function describeQuality({ quality, manifest: { parameters } }: BranchFindingView): string[] {
  const { asked, decided, right, precision, coverage, withoutGate } = quality
  const known =
    precision === null || coverage === null ? '' : `: ${percent(precision)} right at ${percent(coverage)} coverage`
  return [
    `Thresholds: margin ${parameters.margin}, ${count(parameters.minDays, 'day')}, ` +
      `${count(parameters.minMembers, 'member')}, ${count(parameters.minOrigins, 'origin')}.`,
    `How good is it here: of ${count(asked, 'person', 'people')} whose branch is asserted, each left out in turn, ` +
      `${decided} get a branch and ${right} the right one${known}.`,
    `Of ${count(withoutGate.people, 'person', 'people')} who may not be asked about, ${withoutGate.labelled} would get a ` +
      `branch by the same thresholds and ${withoutGate.labelledByAnyContact} by any contact: none is given one.`,
  ]
}

function describePerson(person: BranchPersonView, names: Names, claims: readonly ClaimView[]): string[] {
  const { tallies, contacts } = person
  return [
    `${nameEntity(person.person)}: ${describeStatus(person)}`,
    ...tallies.map((tally) => {
      const { share, events, days, members, origins } = tally
      const told = `${count(events, 'contact')}, ${count(members, 'member')}, ${count(days, 'day')}, ${count(origins, 'origin')}`
      const shown = person.status === 'contacts-only' ? '' : `share ${round(share)}, `
      return `  ${names.get(tally.branch) ?? tally.branch}: ${shown}${told}`
    }),
    ...contacts.map((contact) => `  ${describeContact(contact)}`),
    ...quoteClaims(claims).map((line) => `    ${line}`),
  ]
}

function describeStatus({ status, branch, asserted, exposed, margin, failed, gate }: BranchPersonView): string {
  const why = failed.map((one) => FAILURES[one]).join('; ')
  const pointed = exposed === null ? `contacts alone: undetermined (${why})` : `contacts alone: ${nameEntity(exposed)}`
  const asked = gate === null ? '' : `; asked because of ${gate.kind} (${gate.claims.join(', ')})`
  switch (status) {
    case 'asserted': {
      const groups = asserted.map(({ group, claims }) => `${nameEntity(group)} by ${claims.join(', ')}`)
      return `asserted ${groups.join('; ')}; ${pointed}`
    }
    case 'assigned':
      return `contacts point to ${branch === null ? '' : nameEntity(branch)}, margin ${round(margin ?? 0)}${asked}`
    case 'undetermined':
      return `undetermined (${why})${asked}`
    case 'contacts-only':
      return 'contacts with members, and no more'
  }
}

function describeContact({ kind, event, k, days, counted, support, members, grounds }: Contact): string {
  const when = days.map(({ from, to }) => (from === to ? String(from) : `${from} to ${to}`)).join(', ')
  const met = members.map((one) => `${nameEntity(one.person)} s=${round(one.support)}`).join(', ')
  const what = kind === 'event' ? `event ${event === null ? '' : event.id} of k=${k}` : 'direct tie, k=2'
  const aside = counted ? '' : ' [not counted: told by the origin of the membership alone]'
  return `${what}${when === '' ? '' : `, ${when}`}, s=${round(support)}, with ${met}; claims ${grounds.claims.join(', ')}${aside}`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
