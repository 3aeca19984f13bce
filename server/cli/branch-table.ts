import type { BranchFindingView, BranchPersonView } from '../contract/exposure.ts'
import type { Cell } from './write-csv.ts'

const HEAD = [
  ...['id', 'label', 'status', 'branch', 'branch label', 'margin', 'failed', 'gate claims', 'asserted claims'],
  ...['contact', 'event', 'k', 'from', 'to', 'counted', 's', 'claims', 'origins'],
  ...['member', 'member label', 'member branch', 'member s', 'contribution', 'member claims', 'membership claims'],
]

/** One row for each member met in each contact, so that the sum of contributions can be checked by hand. */
export function tabulateBranches({ people }: BranchFindingView): Cell[][] {
  return [HEAD, ...people.flatMap(listRows)]
}

function listRows(person: BranchPersonView): Cell[][] {
  const own: Cell[] = [
    person.person.id,
    person.person.label,
    person.status,
    person.branch?.id ?? null,
    person.branch?.label ?? null,
    person.margin,
    person.failed.join(' '),
    person.gate?.claims.join(' ') ?? null,
    person.asserted.flatMap(({ claims }) => claims).join(' '),
  ]
  if (person.contacts.length === 0) return [[...own, ...HEAD.slice(own.length).map(() => null)]]
  return person.contacts.flatMap(({ kind, event, k, days, counted, support, grounds, members }) => {
    const [froms, tos] = [days.map(({ from }) => from), days.map(({ to }) => to)]
    const when = [froms.join(' '), tos.join(' ')]
    const contact: Cell[] = [
      kind,
      event?.id ?? null,
      k,
      ...when,
      counted,
      support,
      grounds.claims.join(' '),
      grounds.origins,
    ]
    return members.map((one): Cell[] => [
      ...own,
      ...contact,
      one.person.id,
      one.person.label,
      one.branch,
      one.support,
      one.contribution,
      one.grounds.claims.join(' '),
      one.membership.join(' '),
    ])
  })
}
