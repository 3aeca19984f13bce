import { describe, expect, it } from 'vitest'

import {
  chooseTally,
  collectLabels,
  compareWithContacts,
  listBranchNodes,
  listPeopleOf,
  sortBranchPeople,
} from '../../../client/model/branch-board.ts'
import { buildCurves, DASHES } from '../../../client/model/disruption-chart.ts'
import { findDock } from '../../../client/model/finding-docks.ts'
import { matchesClocks } from '../../../client/model/ranking.ts'
import { listChangedRanks, listTiesOf } from '../../../client/model/withdrawal-lists.ts'
import type { DisruptionFinding } from '../../../server/contract/disruption.ts'
import type { BranchFindingView, BranchPersonView } from '../../../server/contract/exposure.ts'
import type { WithdrawalView } from '../../../server/contract/withdrawal.ts'
import { buildFinding } from './build-graph-view.ts'

const refer = (id: string, kind: 'Person' | 'Group' = 'Person') => ({
  id,
  kind,
  subkind: null,
  label: id.toUpperCase(),
  masked: false,
})
const group = (id: string) => refer(id, 'Group')

function buildPerson(id: string, part: Partial<BranchPersonView>): BranchPersonView {
  return {
    person: refer(id),
    status: 'contacts-only',
    branch: null,
    asserted: [],
    gate: null,
    exposed: null,
    margin: null,
    failed: [],
    tallies: [],
    contacts: [],
    ...part,
  }
}

const tally = (branch: string) => ({ branch, exposure: 1, share: 0.5, events: 1, days: 1, members: 1, origins: 1 })
const branch = (id: string, ...parents: string[]) => ({
  branch: group(id),
  parents,
  claims: [],
  assessed: false,
  members: 0,
})

function buildAnswer(
  branches: BranchFindingView['branches'],
  people: readonly BranchPersonView[] = [],
): BranchFindingView {
  // Only what these functions read.
  return { branches, people: [...people] } as unknown as BranchFindingView
}

describe('the hierarchy of branches', () => {
  it('lists children below their wholes, siblings by name, each once', () => {
    const nodes = listBranchNodes(buildAnswer([branch('c', 'b'), branch('b', 'top'), branch('a', 'top')]), 'en')
    expect(nodes.map(({ listed, depth }) => [listed.branch.id, depth])).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 1],
    ])
  })

  it('lists branches of one another all the same, where claims run in a circle', () => {
    const nodes = listBranchNodes(buildAnswer([branch('a', 'b'), branch('b', 'a')]), 'en')
    expect(nodes.map(({ listed }) => listed.branch.id).sort()).toEqual(['a', 'b'])
  })

  it('counts who is asserted in several branches in each of them', () => {
    const both = [group('a'), group('b')].map((one) => ({ group: one, claims: ['k'] }))
    const answer = buildAnswer(
      [branch('a'), branch('b')],
      [buildPerson('p', { status: 'asserted', asserted: both }), buildPerson('q', { status: 'undetermined' })],
    )
    expect(listBranchNodes(answer, 'en').map(({ asserted, assigned }) => [asserted, assigned])).toEqual([
      [1, 0],
      [1, 0],
    ])
    expect(listPeopleOf(answer, 'b').map(({ person }) => person.id)).toEqual(['p'])
    expect(collectLabels(answer).get('b')).toBe('B')
  })
})

