import { describe, expect, test } from 'vitest'

import { objectEntity, objectLiteral } from '../../../server/domain/claim.ts'
import { firstPossibleDay, lastPossibleDay } from '../../../server/domain/partial-date.ts'
import { deriveProtections } from '../../../server/domain/protection.ts'
import { knowClaims, readSeed } from './read-block.ts'

const SEEDS = [1, 2, 3, 4, 5, 6]

describe.each(SEEDS)('what is true of the case of seed %i', (seed) => {
  const block = readSeed(seed)
  const { truth, claims, entities } = block

  test('agrees with who is protected, ground by ground', () => {
    const derived = deriveProtections({ claims: knowClaims(block), entities, overrides: [] })
    const grounds = {
      victim: truth.victims,
      minor: truth.minors,
      witness: truth.witnesses,
      official: truth.officials,
      counsel: truth.counsel,
      acquitted: truth.acquitted,
    } as const
    for (const [ground, people] of Object.entries(grounds)) {
      const found = [...derived].filter(([, { grounds: own }]) => (own as ReadonlySet<string>).has(ground))
      expect(found.map(([id]) => id).sort()).toEqual([...people].sort())
    }
  })

  test('names every person of the case once, second records apart', () => {
    const members = truth.branches.flatMap((branch) => branch.members)
    const listed = [
      ...truth.leadership,
      ...members,
      ...truth.outsiders,
      ...truth.contacts,
      ...truth.victims.filter((id) => id !== truth.coercedRecruiter),
      ...truth.witnesses,
      ...truth.officials,
      ...truth.counsel,
      ...truth.acquitted,
      ...truth.duplicates.map(({ other }) => other),
    ]
    const people = [...entities.values()].filter((one) => one.kind === 'Person').map((one) => one.id)
    expect(listed.sort()).toEqual(people.sort())
    expect(people.length).toBe(truth.people)
  })

  test('has recruiters of victims, one of them a victim, with means sourced, unsourced and disputed', () => {
    expect(truth.recruiters.length).toBe(8)
    const acts = truth.recruiters.flatMap((one) => one.acts)
    expect(acts.length).toBeGreaterThan(14)
    expect(truth.victims).toContain(truth.coercedRecruiter)
    expect(truth.recruiters.map((one) => one.person)).toContain(truth.coercedRecruiter)
    expect(acts.map((one) => one.victim)).toContain(truth.coercedRecruiter)
    expect(acts.some((one) => one.means.length === 0)).toBe(true)
    expect(acts.some((one) => one.contradicted === 'means')).toBe(true)
    expect(acts.some((one) => one.contradicted === 'presence')).toBe(true)
    expect(truth.recruiters.flatMap((one) => one.recruits).length).toBeGreaterThan(5)
    for (const { person, acts: own } of truth.recruiters) {
      for (const { victim, event } of own) {
        const recruited = claims.filter(
          (claim) => claim.predicate === 'RECRUITED' && claim.subject === person && objectEntity(claim) === victim,
        )
        expect(recruited.length).toBeGreaterThan(0)
        const elements = claims.filter((claim) => claim.subject === event).map((claim) => objectLiteral(claim)?.kind)
        expect(elements).toContain('trafficking-element')
      }
    }
  })

  test('knows calls only of those who were tapped, and only while they were', () => {
    const taps = new Map(
      truth.coverage.filter((one) => one.means === 'telephone interception').map((one) => [one.person, one.over]),
    )
    const calls = claims.filter(
      (claim) => claim.predicate === 'COMMUNICATED_WITH' && entities.get(claim.subject)?.kind === 'Person',
    )
    expect(calls.length).toBeGreaterThan(100)
    const second = new Map(truth.duplicates.map(({ one, other }) => [other, one]))
    for (const claim of calls) {
      const people = [claim.subject, objectEntity(claim) ?? claim.subject].map((id) => second.get(id) ?? id)
      const within = people
        .map((id) => taps.get(id))
        .some((over) => {
          const [from, to] = [firstPossibleDay(claim.valid) ?? '', lastPossibleDay(claim.valid) ?? '']
          return over !== undefined && (over.from ?? '') <= from && (over.to ?? '') >= to
        })
      expect(within).toBe(true)
    }
    const leaders = truth.branches.flatMap((branch) => branch.leaders)
    expect(truth.coverage.filter((one) => leaders.includes(one.person))).toEqual([])
  })

  test('has disputed, refuted, withdrawn and superseded claims', () => {
    expect(truth.contradicting.length).toBeGreaterThan(8)
    expect(truth.refuted.length).toBe(10)
    expect(truth.withdrawn.length).toBe(6)
    expect(truth.superseded.length).toBe(5)
    const statuses = knowClaims(block).map((claim) => claim.status)
    expect(statuses.filter((status) => status === 'refuted').length).toBe(10)
    expect(statuses.filter((status) => status === 'withdrawn').length).toBe(6)
    expect(statuses.filter((status) => status === 'superseded').length).toBe(5)
  })
})

describe('across seeds', () => {
  const blocks = SEEDS.map(readSeed)

  test('the counts stay about the same', () => {
    const counts = (count: (block: (typeof blocks)[number]) => number): number[] => blocks.map(count)
    for (const count of counts(({ claims }) => claims.length)) {
      expect(count).toBeGreaterThan(4_700)
      expect(count).toBeLessThan(5_900)
    }
    for (const count of counts(({ sources }) => sources.size)) {
      expect(count).toBeGreaterThan(155)
      expect(count).toBeLessThan(185)
    }
    for (const count of counts(({ truth }) => truth.branches.flatMap((branch) => branch.members).length)) {
      expect(count).toBe(223)
    }
  })

  test('the languages hold about the shares that were meant', () => {
    const languages = blocks.flatMap(({ sources }) => [...sources.values()].map((source) => source.languages[0]))
    const share = (language: string) => languages.filter((one) => one === language).length / languages.length
    expect(share('en')).toBeGreaterThan(0.28)
    expect(share('es')).toBeGreaterThan(0.14)
    expect(share('fr')).toBeGreaterThan(0.2)
    expect(share('ar')).toBeGreaterThan(0.11)
  })

  test('documents of all forms occur', () => {
    const titles = blocks.flatMap(({ sources }) => [...sources.values()].map((source) => source.title))
    const forms = [
      'Surveillance log ',
      'Summary of intercepted communications ',
      'Police report ',
      'Record of interview ',
      'Judgment ',
      'Charging decision ',
      'Labour inspection report ',
      'Suspicious transaction report ',
      'Analysis of telephone traffic ',
      'Extract from the vehicle register ',
      'Extract from the subscriber register ',
      'Intelligence assessment ',
      'Connections by month, ',
    ]
    for (const form of forms) expect(titles.some((title) => title.startsWith(form))).toBe(true)
    expect(titles.some((title) => title.includes('Courier, '))).toBe(true)
  })

  test('names go with no role: every usage of names occurs among affiliates and among those around them', () => {
    for (const { truth, claims } of blocks) {
      const arabic = new Set(
        claims
          .filter((claim) => {
            const literal = objectLiteral(claim)
            if (literal?.kind !== 'name') return false
            return literal.nameKind === (literal.script === 'Arab' ? 'legal' : 'transliteration')
          })
          .map((claim) => claim.subject),
      )
      const members = truth.branches.flatMap((branch) => branch.members)
      const others = [...truth.officials, ...truth.witnesses, ...truth.contacts, ...truth.outsiders, ...truth.victims]
      expect(members.some((id) => arabic.has(id))).toBe(true)
      expect(others.some((id) => arabic.has(id))).toBe(true)
    }
  })
})
