import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import type { Entity } from '../../../server/domain/entity.ts'
import { validateClaim } from '../../../server/domain/validate-claim.ts'
import { findPredicate } from '../../../server/domain/vocabulary.ts'
import { openSqliteStore } from '../../../server/store/sqlite/sqlite-case-store.ts'
import { buildSeedCase, WEIGHTY_GRADES } from './build-seed-case.ts'
import { FORBIDDEN_DETECTORS } from './detect-forbidden.ts'
import { growWorld, PLANTS } from './plant-forbidden.ts'
import type { Plant } from './plant-forbidden.ts'
import { findSeeds } from './read-seeds.ts'
import { isComputedTogether } from './search-world.ts'
import { describeSeedsIn } from './seed-suite.ts'

const folder = mkdtempSync(join(tmpdir(), 'trama-seeds-'))
let opened = 0
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describeSeedsIn('SQLite', () => {
  opened += 1
  return Promise.resolve(openSqliteStore({ file: join(folder, `${opened}.sqlite`), clock: () => new Date() }))
})

describe('the detectors of forbidden conclusions', () => {
  const seeds = findSeeds()

  test('are the fifteen of the expected graph', (context) => {
    if ('skipped' in seeds) return context.skip(seeds.skipped)
    const wanted = seeds.graph.forbidden.map(({ type, between }) => ({ type, between }))
    expect(FORBIDDEN_DETECTORS.map(({ type, between }) => ({ type, between }))).toEqual(wanted)
    expect(wanted).toHaveLength(15)
  })

  test('find nothing where nothing was planted', (context) => {
    if ('skipped' in seeds) return context.skip(seeds.skipped)
    const world = growWorld(buildSeedCase(seeds, WEIGHTY_GRADES), { plant: () => [] })
    expect(FORBIDDEN_DETECTORS.flatMap(({ detect }) => detect(world))).toEqual([])
    expect(world.networks().some((network) => network.ties.length > 0)).toBe(true)
    expect(world.findings().every((finding) => finding.rankings.length > 0)).toBe(true)
  })

  test.for(PLANTS.map((plant): [string, Plant] => [describePlant(plant), plant]))('notice %s', ([, plant], context) => {
    if ('skipped' in seeds) return context.skip(seeds.skipped)
    const world = growWorld(buildSeedCase(seeds, WEIGHTY_GRADES), plant)
    expect(FORBIDDEN_DETECTORS[plant.detector]?.detect(world)).not.toEqual([])
  })

  test.for(['as a claim', 'as a member in common', 'as an event in common'])(
    'see a tie planted %s in what is computed',
    (how, context) => {
      if ('skipped' in seeds) return context.skip(seeds.skipped)
      const plants = PLANTS.filter((plant) => plant.detector < 2 && plant.how === how)
      expect(plants).toHaveLength(2)
      for (const plant of plants) {
        const seedCase = buildSeedCase(seeds, WEIGHTY_GRADES)
        const other = plant.detector === 0 ? 'org:gallegos' : 'org:tda'
        const world = growWorld(seedCase, plant)
        expect(isComputedTogether(world, world.idOf('org:net1'), world.idOf(other))).toBe(true)
      }
    },
  )

  test('are each fed at least one', () => {
    expect(new Set(PLANTS.map((plant) => plant.detector)).size).toBe(FORBIDDEN_DETECTORS.length)
  })
})

test('the vocabulary takes every claim of the reference texts', (context) => {
  const seeds = findSeeds()
  if ('skipped' in seeds) return context.skip(seeds.skipped)
  const { records } = buildSeedCase(seeds).batch
  const entities = new Map<string, Entity>(records.flatMap((one) => (one.type === 'entity' ? [[one.id, one]] : [])))
  const faults = records.flatMap((record) =>
    record.type === 'claim'
      ? validateClaim(record, findPredicate(record.predicate), (id) => entities.get(id)).map((one) => ({ record, one }))
      : [],
  )
  expect(faults).toEqual([])
})

function describePlant({ detector, how }: Plant): string {
  const forbidden = FORBIDDEN_DETECTORS[detector]
  return `${forbidden?.type ?? ''} ${forbidden?.between.join(' – ') ?? ''} ${how}`
}
