import { describe, expect, it } from 'vitest'

import type { BranchExposure } from '../../../../server/analysis/exposure/branch-exposure.ts'
import { DEFAULT_BRANCH_PARAMETERS } from '../../../../server/analysis/exposure/branch-parameters.ts'
import { exposeBranches } from '../../../../server/analysis/exposure/expose-branches.ts'
import type { ProjectionInput } from '../../../../server/analysis/graph/network.ts'
import { DEFAULT_PROJECTION } from '../../../../server/analysis/graph/projection-parameters.ts'
import type { KnownClaim } from '../../../../server/domain/claim.ts'
import type { ClaimId, EntityId, ExcerptId } from '../../../../server/domain/ids.ts'
import { chooseRuns } from '../../../soak.ts'
import { readInput, readSeed } from '../../synthetic/read-block.ts'
import { plantWorld } from './planted-world.ts'

/** What the project holds itself to. */
const LEAST = { precision: 0.95, coverage: 0.6 }

const expose = (input: ProjectionInput): BranchExposure =>
  exposeBranches(input, DEFAULT_PROJECTION, DEFAULT_BRANCH_PARAMETERS)

const listSeeds = (sample: number, soak: number): number[] =>
  Array.from({ length: chooseRuns(sample, soak) }, (_, at) => at + 1)

describe.each(listSeeds(2, 30))('in the synthetic case of seed %i', (seed) => {
  const block = readSeed(seed)
  const { truth } = block
  const input = readInput(block)
  const exposure = expose(input)
  const branchOf = new Map<EntityId, EntityId>(
    truth.branches.flatMap(({ group, members }) => members.map((id) => [id, group] as const)),
  )
  for (const { one, other } of truth.duplicates) branchOf.set(other, branchOf.get(one) ?? one)

  it('branches are told apart, each member asked with the own membership left out', () => {
    const asked = exposure.people.filter(({ status, branch }) => status === 'asserted' && branch !== null)
    const decided = asked.filter(({ exposed }) => exposed !== null)
    const right = decided.filter(({ id, exposed }) => branchOf.get(id) === exposed)
    expect(asked.length).toBeGreaterThan(140)
    expect(right.length / decided.length).toBeGreaterThanOrEqual(LEAST.precision)
    expect(decided.length / asked.length).toBeGreaterThanOrEqual(LEAST.coverage)
    expect(exposure.quality).toMatchObject({ asked: asked.length, decided: decided.length })
    expect(exposure.quality.precision ?? 0).toBeGreaterThanOrEqual(LEAST.precision)
  })

  it('whoever is given one has it, and nobody else is given any', () => {
    const given = exposure.people.filter(({ branch }) => branch !== null)
    expect(given.filter(({ id, branch }) => branchOf.get(id) !== branch)).toEqual([])
    const apart = new Set([...truth.leadership, ...truth.outsiders, ...truth.contacts])
    expect(given.filter(({ id }) => apart.has(id))).toEqual([])
  })

  it('nobody protected is named anywhere', () => {
    const kept = [
      ...truth.victims,
      ...truth.witnesses,
      ...truth.officials,
      ...truth.counsel,
      ...truth.acquitted,
      truth.coercedRecruiter,
    ]
    const told = JSON.stringify({ ...exposure, branches: [] })
    expect(kept.filter((id) => told.includes(`"${id}"`))).toEqual([])
  })

  it('without the gate many would be labelled of whom no membership is told: the rate is published', () => {
    const { people, labelled, labelledByAnyContact } = exposure.quality.withoutGate
    expect(labelled).toBeGreaterThan(0)
    expect(labelledByAnyContact).toBeGreaterThan(labelled)
    expect(people).toBeGreaterThanOrEqual(labelledByAnyContact)
  })

  it('no planted outsider gets a branch, however often and well sourced the contact', () => {
    const planted = exposure.people.flatMap(({ id, status, contacts }): Outsider[] => {
      const met = [...new Set(contacts.flatMap(({ members }) => members.map(({ person }) => person)))]
      return status === 'asserted' && met.length >= 2
        ? [{ id: `outsider-of-${id}` as EntityId, tiedTo: [id, ...met.slice(0, 2)] }]
        : []
    })
    const people = new Map(expose(addOutsiders(input, planted)).people.map((person) => [person.id, person]))
    expect(planted.length).toBeGreaterThan(100)
    expect(planted.filter(({ id }) => people.get(id)?.branch !== null)).toEqual([])
    expect(planted.filter(({ id }) => people.get(id)?.status !== 'contacts-only')).toEqual([])
  })
})

