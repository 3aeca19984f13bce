import { DEFAULT_BRANCH_PARAMETERS } from '../../../../server/analysis/exposure/branch-parameters.ts'
import type { BranchParameters } from '../../../../server/analysis/exposure/branch-parameters.ts'
import type { BranchExposure, ExposedPerson } from '../../../../server/analysis/exposure/branch-exposure.ts'
import { exposeBranches } from '../../../../server/analysis/exposure/expose-branches.ts'
import { DEFAULT_PROJECTION } from '../../../../server/analysis/graph/projection-parameters.ts'
import type { ProjectionParameters } from '../../../../server/analysis/graph/projection-parameters.ts'
import { buildInput } from '../build-input.ts'
import type { CaseSpec, ClaimSpec } from '../build-input.ts'

/** The day of an event, from a source. */
export function date(event: string, day: string, source = 's1'): ClaimSpec {
  const object = { literal: { kind: 'date', value: day } } as const
  return { id: `d-${event}`, predicate: 'OCCURRED_ON', subject: event, object, sources: [source] }
}

/** A meeting on a day: everybody's part and its date, all from one source. */
export function meet(event: string, day: string, source: string, ...people: readonly string[]): ClaimSpec[] {
  const parts = people.map((person): ClaimSpec => {
    return {
      id: `p-${event}-${person}`,
      predicate: 'PARTICIPATED_IN',
      subject: person,
      object: event,
      sources: [source],
    }
  })
  return [date(event, day, source), ...parts]
}

export function belong(person: string, group: string, source = 'roster'): ClaimSpec {
  return { id: `m-${person}-${group}`, predicate: 'MEMBER_OF', subject: person, object: group, sources: [source] }
}

export function branch(part: string, whole: string, source = 'roster'): ClaimSpec {
  return { id: `b-${part}`, predicate: 'BRANCH_OF', subject: part, object: whole, sources: [source] }
}

export const GROUPS: readonly string[] = ['mother', 'north', 'south'].map((id) => `${id}:criminal-group`)

/** Two branches of a mother group with three members each; sources s1 to s4 and a roster, each an origin of its own. */
export const TWO_BRANCHES: CaseSpec = {
  entities: [
    ...GROUPS,
    ...['n1', 'n2', 'n3', 's1', 's2', 's3', 'x'],
    ...['e1', 'e2', 'e3', 'e4'].map((id) => `${id}:meeting`),
  ],
  claims: [
    branch('north', 'mother'),
    branch('south', 'mother'),
    ...['n1', 'n2', 'n3'].map((id) => belong(id, 'north')),
    ...['s1', 's2', 's3'].map((id) => belong(id, 'south')),
  ],
  sources: ['s1', 's2', 's3', 's4', 'roster', 'gate'].map((id) => ({ id })),
}

export function expose(
  spec: CaseSpec,
  parameters: Partial<BranchParameters> = {},
  projection: Partial<ProjectionParameters> = {},
): BranchExposure {
  const asked = { ...DEFAULT_BRANCH_PARAMETERS, ...parameters }
  return exposeBranches(buildInput(spec), { ...DEFAULT_PROJECTION, ...projection }, asked)
}

export function withClaims(spec: CaseSpec, ...claims: readonly ClaimSpec[]): CaseSpec {
  return { ...spec, claims: [...spec.claims, ...claims] }
}

export function findPerson({ people }: BranchExposure, id: string): ExposedPerson {
  const person = people.find((one) => one.id === id)
  if (person === undefined) throw new Error(`nothing is said of ${id}`)
  return person
}
