import { InvalidParameterError } from '../graph/projection-parameters.ts'

/** Name of the rules by which a branch is found, part of every manifest; a change of them changes the number. */
export const BRANCH_EXPOSURE_NAME = 'branch-exposure/1'

/** Below any of these thresholds nothing is said of a branch. */
export interface BranchParameters {
  /** Least distance, in [0, 1], between the shares of the first and the second branch. */
  readonly margin: number
  /** Least number of days that certainly differ. */
  readonly minDays: number
  /** Least number of different members met. */
  readonly minMembers: number
  /** Least number of origins each of which by itself puts the person beside a member. */
  readonly minOrigins: number
}

export const DEFAULT_BRANCH_PARAMETERS: BranchParameters = { margin: 0.3, minDays: 2, minMembers: 2, minOrigins: 2 }

/** Throws InvalidParameterError for a margin outside [0, 1] or a count that is no whole number from 0 on. */
export function checkBranchParameters({ margin, ...counts }: BranchParameters): void {
  if (!(margin >= 0 && margin <= 1)) throw new InvalidParameterError(`margin is ${margin}; it must lie in [0, 1]`)
  for (const [name, count] of Object.entries(counts)) {
    if (!Number.isInteger(count) || count < 0) {
      throw new InvalidParameterError(`${name} is ${count}; it must be a whole number from 0 on`)
    }
  }
}