interface Outsider {
  readonly id: EntityId
  readonly tiedTo: readonly EntityId[]
}

/** Adds people who deal with three others on two days each, told by four origins. */
function addOutsiders(input: ProjectionInput, outsiders: readonly Outsider[]): ProjectionInput {
  const template = input.claims.find(({ predicate }) => predicate === 'COMMUNICATED_WITH')
  if (template === undefined) throw new Error('the case has no calls')
  const excerpts = firstExcerpts(input, 4)
  const claims = outsiders.flatMap(({ id, tiedTo }) =>
    tiedTo.flatMap((other, place) =>
      excerpts.map((excerpt, turn): KnownClaim => {
        const on = `2022-0${turn + 1}-1${place}`
        return {
          ...template,
          id: `${id}-${place}-${turn}` as ClaimId,
          subject: id,
          object: { entity: other },
          valid: { from: on, to: on },
          excerpts: [excerpt],
          grade: null,
          contradictions: [],
        }
      }),
    ),
  )
  const entities = outsiders.map(({ id }) => ({ type: 'entity', id, kind: 'Person', subkind: null }) as const)
  return { ...input, entities: [...input.entities, ...entities], claims: [...input.claims, ...claims] }
}

/** Excerpts of so many sources of different origin. */
function firstExcerpts(input: ProjectionInput, count: number): ExcerptId[] {
  const found = new Map<string, ExcerptId>()
  for (const [excerpt, source] of input.excerptSources) {
    const origin = input.sources.get(source)
    if (origin !== undefined && origin.reliability?.value !== 'F') found.set(origin.originId, excerpt)
  }
  return [...found.values()].slice(0, count)
}

describe.each(listSeeds(4, 300))('in a world of nested branches and calls, seed %i', (seed) => {
  const { input, branchOf, outsiders, lineage } = plantWorld(seed)
  const { people } = expose(input)
  const isRight = (id: string, branch: string | null): boolean =>
    (lineage[branchOf.get(id) ?? ''] ?? []).some((one) => one === branch)

  it('whoever is given a branch lies in it, and no outsider is given one', () => {
    const given = people.filter(({ status }) => status === 'assigned')
    expect(given.filter(({ id, branch }) => !isRight(id, branch)).length).toBeLessThanOrEqual(
      given.length * (1 - LEAST.precision),
    )
    expect(people.filter(({ id, branch }) => outsiders.includes(id) && branch !== null)).toEqual([])
  })
})

it('in twenty such worlds together the branches found are right, and enough are found', () => {
  const worlds = Array.from({ length: 20 }, (_, at) => plantWorld(1000 + at))
  const asked = worlds.flatMap((world) =>
    expose(world.input)
      .people.map((person) => ({ ...person, world }))
      .filter(({ gate }) => gate !== null),
  )
  const decided = asked.filter(({ exposed }) => exposed !== null)
  const right = decided.filter(
    ({ id, exposed, world }) => world.lineage[world.branchOf.get(id) ?? '']?.includes(exposed ?? '') === true,
  )
  expect(asked.length).toBeGreaterThan(1000)
  expect(right.length / decided.length).toBeGreaterThanOrEqual(LEAST.precision)
  expect(decided.length / asked.length).toBeGreaterThanOrEqual(LEAST.coverage)
})
