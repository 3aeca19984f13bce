import { objectEntity } from '../../domain/claim.ts'
import type { ClaimId, EntityId } from '../../domain/ids.ts'
import { createAdmission } from '../graph/admit-claim.ts'
import { namesPredicate } from '../graph/names-predicate.ts'
import type { ProjectionInput } from '../graph/network.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import { sortUnique } from './voice.ts'

/** A group that a sourced claim calls the branch of another. A cluster that was computed is never one. */
export interface Branch {
  readonly id: EntityId
  /** Groups that it is a branch of, sorted. */
  readonly parents: readonly EntityId[]
  readonly claims: readonly ClaimId[]
  /** Only an analyst's assessment says so. */
  readonly assessed: boolean
}

/** The branches of a case and what each group lies in. */
export interface BranchTree {
  /** By id. */
  readonly branches: ReadonlyMap<EntityId, Branch>
  /** Every group that has branches or lies in one, with all groups that contain it, at any remove. */
  readonly above: ReadonlyMap<EntityId, ReadonlySet<EntityId>>
}

const BRANCH: ReadonlySet<string> = new Set(['BRANCH_OF'])
const PART: ReadonlySet<string> = new Set(['BRANCH_OF', 'SUBGROUP_OF'])

interface Link {
  readonly part: EntityId
  readonly whole: EntityId
  readonly claim: ClaimId
  readonly assessed: boolean
  readonly isBranch: boolean
}

/**
 * Reads the hierarchy of branches from claims that count by the projection's rules; an analyst's assessment counts too,
 * for BRANCH_OF is a human's word, and is told as such. A subgroup lies in its branch without being one.
 */
export function readBranchTree(input: ProjectionInput, projection: ProjectionParameters): BranchTree {
  const links = listLinks(input, projection)
  const branches = new Map<EntityId, Branch>()
  for (const id of sortUnique(links.filter((one) => one.isBranch).map((one) => one.part))) {
    const own = links.filter((one) => one.isBranch && one.part === id)
    branches.set(id, {
      id,
      parents: sortUnique(own.map((one) => one.whole)),
      claims: sortUnique(own.map((one) => one.claim)),
      assessed: own.every((one) => one.assessed),
    })
  }
  return { branches, above: climbAll(links, branches) }
}

/** Whether one group lies in the other, at any remove, or is it. */
export function liesIn({ above }: BranchTree, inner: EntityId, outer: EntityId): boolean {
  return inner === outer || above.get(inner)?.has(outer) === true
}

/** The groups at the top above a group; itself where nothing is. */
export function rootsOf({ above }: BranchTree, group: EntityId): readonly EntityId[] {
  const over = [...(above.get(group) ?? [])].filter((one) => one !== group)
  const tops = over.filter((one) => (above.get(one)?.size ?? 0) === 0)
  return over.length === 0 ? [group] : tops.length === 0 ? over : tops
}

function listLinks(input: ProjectionInput, projection: ProjectionParameters): Link[] {
  const admit = createAdmission(input, { ...projection, includeAssessments: true })
  const criminal = new Set(input.entities.filter((one) => one.subkind === 'criminal-group').map((one) => one.id))
  const isOpen = (id: EntityId): boolean => criminal.has(id) && input.protections.get(id)?.unranked !== true
  return input.claims.flatMap((claim) => {
    const whole = namesPredicate(input, claim, PART) ? objectEntity(claim) : null
    if (whole === null || whole === claim.subject || !isOpen(whole) || !isOpen(claim.subject)) return []
    if (admit(claim).kind === 'refused') return []
    const isBranch = namesPredicate(input, claim, BRANCH)
    return [{ part: claim.subject, whole, claim: claim.id, assessed: claim.basis === 'assessment', isBranch }]
  })
}

/** Of every group that has to do with branches, all groups above it; a group above itself is left out of its own. */
function climbAll(links: readonly Link[], branches: BranchTree['branches']): BranchTree['above'] {
  const wholes = new Map<EntityId, EntityId[]>()
  for (const { part, whole } of links) wholes.set(part, [...(wholes.get(part) ?? []), whole])
  const above = new Map<EntityId, ReadonlySet<EntityId>>()
  for (const id of sortUnique(links.flatMap(({ part, whole }) => [part, whole]))) above.set(id, climb(id, wholes))
  const trees = new Set([...branches.values()].flatMap(({ id, parents }) => [id, ...parents]))
  const inTree = [...above].filter(([id, over]) => trees.has(id) || [...over].some((one) => trees.has(one)))
  return new Map(inTree)
}

function climb(id: EntityId, wholes: ReadonlyMap<EntityId, readonly EntityId[]>): ReadonlySet<EntityId> {
  const reached = new Set<EntityId>()
  const queue = [id]
  for (const one of queue) {
    for (const whole of wholes.get(one) ?? []) {
      if (reached.has(whole) || whole === id) continue
      reached.add(whole)
      queue.push(whole)
    }
  }
  return reached
}
