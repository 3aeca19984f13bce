import type { BranchFindingView, BranchPersonView } from '../../server/contract/exposure.ts'

export type ListedBranch = BranchFindingView['branches'][number]
export type BranchTally = BranchPersonView['tallies'][number]
export type BranchContact = BranchPersonView['contacts'][number]

/** A line of the hierarchy: a branch, how deep it lies, and how many people the answer gives to it itself. */
export interface BranchNode {
  readonly listed: ListedBranch
  /** 0 for a branch of a group that is no branch itself. */
  readonly depth: number
  readonly asserted: number
  readonly assigned: number
}

/** The hierarchy of branches from its roots, siblings by name; each branch once, below the first of its wholes. */
export function listBranchNodes(finding: BranchFindingView, locale: string): BranchNode[] {
  const collator = new Intl.Collator(locale)
  const known = new Set(finding.branches.map(({ branch }) => branch.id))
  const sorted = [...finding.branches].sort((a, b) => collator.compare(a.branch.label, b.branch.label))
  const seen = new Set<string>()
  const nodes: BranchNode[] = []
  const add = (listed: ListedBranch, depth: number): void => {
    const { id } = listed.branch
    if (seen.has(id)) return
    seen.add(id)
    const own = listPeopleOf(finding, id)
    const count = (status: BranchPersonView['status']): number => own.filter((one) => one.status === status).length
    nodes.push({ listed, depth, asserted: count('asserted'), assigned: count('assigned') })
    for (const child of sorted) if (child.parents.includes(id)) add(child, depth + 1)
  }
  for (const listed of sorted) if (!listed.parents.some((id) => known.has(id))) add(listed, 0)
  // Claims can contradict each other into a circle; whoever is in one is listed all the same.
  for (const listed of sorted) add(listed, 0)
  return nodes
}

/** People whom the answer gives to a branch itself; whoever is asserted to be in several is listed in each. */
export function listPeopleOf(finding: BranchFindingView, branch: string): BranchPersonView[] {
  return finding.people.filter((one) =>
    one.branch === null
      ? one.status === 'asserted' && one.asserted.some(({ group }) => group.id === branch)
      : one.branch.id === branch,
  )
}

const STATUS_ORDER = [
  'asserted',
  'assigned',
  'undetermined',
  'contacts-only',
] as const satisfies readonly BranchPersonView['status'][]

/** People by how the answer about them came about, the clearest first, equals by name. */
export function sortBranchPeople(people: readonly BranchPersonView[], locale: string): BranchPersonView[] {
  const collator = new Intl.Collator(locale)
  const clarity = (one: BranchPersonView): number => (one.status === 'asserted' ? 0 : (one.margin ?? -1))
  return [...people].sort(
    (a, b) =>
      STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) ||
      clarity(b) - clarity(a) ||
      collator.compare(a.person.label, b.person.label),
  )
}

/** What the numbers of a person's row are of: the branch given by contacts, else the asserted one, else the first. */
export function chooseTally({ tallies, status, branch, exposed }: BranchPersonView): BranchTally | null {
  const wanted = status === 'assigned' ? exposed?.id : branch?.id
  return tallies.find((tally) => tally.branch === wanted) ?? tallies[0] ?? null
}

/** Whether the contacts of somebody with an asserted branch point to the same one, to another, or to none. */
export function compareWithContacts({ status, branch, exposed }: BranchPersonView): 'same' | 'other' | 'none' | null {
  if (status !== 'asserted') return null
  if (exposed === null) return 'none'
  return exposed.id === branch?.id ? 'same' : 'other'
}

/** Names of all that an answer names, by id: groups that it counts for are told by id alone. */
export function collectLabels(finding: BranchFindingView): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  for (const { branch } of finding.branches) labels.set(branch.id, branch.label)
  for (const { person, asserted } of finding.people) {
    labels.set(person.id, person.label)
    for (const { group } of asserted) labels.set(group.id, group.label)
  }
  return labels
}

/** Every claim behind one contact: that the person took part, that members did, and that they are members. */
export function listContactClaims(contact: BranchContact): readonly string[] {
  const members = contact.members.flatMap(({ grounds, membership }) => [...grounds.claims, ...membership])
  return [...new Set([...contact.grounds.claims, ...members])]
}
