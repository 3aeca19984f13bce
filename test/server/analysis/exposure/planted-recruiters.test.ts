import { describe, expect, it } from 'vitest'

import { syntheticCase } from '../../../../fixtures/synthetic/synthesise.ts'
import { exposeRecruiters } from '../../../../server/analysis/exposure/expose-recruiters.ts'
import { DEFAULT_PROJECTION } from '../../../../server/analysis/graph/projection-parameters.ts'
import { GRADE_WEIGHT_MAPS, weighGrade } from '../../../../server/domain/grade-weights.ts'
import { objectEntity } from '../../../../server/domain/claim.ts'
import type { EntityId } from '../../../../server/domain/ids.ts'
import { chooseRuns } from '../../../soak.ts'
import { knowClaims, readBlock, readInput, readSeed } from '../../synthetic/read-block.ts'
import type { ReadBlock } from '../../synthetic/read-block.ts'

const seeds = Array.from({ length: chooseRuns(2, 40) }, (_, at) => at + 1)

const WEIGHTS = GRADE_WEIGHT_MAPS['even-steps']

/** Claims, read from the case itself, that name a person in an act of exploitation and weigh something. */
function listNaming(
  block: ReadBlock,
  person: EntityId,
): { readonly object: EntityId | null; readonly graded: boolean }[] {
  return knowClaims(block).flatMap((claim) => {
    const { subject, predicate, role, status, certainty, grade, excerpts } = claim
    const isRecruiting = predicate === 'RECRUITED' && role === 'for exploitation'
    const isNaming = isRecruiting || (predicate === 'PARTICIPATED_IN' && role === 'recruiter')
    if (subject !== person || !isNaming || status !== 'active') return []
    if (certainty !== 'stated' && certainty !== 'attributed') return []
    const sources = excerpts.flatMap((id) =>
      [...block.sources.values()].filter((one) => one.id === block.excerpts.get(id)?.source),
    )
    const weighing = sources.filter(({ reliability }) => weighGrade(WEIGHTS, reliability, grade) > 0)
    const graded = grade !== null && weighing.some(({ reliability }) => reliability !== null)
    return weighing.length === 0 ? [] : [{ object: objectEntity(claim), graded }]
  })
}

function countGraded(block: ReadBlock, person: EntityId): number {
  return listNaming(block, person).filter(({ graded }) => graded).length
}

describe.each(seeds)('in the synthetic case of seed %i', (seed) => {
  const block = readSeed(seed)
  const { truth } = block
  const exposure = exposeRecruiters(readInput(block), DEFAULT_PROJECTION)
  const listed = exposure.recruiters.map(({ id }) => id)

  it('the recruiters whom a graded claim names are listed, and nobody else', () => {
    const planted = truth.recruiters.map(({ person }) => person).filter((id) => id !== truth.coercedRecruiter)
    const told = planted.filter((id) => countGraded(block, id) > 0)
    expect([...listed].sort()).toEqual([...told].sort())
    expect(told.length).toBeGreaterThanOrEqual(5)
  })

  it('the coerced one stands apart, and nobody protected is listed', () => {
    expect(exposure.nonPunishment.map(({ id }) => id)).toEqual(
      countGraded(block, truth.coercedRecruiter) > 0 ? [truth.coercedRecruiter] : [],
    )
    const kept = new Set([
      ...truth.victims,
      ...truth.witnesses,
      ...truth.officials,
      ...truth.counsel,
      ...truth.acquitted,
    ])
    const named = [...listed, ...exposure.groupRecruiters.map(({ id }) => id)]
    expect(named.filter((id) => kept.has(id) || id === truth.coercedRecruiter)).toEqual([])
  })

  it('each act has the elements that were planted, with their sentences', () => {
    for (const { id, acts } of exposure.recruiters) {
      const planted = truth.recruiters.find(({ person }) => person === id)?.acts ?? []
      for (const act of acts) {
        const own = planted.find(({ victim }) => victim === act.victim)
        expect(own, `${id} and ${act.victim ?? 'nobody'}`).toBeDefined()
        expect(act.child).toBe(act.victim !== null && truth.minors.includes(act.victim))
        expect(act.act.state).toBe(own?.contradicted === 'presence' ? 'contradicted' : 'sourced')
        if (act.purpose.state === 'sourced') expect(act.purpose.values).toEqual([own?.purpose])
        if (own?.means.length === 0) expect(act.means.state).toBe('unsourced')
        if (act.means.state === 'sourced')
          expect(act.means.values.filter((one) => own?.means.includes(one) !== true)).toEqual([])
        for (const element of [act.act, act.means, act.purpose])
          expect(element.grounds.excerpts.length > 0).toBe(element.state !== 'unsourced')
      }
    }
  })

  it('recruits into the group are those planted', () => {
    const planted = new Set(
      truth.recruiters.flatMap(({ person, recruits }) => recruits.map((one) => `${person} ${one}`)),
    )
    const found = exposure.groupRecruiters.flatMap(({ id, recruits }) => recruits.map((one) => `${id} ${one.id}`))
    expect(found.filter((pair) => !planted.has(pair))).toEqual([])
    expect(found.length).toBeGreaterThan(0)
  })
})

it('in the demo case all eight are told of: seven listed, the coerced one apart', () => {
  const demo = syntheticCase()
  const block = readBlock(demo)
  const { truth } = demo
  const exposure = exposeRecruiters(readInput(block), DEFAULT_PROJECTION)
  const told = [...exposure.recruiters, ...exposure.nonPunishment].map(({ id }) => id)
  expect([...told].sort()).toEqual(truth.recruiters.map(({ person }) => person).sort())
  expect(told).toHaveLength(8)
  const planted = truth.recruiters.filter(({ person }) => person !== truth.coercedRecruiter)
  const weighing = planted.flatMap(({ person, acts }) => {
    const named = new Set(listNaming(block, person).map(({ object }) => object))
    return acts.flatMap(({ victim, event }) => (named.has(victim) || named.has(event) ? [victim] : []))
  })
  const found = exposure.recruiters.flatMap(({ acts }) => acts.map(({ victim }) => victim))
  expect(found.sort()).toEqual(weighing.sort())
  expect(found.length).toBeGreaterThanOrEqual(15)
})