describe('people of a branch', () => {
  const sure = buildPerson('z', { status: 'assigned', branch: group('a'), exposed: group('a'), margin: 0.9 })
  const less = buildPerson('y', { status: 'assigned', branch: group('a'), exposed: group('a'), margin: 0.4 })
  const said = buildPerson('x', { status: 'asserted', branch: group('a'), exposed: group('b') })

  it('stand by how the answer came about, then by how clear it is', () => {
    const order = sortBranchPeople([buildPerson('w', {}), less, sure, said], 'en').map(({ person }) => person.id)
    expect(order).toEqual(['x', 'z', 'y', 'w'])
  })

  it('are told by the numbers of the branch that the row is about', () => {
    expect(chooseTally({ ...sure, tallies: [tally('b'), tally('a')] })?.branch).toBe('a')
    expect(chooseTally({ ...buildPerson('w', {}), tallies: [tally('b')] })?.branch).toBe('b')
    expect(chooseTally(sure)).toBeNull()
  })

  it('of whom a branch is asserted are compared with what contacts alone would say', () => {
    expect(compareWithContacts(said)).toBe('other')
    expect(compareWithContacts({ ...said, exposed: group('a') })).toBe('same')
    expect(compareWithContacts({ ...said, exposed: null })).toBe('none')
    expect(compareWithContacts(sure)).toBeNull()
  })
})

describe('curves of a disruption', () => {
  const shape = (largest: number) => ({ largest, efficiency: 0, reach: 0, components: 1 })
  const answer = {
    plans: [
      { shapes: [shape(1), shape(0.5), shape(0)], low: null, high: null },
      { shapes: [shape(1), shape(0.75)], low: [shape(1), shape(0.5)], high: [shape(1), shape(1)] },
    ],
  } as unknown as DisruptionFinding

  it('run along the removals of the longest plan, down as less is left, each with dashes of its own', () => {
    const curves = buildCurves(answer, 'largest')
    expect(curves.map(({ points }) => points)).toEqual(['0,0 0.5,0.5 1,1', '0,0 0.5,0.25'])
    expect(curves.map(({ band }) => band)).toEqual([null, '0,0 0.5,0 0.5,0.5 0,0'])
    expect(new Set(DASHES).size).toBe(DASHES.length)
  })
})

describe('what falls without a source', () => {
  const state = (strength: number) => ({ strength, support: 0.5, origins: 1 })
  const rank = (one: number) => ({ rank: one, value: 1 })
  const answer = {
    ties: [
      { a: refer('a'), b: refer('b'), fate: 'falls', before: state(1), after: null },
      { a: refer('a'), b: refer('c'), fate: 'weakens', before: state(3), after: state(1) },
      { a: refer('a'), b: refer('d'), fate: 'falls', before: state(2), after: null },
    ],
  } as unknown as WithdrawalView

  it('lists ties of one fate, the strongest loss first', () => {
    expect(listTiesOf(answer, 'falls').map(({ b }) => b.id)).toEqual(['d', 'b'])
  })

  it('lists ranks that move, the furthest first, and no others', () => {
    const rows = [
      { entity: refer('a'), before: rank(1), after: rank(2) },
      { entity: refer('b'), before: rank(3), after: rank(3) },
      { entity: refer('c'), before: rank(9), after: rank(4) },
    ]
    expect(listChangedRanks({ measure: 'degree', rows }).map(({ entity }) => entity.id)).toEqual(['c', 'a'])
  })
})

describe('a run', () => {
  const finding = buildFinding({ a: { degree: 1, louvain: 1 } })
  const held = '2024-03-01T00:00:00.000Z'
  const run = { manifest: { projection: { ...finding.manifest.projection, knownAt: held } } }

  it('is of the dates that were asked for, whatever the case held then', () => {
    const now = { asAt: null, knownAt: null }
    expect(matchesClocks(run, now, now)).toBe(true)
    expect(matchesClocks(run, now, { asAt: null, knownAt: held })).toBe(false)
    expect(matchesClocks(run, now)).toBe(true)
    expect(matchesClocks(run, { asAt: null, knownAt: '2024-02-01T00:00:00.000Z' })).toBe(false)
  })

  it('is read where its task is shown', () => {
    expect(findDock('analyse')).toBe('ranking')
    expect(findDock('withdraw')).toBe('withdrawal')
    expect(findDock('constructor')).toBeNull()
  })
})
