import { describe, expect, it } from 'vitest'
import type { ChangeParameters, ChangeResult } from '../../../../server/analysis/change/change.ts'
import { runChange } from '../../../../server/analysis/change/run-change.ts'
import { MOST_WINDOWS } from '../../../../server/analysis/change/windows.ts'
import { DEFAULT_PROJECTION, InvalidParameterError } from '../../../../server/analysis/graph/projection-parameters.ts'
import type { ProjectionInput } from '../../../../server/analysis/graph/network.ts'
import { MEASURES } from '../../../../server/analysis/registry.ts'
import { NOW } from '../../../../server/domain/clocks.ts'
import type { Bound } from '../../../../server/domain/partial-date.ts'
import { associate, buildInput, categorise, takePart } from '../build-input.ts'
import type { ClaimSpec } from '../build-input.ts'

/** When claims hold, by their id; what is not named has no date. */
type Dates = Readonly<Record<string, readonly [Bound, Bound]>>

const happened = (id: string, event: string, value: string): ClaimSpec => {
  return { id, predicate: 'OCCURRED_ON', subject: event, object: { literal: { kind: 'date', value } } }
}

function build(entities: readonly string[], claims: readonly ClaimSpec[], dates: Dates = {}): ProjectionInput {
  const input = buildInput({ entities, claims })
  const dated = input.claims.map((claim) => {
    const [from, to] = dates[claim.id] ?? [null, null]
    return { ...claim, valid: { from, to } }
  })
  return { ...input, claims: dated }
}

const PARAMETERS: ChangeParameters = {
  measure: { id: 'degree', parameters: {} },
  every: { unit: 'year' },
  from: null,
  to: null,
  undated: 'out',
  threshold: 0.3,
  minimumSize: 3,
}

function run(input: ProjectionInput, parameters: Partial<ChangeParameters> = {}): ChangeResult {
  return runChange({
    input,
    clocks: NOW,
    projection: { ...DEFAULT_PROJECTION, nodes: 'persons' },
    parameters: { ...PARAMETERS, ...parameters },
    seed: 1,
    version: '1.0.0',
  })
}

/** Everybody at each meeting took part in it. */
function meet(event: string, day: string, people: readonly string[]): ClaimSpec[] {
  return [happened(`d-${event}`, event, day), ...people.map((person) => takePart(`${event}-${person}`, person, event))]
}

