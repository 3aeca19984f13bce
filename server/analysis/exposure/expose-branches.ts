import type { ClaimId, EntityId } from '../../domain/ids.ts'
import { collectEvidence } from '../graph/collect-evidence.ts'
import type { Evidence } from '../graph/collect-evidence.ts'
import { groupBy } from '../graph/group-by.ts'
import type { ProjectionInput } from '../graph/network.ts'
import { checkProjection } from '../graph/projection-parameters.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import { resolveMemberships } from '../graph/resolve-memberships.ts'
import type { BranchExposure, ListedBranch } from './branch-exposure.ts'
import { checkBranchParameters } from './branch-parameters.ts'
import type { BranchParameters } from './branch-parameters.ts'
import { liesIn, readBranchTree } from './branch-tree.ts'
import type { BranchTree } from './branch-tree.ts'
import { collectGatherings, indexGatherings } from './collect-contacts.ts'
import { studyPerson } from './expose-person.ts'
import type { StudiedPerson, Surroundings } from './expose-person.ts'
import { findBranchBridges } from './find-branch-bridges.ts'
import { findGates } from './find-gates.ts'
import { judgeQuality } from './judge-quality.ts'
import { findStructuralLeads } from './structural-leads.ts'
import { sortUnique } from './voice.ts'

/**
 * Which branch people belong to, by their contacts with those who are asserted to be members:
 * `E(i,b) = Σ_e s(i,e)/(k_e − 1) · Σ_{j≠i} s(j,e)·m(j,b)`, normalised over branches; docs/exposure.md says in plain words
 * what that means and what not. Pure. The projection's choice of nodes is of no matter: it is about people one by one.
 * Throws InvalidParameterError.
 */
export function exposeBranches(
  input: ProjectionInput,
  projection: ProjectionParameters,
  parameters: BranchParameters,
): BranchExposure {
  checkProjection(projection)
  checkBranchParameters(parameters)
  const people: ProjectionParameters = { ...projection, nodes: 'persons' }
  const evidence = collectEvidence(input, people)
  const surroundings = readSurroundings(input, people, evidence, parameters)
  const studied = evidence.nodes.flatMap(({ id }): StudiedPerson[] => {
    const one = studyPerson(id, surroundings)
    return one === null ? [] : [one]
  })
  const exposed = studied.map(({ person }) => person)
  return {
    branches: listBranches(surroundings),
    people: exposed,
    bridges: findBranchBridges(exposed, surroundings.tree),
    leads: findStructuralLeads(surroundings.gatherings, surroundings.memberships),
    quality: judgeQuality(studied, evidence.nodes.length, surroundings),
    excluded: evidence.excluded,
    ungraded: exposed.some(({ contacts }) => contacts.some(({ grounds }) => grounds.ungraded)),
  }
}

function readSurroundings(
  input: ProjectionInput,
  projection: ProjectionParameters,
  evidence: Evidence,
  parameters: BranchParameters,
): Surroundings {
  const tree = readBranchTree(input, projection)
  const gatherings = collectGatherings(input, projection, evidence)
  const { memberships } = resolveMemberships(evidence.membership)
  return {
    tree,
    parameters,
    gatherings,
    own: indexGatherings(gatherings),
    memberships: new Map([...memberships].filter(([, group]) => tree.above.has(group))),
    asserted: listAsserted(evidence, tree),
    gates: findGates(input, projection, evidence, tree),
  }
}

/** Every group of the hierarchy that somebody is asserted to belong to, with the claims. */
function listAsserted({ membership }: Evidence, tree: BranchTree): Surroundings['asserted'] {
  const within = membership.people.filter(({ whole }) => tree.above.has(whole))
  return new Map(
    [...groupBy(within, ({ part }) => part)].map(([person, own]) => {
      const groups = [...groupBy(own, ({ whole }) => whole)].map(([group, claims]) => {
        return { group, claims: sortUnique<ClaimId>(claims.map(({ testimony }) => testimony.claim.id)) }
      })
      return [person, groups.sort((one, other) => (one.group < other.group ? -1 : 1))]
    }),
  )
}

function listBranches({ tree, memberships }: Surroundings): ListedBranch[] {
  const countIn = (branch: EntityId): number => {
    return [...memberships.values()].filter((group) => liesIn(tree, group, branch)).length
  }
  return [...tree.branches.values()].map((branch) => ({ ...branch, members: countIn(branch.id) }))
}
