import type { EntityId } from '../../domain/ids.ts'
import type { BranchParameters } from './branch-parameters.ts'
import { liesIn } from './branch-tree.ts'
import { decideBranch } from './decide-branch.ts'
import { openGroups } from './expose-person.ts'
import type { StudiedPerson, Surroundings } from './expose-person.ts'

/** How good branch exposure is on this very case, by people whose branch is asserted. */
export interface BranchQuality {
  /** People with one asserted branch: each is asked with it left out. */
  readonly asked: number
  readonly decided: number
  /** The asserted branch was found, or one that contains it. */
  readonly right: number
  /** right / decided, in [0, 1]; null where none was decided. */
  readonly precision: number | null
  /** decided / asked, in [0, 1]; null where none was asked. */
  readonly coverage: number | null
  /** Nobody knows the branch of these people, or whether they have one: every label here may be false. */
  readonly withoutGate: {
    readonly people: number
    /** Who would get a branch by the same thresholds. */
    readonly labelled: number
    /** Who would get one if the first branch were always taken. */
    readonly labelledByAnyContact: number
  }
  /** The same with other margins. */
  readonly curve: readonly { readonly margin: number; readonly decided: number; readonly right: number }[]
}

const MARGINS: readonly number[] = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
const NO_THRESHOLDS: BranchParameters = { margin: 0, minDays: 0, minMembers: 0, minOrigins: 0 }

/**
 * Leaves out one after the other everybody whose branch is asserted and asks for it. No own membership enters any
 * exposure, so that leaving it out changes no other number.
 *
 * @param people how many people the network has
 */
export function judgeQuality(
  studied: readonly StudiedPerson[],
  people: number,
  surroundings: Surroundings,
): BranchQuality {
  const { parameters } = surroundings
  const asked = studied.filter(({ person }) => person.status === 'asserted' && person.branch !== null)
  const curve = MARGINS.map((margin) => ({ margin, ...countRight(asked, { ...parameters, margin }, surroundings) }))
  const { decided, right } = countRight(asked, parameters, surroundings)
  const ungated = studied.filter(({ gate }) => gate === null)
  return {
    asked: asked.length,
    decided,
    right,
    precision: decided === 0 ? null : right / decided,
    coverage: asked.length === 0 ? null : decided / asked.length,
    withoutGate: {
      people: people - surroundings.gates.size,
      labelled: countLabelled(ungated, parameters, surroundings),
      labelledByAnyContact: countLabelled(ungated, NO_THRESHOLDS, surroundings),
    },
    curve,
  }
}

function countRight(
  asked: readonly StudiedPerson[],
  parameters: BranchParameters,
  surroundings: Surroundings,
): { readonly decided: number; readonly right: number } {
  const found = asked.flatMap((one) => {
    const branch = decideAgain(one, parameters, surroundings)
    return branch === null ? [] : [{ branch, own: one.person.branch }]
  })
  const right = found.filter(({ branch, own }) => own !== null && liesIn(surroundings.tree, own, branch))
  return { decided: found.length, right: right.length }
}

function countLabelled(
  people: readonly StudiedPerson[],
  parameters: BranchParameters,
  surroundings: Surroundings,
): number {
  return people.filter((one) => decideAgain(one, parameters, surroundings) !== null).length
}

function decideAgain(
  { person, contacts, gate }: StudiedPerson,
  parameters: BranchParameters,
  { tree }: Surroundings,
): EntityId | null {
  const groups = gate === null ? null : openGroups(gate)
  return decideBranch(contacts, person.tallies, tree, parameters, groups).branch
}