describe('windows of a case', () => {
  const input = build(
    ['a', 'b', 'c', 'd', 'v', 'm1:meeting', 'm2:meeting', 'm3:meeting'],
    [
      ...meet('m1', '2019-03-02', ['a', 'b', 'v']),
      ...meet('m2', '2020-05', ['a', 'c']),
      ...meet('m3', '2021', ['c', 'd']),
      associate('t-ab', 'a', 'b'),
      associate('t-bc', 'b', 'c'),
      associate('t-ad', 'a', 'd'),
      categorise('k-v', 'v', 'victim'),
    ],
    { 't-bc': ['2019-06', '2020-02-10'], 't-ad': ['2021', 'unknown'] },
  )

  it('hold what may have been in them, and nobody protected', () => {
    const { windows, evidence, excluded } = run(input)
    expect(windows.map(({ from, to }) => [from, to])).toEqual([
      ['2019-01-01', '2019-12-31'],
      ['2020-01-01', '2020-12-31'],
      ['2021-01-01', '2021-12-31'],
    ])
    expect(windows.map(({ nodes, ties }) => [nodes, ties])).toEqual([
      [3, 2],
      [3, 2],
      [3, 2],
    ])
    // Six participations and three ties, of which one has no date and one lasts from 2019 into 2020.
    expect(evidence).toEqual({ all: 9, undated: 1, inSeveral: 1, inNone: 0 })
    expect(excluded.total).toBe(1)
    expect(JSON.stringify(windows)).not.toContain('"v"')
  })

  it('tell who came, for the first time or not, and who went, for good or not', () => {
    const { windows } = run(input)
    const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
    expect(ids(windows[0]?.arrivals ?? [])).toEqual(['a', 'b', 'c'])
    expect(windows[2]?.arrivals).toEqual([{ id: 'd', first: true }])
    expect(windows[2]?.departures).toEqual([{ id: 'b', last: true }])
  })

  it('rank anew, and tell how ranks moved', () => {
    const { windows } = run(input)
    const [first, , last] = windows.map(({ values }) => (values.kind === 'ranking' ? values.rows : []))
    expect(first?.map(({ id, value, rank, moved }) => [id, value, rank, moved])).toEqual([
      ['b', 2, 1, null],
      ['a', 1, 2, null],
      ['c', 1, 2, null],
    ])
    // In 2020 c was first with two ties, before a and b; in 2021 d is, new, before a and c.
    expect(last?.map(({ id, rank, moved }) => [id, rank, moved])).toEqual([
      ['d', 1, null],
      ['a', 2, 0],
      ['c', 2, -1],
    ])
  })

  it('take what has no date into all of them where asked', () => {
    const { windows, evidence } = run(input, { undated: 'in' })
    expect(windows.map(({ evidence: pieces }) => pieces)).toEqual([4, 4, 4])
    expect(evidence.undated).toBe(1)
  })

  it('may overlap, and cover the days asked for alone', () => {
    const { windows, evidence } = run(input, { every: { days: 60, step: 30 }, from: '2019-02-01', to: '2019-05-01' })
    expect(windows.map(({ from, to, nodes }) => [from, to, nodes])).toEqual([
      ['2019-02-01', '2019-04-01', 2],
      ['2019-03-03', '2019-05-01', 0],
    ])
    expect(evidence.inNone).toBe(6)
  })

  it('give a newcomer to those already known in equal shares, as a lead', () => {
    const { introducers } = run(input)
    expect(introducers.map(({ id, credit }) => [id, credit])).toEqual([
      ['a', 0.5],
      ['c', 0.5],
    ])
    expect(introducers[0]?.newcomers).toEqual([{ id: 'd', window: 2, knownContacts: 2, claimIds: ['t-ad'] }])
    expect(introducers[1]?.newcomers[0]?.claimIds).toEqual(['m3-c', 'm3-d'])
  })

  it('are none where nothing has a date', () => {
    const bare = build(['a', 'b'], [associate('t', 'a', 'b')])
    expect(run(bare)).toMatchObject({ windows: [], evidence: { all: 1, undated: 1 } })
    expect(run(bare, { from: '2020-01-01', to: '2020-12-31', undated: 'in' }).windows[0]?.ties).toBe(1)
  })

  it.each(MEASURES.map(({ id }) => id))('follow %s, or say in which it is not defined', (id) => {
    const parameters = id === 'leiden-consensus' ? { seeds: 5 } : {}
    const { windows, manifest } = run(input, { measure: { id, parameters } })
    expect(windows).toHaveLength(3)
    expect(manifest.parameters.measure.id).toBe(id)
    const kinds = {
      ranking: 'ranking',
      clusters: 'clusters',
      'node-flag': 'node-flag',
      'tie-flag': 'tie-flag',
      network: 'network',
    }
    const measure = MEASURES.find((one) => one.id === id)
    for (const { values } of windows) expect([kinds[measure?.kind ?? 'network'], 'undefined']).toContain(values.kind)
  })

  it('are the same for the same request, whatever order the material comes in', () => {
    const turned = { ...input, claims: input.claims.toReversed(), entities: input.entities.toReversed() }
    expect(run(turned)).toEqual(run(input))
  })

  it.each([
    { threshold: 0 },
    { minimumSize: 0 },
    { every: { days: 0, step: 1 } },
    { every: { days: 1.5, step: 1 } },
    { every: { days: 1, step: 1 }, from: '1900-01-01', to: `${1900 + MOST_WINDOWS}-01-01` },
    { from: '2021-01-01', to: '2020-01-01' },
  ])('refuse %o', (parameters) => {
    expect(() => run(input, parameters)).toThrow(InvalidParameterError)
  })
})

describe('clusters', () => {
  const north = ['n1', 'n2', 'n3', 'n4']
  const south = ['s1', 's2', 's3', 's4']
  const west = ['w1', 'w2', 'w3']
  const everybody = [...north, ...south, ...west]
  const meetings = [
    ['2018-01-01', north],
    ['2019-01-01', north],
    ['2019-02-01', south],
    ['2020-01-01', [...north, ...south]],
    ['2021-01-01', north],
    ['2021-02-01', south],
    ['2022-01-01', [...north, 'w1']],
    ['2022-02-01', west.slice(1)],
    ['2023-01-01', north.slice(0, 3)],
  ] as const
  const input = build(
    [...everybody, ...meetings.map((_, place) => `e${place}:meeting`)],
    meetings.flatMap(([day, people], place) => meet(`e${place}`, day, people)),
  )

  it('are born, merge, split, grow, shrink and die, with the claims behind it', () => {
    const { events, windows, clusterMeasure } = run(input)
    expect(clusterMeasure).toBe('leiden')
    expect(events.map(({ window, kind }) => [window, kind])).toEqual([
      [1, 'kept'],
      [1, 'born'],
      [2, 'merged'],
      [3, 'split'],
      [4, 'grown'],
      [4, 'died'],
      [5, 'shrunk'],
    ])
    const [, born, merged, split, grown, died] = events
    expect(born).toMatchObject({ before: [], overlap: null, came: south, went: [], claimCount: 4 })
    expect(merged).toMatchObject({ overlap: 0.5, came: [], went: [], claimCount: 8 })
    expect(merged?.before).toHaveLength(2)
    expect(split?.after).toHaveLength(2)
    expect(grown).toMatchObject({ came: ['w1'], overlap: 0.8 })
    expect(died).toMatchObject({ after: [], came: [], went: south })
    expect(died?.claimIds).toEqual(south.map((id) => `e5-${id}`))
    expect(windows[0]?.clusters[0]?.thread).toBe(windows[1]?.clusters[0]?.thread)
  })

  it('of fewer than three are not followed unless asked', () => {
    const { windows } = run(input, { minimumSize: 2 })
    expect(windows[4]?.clusters.map(({ members }) => members)).toContainEqual(['w2', 'w3'])
    expect(run(input).windows[4]?.clusters).toHaveLength(1)
  })
})
