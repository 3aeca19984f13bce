import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createRandom } from '../../../../server/analysis/create-random.ts'
import { DEFAULT_BRANCH_PARAMETERS } from '../../../../server/analysis/exposure/branch-parameters.ts'
import type { BranchExposure } from '../../../../server/analysis/exposure/branch-exposure.ts'
import { exposeBranches } from '../../../../server/analysis/exposure/expose-branches.ts'
import { exposeRecruiters } from '../../../../server/analysis/exposure/expose-recruiters.ts'
import type { ProjectionInput } from '../../../../server/analysis/graph/network.ts'
import { DEFAULT_PROJECTION } from '../../../../server/analysis/graph/projection-parameters.ts'
import type { KnownClaim } from '../../../../server/domain/claim.ts'
import type { ClaimId, EntityId, ExcerptId, SourceId } from '../../../../server/domain/ids.ts'
import { deriveProtections } from '../../../../server/domain/protection.ts'
import { chooseRuns } from '../../../soak.ts'
import { readInput, readSeed } from '../../synthetic/read-block.ts'
import { plantWorld } from './planted-world.ts'

const RUNS = { numRuns: chooseRuns(2, 100) }
const seeds = fc.integer({ min: 1, max: 5000 })

const expose = (input: ProjectionInput): BranchExposure =>
  exposeBranches(input, DEFAULT_PROJECTION, DEFAULT_BRANCH_PARAMETERS)

function shuffle<T>(items: readonly T[], seed: number): T[] {
  const random = createRandom(seed)
  return items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}

function protectAgain(input: ProjectionInput): ProjectionInput {
  const entities = new Map(input.entities.map((entity) => [entity.id, entity]))
  return { ...input, protections: deriveProtections({ claims: input.claims, entities, overrides: [] }) }
}

/** Everything that is said of people but how many are protected. */
function tellPeople({ people, bridges, leads, branches }: BranchExposure): unknown {
  return { people, bridges, leads, branches }
}

describe('branch exposure', () => {
  it('is the same to the last bit in whatever order the material comes', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, order) => {
        const { input } = plantWorld(seed)
        const mixed = {
          ...input,
          entities: shuffle(input.entities, order),
          claims: shuffle(input.claims, order + 1),
          sources: new Map(shuffle([...input.sources], order + 2)),
          excerptSources: new Map(shuffle([...input.excerptSources], order + 3)),
        }
        expect(JSON.stringify(expose(mixed))).toBe(JSON.stringify(expose(input)))
      }),
      RUNS,
    )
  })

  it('changes nothing for others when a protected person is added to their meetings and calls', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { input } = plantWorld(seed)
        const own = 'witness' as EntityId
        const joined = input.claims
          .filter(({ predicate }) => predicate === 'PARTICIPATED_IN' || predicate === 'COMMUNICATED_WITH')
          .map((claim): KnownClaim => ({ ...claim, id: `w-${claim.id}` as ClaimId, subject: own }))
        const [template] = joined
        if (template === undefined) throw new Error('the world has claims')
        const category: KnownClaim = {
          ...template,
          id: 'w-category' as ClaimId,
          predicate: 'HAS_CATEGORY',
          object: { literal: { kind: 'category', value: 'witness' } },
        }
        const entity = { type: 'entity', id: own, kind: 'Person', subkind: null } as const
        const more = protectAgain({
          ...input,
          entities: [...input.entities, entity],
          claims: [...input.claims, ...joined, category],
        })
        expect(tellPeople(expose(more))).toEqual(tellPeople(expose(input)))
        expect(expose(more).excluded.total).toBe(expose(input).excluded.total + 1)
      }),
      RUNS,
    )
  })

  it('is raised by no reprint: the same origin with no better grade adds nothing', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, order) => {
        const { input } = plantWorld(seed)
        const copied = shuffle(input.claims, order).slice(0, 60)
        const reprints = new Map(copied.flatMap(({ excerpts }) => excerpts.map((id) => [id, `again-${id}`] as const)))
        const sources = new Map(input.sources)
        const excerptSources = new Map(input.excerptSources)
        for (const [id, again] of reprints) {
          const source = input.excerptSources.get(id)
          const original = source === undefined ? undefined : input.sources.get(source)
          if (original === undefined) throw new Error('an excerpt has a source')
          sources.set(again as SourceId, { ...original, id: again as SourceId })
          excerptSources.set(again as ExcerptId, again as SourceId)
        }
        const claims = copied.map((claim): KnownClaim => {
          const excerpts = claim.excerpts.map((id) => (reprints.get(id) ?? id) as ExcerptId)
          return { ...claim, id: `again-${claim.id}` as ClaimId, excerpts }
        })
        const more = expose({ ...input, sources, excerptSources, claims: [...input.claims, ...claims] })
        const numbers = ({ people, quality }: BranchExposure): unknown => ({
          quality,
          people: people.map(({ id, status, branch, margin, tallies, failed }) => ({
            id,
            status,
            branch,
            margin,
            tallies,
            failed,
          })),
        })
        expect(numbers(more)).toEqual(numbers(expose(input)))
      }),
      RUNS,
    )
  })

  it('falls with the claims that it rests on', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { input } = plantWorld(seed)
        const given = expose(input)
          .people.filter(({ status }) => status === 'assigned')
          .slice(0, 3)
        for (const { id, gate, contacts } of given) {
          const withdraw = (ids: readonly ClaimId[]): string | undefined => {
            const claims = input.claims.map((claim) =>
              ids.includes(claim.id) ? { ...claim, status: 'withdrawn' as const } : claim,
            )
            return expose({ ...input, claims }).people.find((one) => one.id === id)?.status
          }
          expect(withdraw(gate?.claims ?? [])).toBe('contacts-only')
          expect(withdraw(contacts.flatMap(({ grounds }) => grounds.claims))).toBe('undetermined')
        }
      }),
      RUNS,
    )
  })
})

describe('recruiter exposure', () => {
  const input = readInput(readSeed(1))
  const found = exposeRecruiters(input, DEFAULT_PROJECTION)

  it('is the same to the last bit in whatever order the material comes', () => {
    const mixed = { ...input, entities: shuffle(input.entities, 4), claims: shuffle(input.claims, 5) }
    expect(JSON.stringify(exposeRecruiters(mixed, DEFAULT_PROJECTION))).toBe(JSON.stringify(found))
  })

  it('lets nobody stay whose naming claims are withdrawn, and changes no other', () => {
    for (const { id, acts } of found.recruiters) {
      const fallen = new Set(acts.flatMap(({ naming }) => naming.claims))
      const claims = input.claims.map((claim) =>
        fallen.has(claim.id) ? { ...claim, status: 'withdrawn' as const } : claim,
      )
      const left = exposeRecruiters({ ...input, claims }, DEFAULT_PROJECTION).recruiters
      expect(left).toEqual(found.recruiters.filter((one) => one.id !== id))
    }
  })
})
