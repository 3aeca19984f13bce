import type { BranchExposure } from '../../../analysis/exposure/branch-exposure.ts'
import type { RecruiterExposure } from '../../../analysis/exposure/recruiter-exposure.ts'
import type { Grounds } from '../../../analysis/exposure/voice.ts'
import type { ClaimId, EntityId } from '../../../domain/ids.ts'

/** Every claim behind what branch exposure says of one person, and those that make their branches; each once, sorted. */
export function listBranchClaims({ people, branches, leads }: BranchExposure, id: EntityId): ClaimId[] {
  const person = people.find((one) => one.id === id)
  const groups = new Set(person?.tallies.map(({ group }) => group))
  return sortClaims([
    ...(person?.gate?.claims ?? []),
    ...(person?.asserted ?? []).flatMap(({ claims }) => claims),
    ...branches.filter((branch) => groups.has(branch.id)).flatMap(({ claims }) => claims),
    ...(person?.contacts ?? []).flatMap(({ grounds, members }) => [
      ...grounds.claims,
      ...members.flatMap((member) => [...member.grounds.claims, ...member.membership]),
    ]),
    ...listLeadClaims(leads, id),
  ])
}

/** Every claim behind what recruiter exposure says of one person or group; each once, sorted. */
export function listRecruiterClaims(exposure: RecruiterExposure, id: EntityId): ClaimId[] {
  const { recruiters, groupRecruiters, nonPunishment, groups, leads } = exposure
  const acts = recruiters.filter((one) => one.id === id).flatMap((one) => one.acts)
  const recruits = groupRecruiters.filter((one) => one.id === id).flatMap((one) => one.recruits)
  const apart = nonPunishment.filter((one) => one.id === id).flatMap(({ naming, victim }) => [naming, victim])
  const grounds: Grounds[] = [
    ...acts.flatMap(({ naming, act, means, purpose }) => [naming, ...[act, means, purpose].map((one) => one.grounds)]),
    ...recruits.map((one) => one.grounds),
    ...apart,
    ...groups.filter((one) => one.id === id).map((one) => one.grounds),
  ]
  return sortClaims([
    ...grounds.flatMap(({ claims }) => claims),
    ...acts.flatMap(({ minority, act, means, purpose }) => [
      ...minority,
      ...[act, means, purpose].flatMap((one) => one.against),
    ]),
    ...recruits.flatMap(({ against }) => against),
    ...listLeadClaims(leads, id),
  ])
}

function listLeadClaims({ introducers }: BranchExposure['leads'], id: EntityId): ClaimId[] {
  const own = introducers.filter(({ person }) => person === id)
  return own.flatMap(({ newcomers }) => newcomers.flatMap(({ grounds }) => grounds.claims))
}

function sortClaims(claims: readonly ClaimId[]): ClaimId[] {
  return [...new Set(claims)].sort()
}
