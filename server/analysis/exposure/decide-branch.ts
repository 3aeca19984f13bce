import type { EntityId } from '../../domain/ids.ts'
import type { BranchParameters } from './branch-parameters.ts'
import { liesIn, rootsOf } from './branch-tree.ts'
import type { BranchTree } from './branch-tree.ts'
import { sumExposure } from './tally-branches.ts'
import type { BranchTally, Contact } from './tally-branches.ts'

/** Why contacts point to no branch. */
export const BRANCH_FAILURES = ['no-contact', 'no-branch', 'margin', 'days', 'members', 'origins'] as const
export type BranchFailure = (typeof BRANCH_FAILURES)[number]

export interface Decision {
  /** Null where undetermined. */
  readonly branch: EntityId | null
  /** In [0, 1], of the branch decided for, or else of the first one; null without any contact. */
  readonly margin: number | null
  /** Empty where a branch was decided for. */
  readonly failed: readonly BranchFailure[]
}

/** Shares are sums of fractions: 0.65 − 0.35 reaches 0.3, whatever binary arithmetic makes of it. */
const ROUNDING = 1e-9

/** How far a branch stands above the others. */
interface Lead {
  readonly tally: BranchTally
  /** Negative where another one is ahead. */
  readonly margin: number
}

/**
 * The deepest branch for which all thresholds hold. Its rivals are the groups that neither contain it nor lie within
 * it, and the members of those above it of whom no branch is told: what is known only of the whole does not speak for
 * a part of it.
 *
 * @param groups groups that the person is said to belong to: only branches under the same roots may be decided for;
 *   null leaves all open
 */
export function decideBranch(
  contacts: readonly Contact[],
  tallies: readonly BranchTally[],
  tree: BranchTree,
  parameters: BranchParameters,
  groups: readonly EntityId[] | null,
): Decision {
  const roots = groups === null ? null : new Set(groups.flatMap((group) => rootsOf(tree, group)))
  const isOpen = (id: EntityId): boolean => roots === null || rootsOf(tree, id).some((root) => roots.has(root))
  const leads = tallies.flatMap((tally): Lead[] =>
    tree.branches.has(tally.group) && isOpen(tally.group)
      ? [{ tally, margin: leadOf(tally, contacts, tallies, tree) }]
      : [],
  )
  const [first] = [...leads].sort((one, other) => other.margin - one.margin)
  if (tallies.length === 0) return { branch: null, margin: null, failed: ['no-contact'] }
  if (first === undefined || first.margin < -ROUNDING) return { branch: null, margin: 0, failed: ['no-branch'] }
  const fit = leads.filter((lead) => listFailures(lead, parameters).length === 0)
  const [best] = fit.sort((one, other) => depthOf(tree, other) - depthOf(tree, one) || other.margin - one.margin)
  if (best === undefined) return { branch: null, margin: first.margin, failed: listFailures(first, parameters) }
  return { branch: best.tally.group, margin: best.margin, failed: [] }
}

function leadOf(
  { group, share }: BranchTally,
  contacts: readonly Contact[],
  tallies: readonly BranchTally[],
  tree: BranchTree,
): number {
  const total = sumExposure(contacts, () => true)
  const rivals = tallies.map((other) => {
    if (liesIn(tree, other.group, group)) return 0
    if (!liesIn(tree, group, other.group)) return other.share
    return total === 0 ? 0 : sumExposure(contacts, (id) => id === other.group) / total
  })
  return share - Math.max(0, ...rivals)
}

function listFailures({ tally, margin }: Lead, parameters: BranchParameters): BranchFailure[] {
  const { days, members, origins } = tally
  // Two branches that are level are told apart by no threshold, not even by one of 0.
  const isClear = margin > ROUNDING && margin >= parameters.margin - ROUNDING
  return [
    ...(isClear ? [] : (['margin'] as const)),
    ...(days >= parameters.minDays ? [] : (['days'] as const)),
    ...(members >= parameters.minMembers ? [] : (['members'] as const)),
    ...(origins >= parameters.minOrigins ? [] : (['origins'] as const)),
  ]
}

function depthOf(tree: BranchTree, { tally }: Lead): number {
  return tree.above.get(tally.group)?.size ?? 0
}
